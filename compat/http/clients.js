// HTTP clients with default settings, and the expected result of each response: the number of requests, and the waits between them.
import { create } from 'axios';
import axiosRetry from 'axios-retry';
import { got } from 'got';
import ky from 'ky';
import { ofetch } from 'ofetch';
import { problemOf, readProblem } from 'openai-problem-details/client';
import pRetry from 'p-retry7';
import { loadRecipe } from './recipe.js';

const repeating = create();
axiosRetry(repeating);

const { ask, patient } = await loadRecipe();

const once = { requests: 1, waits: [] };
const all = (expected) => ({
  '429, wait 2 s': expected,
  '503, wait 2 s': expected,
  '503, hopeless': expected,
  '500, hopeless': expected,
});

/** Waits are the least time between two GET requests, in milliseconds. `posts` is the number of POST requests. */
export const httpClients = [
  {
    packages: { ky: 'ky' },
    ask: (url, method) => ky(url, { method }).json(),
    find: (error) => readProblem(error.response),
    place: '`await readProblem(error.response)`',
    expected: {
      ...all({ requests: 3, waits: [300, 600] }),
      '429, wait 2 s': { requests: 3, waits: [2000, 2000] },
      '503, wait 2 s': { requests: 3, waits: [2000, 2000] },
    },
    posts: 1,
  },
  {
    packages: { got: 'got' },
    ask: (url, method) => got(url, { method }).json(),
    find: problemOf,
    place: '`problemOf(error)`',
    expected: {
      ...all({ requests: 3, waits: [1000, 2000] }),
      '429, wait 2 s': { requests: 3, waits: [2000, 2000] },
      '503, wait 2 s': { requests: 3, waits: [2000, 2000] },
    },
    posts: 1,
  },
  {
    packages: { ofetch: 'ofetch' },
    ask: (url, method) => ofetch(url, { method }),
    find: problemOf,
    place: '`problemOf(error)`',
    expected: all({ requests: 2, waits: [0] }),
    posts: 1,
  },
  {
    packages: { axios: 'axios', 'axios-retry': 'axios-retry' },
    ask: (url, method) => repeating(url, { method }),
    find: problemOf,
    place: '`problemOf(error)`',
    expected: {
      ...all({ requests: 4, waits: [0, 0, 0] }),
      '429, wait 2 s': { requests: 4, waits: [2000, 2000, 2000] },
      '503, wait 2 s': { requests: 4, waits: [2000, 2000, 2000] },
    },
    posts: 1,
  },
  {
    packages: { '`fetch` and `patient` below, p-retry': 'p-retry7' },
    ask: (url, method) => pRetry(() => ask(url, { method }), patient),
    find: problemOf,
    place: '`problemOf(error)`',
    expected: {
      '429, wait 2 s': { requests: 3, waits: [3000, 4000] },
      '503, wait 2 s': { requests: 3, waits: [3000, 4000] },
    },
    posts: 3,
  },
];

/** The expected result of a client for a response. */
export function expectedOf({ expected }, name) {
  return expected[name] ?? once;
}
