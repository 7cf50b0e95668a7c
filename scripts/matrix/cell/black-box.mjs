// One cell of the matrix: node black-box.mjs <cjs or esm> <Express> <SDK>, the last two by their names in node_modules. Tries all
// cases on real sockets; failures are printed, and make the exit code 1.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { completion, departing, entries, facts, failures, streams } from './cases.mjs';
import {
  call,
  close,
  cutAt,
  foreign,
  get,
  load,
  passed,
  request,
  require,
  upstreamOf,
} from './subject.mjs';

const { toHttpError, toProblemDetails } = await load('openai-problem-details');
const { iterateEvents, readProblem } = await load('openai-problem-details/client');

const slugOf = (problem) => problem?.type.replace('urn:problem-type:openai:', '');

async function fails(name, { status, slug, retryAfter }) {
  const response = await get('call', name);
  const problem = await readProblem(response);
  assert.deepEqual([response.status, problem.status, slugOf(problem)], [status, status, slug]);
  assert.ok(problem.meaning !== '' && problem.solution.length > 0);
  assert.equal(problem.retryAfter, retryAfter);
  assert.equal(response.headers.get('retry-after'), retryAfter ? String(retryAfter) : null);
}

async function readStream(name, response) {
  const events = [];
  try {
    for await (const event of iterateEvents(response)) cutAt(name, events.push(event));
  } catch (error) {
    assert.equal(error.name, 'ProblemError', error);
    return { events, slug: slugOf(error.problem) };
  }
  return { events, slug: undefined };
}

async function streamsAs(name, expected) {
  const response = await get('stream', name);
  const { events, slug } = await readStream(name, response);
  assert.deepEqual({ status: response.status, events: events.length, slug }, expected);
}

/** How to observe each of the facts. */
const proofs = {
  async exports() {
    for (const [entry, names] of Object.entries(entries)) {
      const loaded = Object.keys(await load(entry)).filter((name) => !/default|^__/.test(name));
      assert.deepEqual(loaded.toSorted(), names.split(' '));
    }
    assert.equal(require('openai-problem-details/package.json').name, 'openai-problem-details');
  },
  async success() {
    const response = await get('call', 'an answer');
    assert.deepEqual(await response.json(), completion);
    assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal(response.headers.get('cache-control'), null);
  },
  async foreign() {
    const { status } = await get('foreign', '-');
    assert.equal(status, 599);
    assert.equal(passed.length, 1);
    assert.equal(passed[0], foreign);
    assert.equal(toProblemDetails(foreign), undefined);
  },
  async departure() {
    const departure = new AbortController();
    const left = get('left', departing, { signal: departure.signal });
    while (upstreamOf(departing) === undefined) await pause(5);
    departure.abort();
    await assert.rejects(left, { name: 'AbortError' });
    assert.equal(await upstreamOf(departing).closed, 'aborted');
  },
  async httpError() {
    const error = await call('a wrong API key', request).then(undefined, (thrown) => thrown);
    const { expose, status, problem } = toHttpError(error);
    assert.deepEqual([expose, status, slugOf(problem)], [true, 401, 'unauthorized']);
  },
};

const rows = (table, check) =>
  Object.entries(table).map(([name, { expected }]) => [name, () => check(name, expected)]);

const checks = [
  ...Object.entries(facts).map(([key, name]) => [name, proofs[key]]),
  ...rows(failures, fails),
  ...rows(streams, streamsAs),
];

async function report([name, check]) {
  try {
    await check();
  } catch (error) {
    console.log(`${name}: ${error.stack}`);
    process.exitCode = 1;
  }
}

await Promise.all(checks.map(report));
close();
