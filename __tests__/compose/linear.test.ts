/** The work on a text is bounded before any pattern sees it, and no text makes a pattern slow. */
import { setInterval as every } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { redact } from '../../lib/compose/redact/index.js';
import { toProblemDetails } from '../../lib/index.js';
import { cpuTime } from '../support/cpu-time.js';
import { countMatched, type Count } from '../support/counting.js';
import { apiError } from '../support/problem.js';
import { aiSdkError, apiCallError, axiosError, sdk3Error } from '../support/wrappers.js';

/** No pattern sees more than this: the bound of a text, and marks that are longer than what they stand for. */
const bound = 3 * 4096;

/** What patterns might be led astray by, again and again. */
const atoms = [
  'a',
  '1',
  '*',
  '.',
  ': ',
  '\n',
  '\\',
  '?',
  'é',
  '\u200b',
  '🎉',
  'so ',
  'sk-',
  'eyJ',
  'gAAA',
  'a.a@',
  '"a"@',
  '1.',
  '::1',
  '0a1b2c3d-',
  'a://',
  'a?b=',
  'C:\\',
  '/home/',
  'x.internal',
  'a.js:1',
  'at a (',
  '\n at ',
  'Bearer ',
  'password: ',
  'connect to a.',
  'key provided: ',
  '-----BEGIN A-----',
  '{"error":',
  '{"message":"',
  'Rate limit 1',
  'ry again in ',
];

/** Texts of this length, in memory as one piece each. */
function texts(length: number, some: readonly string[] = atoms): readonly string[] {
  return some.map((atom) => {
    const text = atom.repeat(Math.ceil(length / atom.length)).slice(0, length);
    return Buffer.from(text, 'utf16le').toString('utf16le');
  });
}

/** Wherever an upstream may put a text. */
const places: readonly (readonly [string, (text: string) => unknown])[] = [
  ['the message', (message) => apiError({ status: 400, message })],
  ['the body', (error) => apiError({ status: 400, error })],
  ['the body’s message', (message) => apiError({ status: 429, error: { message } })],
  ['the raw reason', (raw) => apiError({ status: 400, error: { metadata: { raw } } })],
  ['the code', (code) => apiError({ status: 400, code })],
  ['the type', (type) => apiError({ status: 400, type })],
  ['the parameter', (param) => apiError({ status: 400, param })],
  ['the request id', (requestID) => apiError({ status: 500, requestID })],
  ['the headers', (text) => apiError({ status: 429, headers: { 'retry-after': text } })],
  [
    'the limits',
    (text) => apiError({ status: 429, headers: { 'x-ratelimit-reset-tokens': text } }),
  ],
  ['a message without an answer', (message) => apiError({ message })],
  ['the cause', (text) => apiError({ message: 'Connection error.', cause: new Error(text) })],
  ['a plain error', (text) => new Error(text)],
  ['a stack', (stack) => Object.assign(new SyntaxError('JSON'), { stack })],
  ['a name', (name) => Object.assign(new Error(), { name })],
  ['a bare body', (error) => ({ error })],
  ['a body of the AI SDK', (responseBody) => apiCallError({ responseBody })],
  ['a URL of the AI SDK', (text) => apiCallError({ url: `http://a/${text}` })],
  ['a URL of axios', (text) => axiosError({ baseURL: `http://a/${text}`, url: text }, {})],
  ['a body of axios', (data) => sdk3Error({ response: { status: 400, headers: {}, data } })],
  ['a clone', (text) => ({ message: `400 ${text}`, stack: `${text}\n/node_modules/openai/` })],
  [
    'a name of a model',
    (modelId) => aiSdkError('AI_NoImageGeneratedError', { response: { modelId } }),
  ],
  ['an event', (message) => ({ type: 'error', sequence_number: 1, message })],
];

/** The count over all texts of this length in this place. */
function count(some: readonly string[], thrown: (text: string) => unknown): Count {
  return countMatched(() => {
    for (const text of some) toProblemDetails(thrown(text), { claim: 'likely' });
  });
}

const lengths = [400, 4000, 16_000, 1_600_000].map((length) => texts(length));

describe.each(places)('a long string in %s', (_place, thrown) => {
  const [short, tenfold, long, longest] = lengths.map((some) => count(some, thrown)) as [
    Count,
    Count,
    Count,
    Count,
  ];

  it('is limited before any pattern runs', () => {
    expect(longest.longest).toBeLessThanOrEqual(bound);
  });

  it('is examined at most ten times as much if it is ten times as long', () => {
    expect(tenfold.characters).toBeLessThanOrEqual(10 * short.characters);
  });

  it('is not examined further beyond the limit', () => {
    expect(longest.characters).toBe(long.characters);
  });
});

/** Milliseconds of CPU that these texts take so many times. */
function cost(some: readonly string[], times: number, act: (text: string) => unknown): number {
  const before = cpuTime();
  for (let time = 0; time < times; time += 1) for (const text of some) act(text);
  return cpuTime() - before;
}

/** In milliseconds. Nothing but a fault keeps the ratio above its limit for so long, on a busy machine either. */
const patience = 30_000;

/**
 * How many times the least cost of the first work the least cost of the second is. They take turns, and are tried again as long
 * as the second seems dear: other processes empty the caches, and threads that collect garbage show in the CPU time.
 */
async function leastRatio(few: () => number, many: () => number, limit: number): Promise<number> {
  const start = performance.now();
  let [leastFew, leastMany, tries] = [Infinity, Infinity, 0];
  for await (const _ of every(10)) {
    leastFew = Math.min(leastFew, few());
    leastMany = Math.min(leastMany, many());
    tries += 1;
    const isOver = performance.now() - start > patience;
    if (tries >= 7 && (isOver || leastMany < limit * leastFew)) break;
  }
  return leastMany / leastFew;
}

describe('the processing time of strings', () => {
  const convert = (message: string): unknown =>
    toProblemDetails(apiError({ status: 400, error: { message } }));

  it.each([
    ['redaction', redact],
    ['conversion', convert],
  ])('grows at most with their length in the %s', async (_what, act) => {
    const [short, tenfold] = [texts(400), texts(4000)];
    const ratio = await leastRatio(
      () => cost(short, 10, act),
      () => cost(tenfold, 1, act),
      2.5,
    );
    // As many characters: a square would take ten times as long.
    expect(ratio).toBeLessThan(2.5);
  });

  it.each([
    ['redaction', redact],
    ['conversion', convert],
  ])('does not grow beyond the limit in the %s', async (_what, act) => {
    const some = ['so ', '*', 'a.a@', '::1', '\n at '];
    const [long, longest] = [texts(10_000, some), texts(10_000_000, some)];
    const ratio = await leastRatio(
      () => cost(long, 5, act),
      () => cost(longest, 5, act),
      5,
    );
    expect(ratio).toBeLessThan(5);
  });
});
