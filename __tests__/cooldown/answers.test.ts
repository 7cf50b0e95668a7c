/** How the responses of a cooldown control the SDK's retries, and which parts of the upstream's response they keep. */
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { callOf, guarded, later, stopClock } from '../support/guarded.js';
import { errorBody, exhausted, rateLimited } from '../support/limited.js';
import type { Wire } from '../support/sdk.js';

const wire = (answer: object): Wire => answer as Wire;
const limited = (headers: Readonly<Record<string, string>>): Wire => wire(rateLimited(headers));

/** The header fields that decide about retries. */
function fieldsOf({ headers }: Response): Readonly<Record<string, string | null>> {
  const names = ['retry-after', 'retry-after-ms', 'x-should-retry', 'x-openai-cooldown-seconds'];
  return Object.fromEntries(names.map((name) => [name, headers.get(name)]));
}

describe('with a stopped clock', () => {
  beforeEach(stopClock);
  afterEach(() => void jest.useRealTimers());

  it('leaves a wait within the patience to the SDK, even in the response that opens the cooldown', async () => {
    const { call } = guarded(() => limited({ 'retry-after': '4' }));
    const first = fieldsOf(await call());
    await later(1500);
    const second = fieldsOf(await call());
    expect(first).toMatchObject({ 'retry-after': '4', 'x-should-retry': null });
    expect(Number(first['retry-after-ms'])).toBeGreaterThanOrEqual(4000);
    expect(second).toMatchObject({
      'retry-after': '3',
      'x-should-retry': null,
      'x-openai-cooldown-seconds': '3',
    });
    expect(Number(second['retry-after-ms'])).toBeGreaterThanOrEqual(2500);
    expect(Number(second['retry-after-ms'])).toBeLessThanOrEqual(2750);
  });

  it('prevents the SDK from waiting any longer', async () => {
    const { call } = guarded(() => limited({ 'retry-after': '6' }));
    const first = fieldsOf(await call());
    const second = fieldsOf(await call());
    const expected = { 'retry-after': '6', 'retry-after-ms': null, 'x-should-retry': 'false' };
    expect(first).toMatchObject(expected);
    expect(second).toMatchObject(expected);
  });

  it('fails fast with a patience of 0', async () => {
    const { call } = guarded(() => limited({ 'retry-after': '1' }), { patience: 0 });
    await call();
    expect(fieldsOf(await call())).toMatchObject({
      'retry-after': '1',
      'retry-after-ms': null,
      'x-should-retry': 'false',
    });
  });

  it('never requests a wait that some SDKs refuse', async () => {
    const { call } = guarded(() => limited({ 'retry-after': '60' }), { patience: 60 });
    expect(fieldsOf(await call())).toMatchObject({
      'retry-after-ms': null,
      'x-should-retry': 'false',
    });
  });

  it('states no wait if it is hopeless, since some clients would wait for it', async () => {
    const { call } = guarded(() => wire(exhausted));
    const first = fieldsOf(await call());
    const second = fieldsOf(await call());
    const expected = { 'retry-after': null, 'retry-after-ms': null, 'x-should-retry': 'false' };
    expect(first).toEqual({ ...expected, 'x-openai-cooldown-seconds': null });
    expect(second).toEqual({ ...expected, 'x-openai-cooldown-seconds': '30' });
  });

  it('states a wait without the spread of the probes', async () => {
    const store = {
      get: async () => null,
      block: async () => undefined,
      delete: async () => undefined,
    };
    const { call, calls } = guarded(() => wire(exhausted), { store });
    await call();
    await later(29_500);
    expect(fieldsOf(await call())['x-openai-cooldown-seconds']).toBe('1');
    const random = jest.spyOn(Math, 'random').mockReturnValue(0.9);
    await later(46_000);
    await call();
    expect(calls()).toBe(2);
    await later(60_000);
    expect(fieldsOf(await call())['x-openai-cooldown-seconds']).toBe('1');
    expect(calls()).toBe(2);
    random.mockRestore();
  });

  it('uses a stalled body as it is after a second', async () => {
    const stalled = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"error":')),
    });
    const { call } = guarded(() => new Response(stalled, { status: 429 }));
    const calling = call();
    await later(1000);
    const response = await calling;
    expect([response.status, await response.text()]).toEqual([429, '{"error":']);
  });
});

it('does not change a response that opens no cooldown, except that it never requests an immediate retry', async () => {
  const body = errorBody('context_length_exceeded', 'Too long.');
  const headers = { 'retry-after': '0', 'x-request-id': 'req_1', 'set-cookie': 'a=b' };
  const { call } = guarded(() => ({ status: 400, headers, body }));
  const response = await call();
  expect(await response.json()).toEqual(body);
  expect(response.headers.get('x-request-id')).toBe('req_1');
  expect(response.headers.get('retry-after')).toBeNull();
});

it('passes on the text of a compressed body, and the URL', async () => {
  const text = JSON.stringify(errorBody('rate_limit_exceeded', 'Slow.'));
  const { call } = guarded(async () => {
    const response = new Response(text, {
      status: 429,
      headers: { 'content-encoding': 'gzip', 'content-length': String(gzipSync(text).length) },
    });
    return Object.defineProperty(response, 'url', { value: 'https://api.example.com/v1' });
  });
  const response = await call();
  expect(await response.text()).toBe(text);
  expect(response.url).toBe('https://api.example.com/v1');
  expect(response.headers.get('content-encoding')).toBeNull();
  expect(response.headers.get('content-length')).toBeNull();
});

it('reads at most 64 kB of a body', async () => {
  const { call } = guarded(() => ({ status: 500, body: 'x'.repeat(200_000) }));
  expect(await (await call()).text()).toHaveLength(65_536);
});

it('reads the bodies of node-fetch, and cancels one that is too long', async () => {
  const body = Readable.from([
    Buffer.alloc(60_000, 'x'),
    Buffer.alloc(60_000, 'x'),
    Buffer.from(''),
  ]);
  const facts = { status: 500, statusText: '', url: '', headers: new Headers(), body };
  const { guard } = guarded(() => new Response(), { fetch: async () => facts });
  const response = await guard.fetch('https://api.example.com/v1');
  expect(await response.text()).toHaveLength(65_536);
  expect(body.destroyed).toBe(true);
});

it('uses as much of a body as arrived before it broke', async () => {
  const broken = new ReadableStream({
    pull(controller) {
      controller.error(new TypeError('terminated'));
    },
  });
  const { call } = guarded(() => new Response(broken, { status: 502 }));
  const response = await call();
  expect([response.status, await response.text()]).toEqual([502, '']);
});

it('recognizes an error without a body by its status', async () => {
  const { guard, call } = guarded(() => new Response(null, { status: 402 }));
  await call();
  expect(guard.state()).toMatchObject([{ type: 'credit-balance-exhausted' }]);
});

it.each([304, 600])('leaves the status %i alone', async (status) => {
  const response = Object.defineProperty(new Response(null), 'status', { value: status });
  const { call } = guarded(() => response);
  expect(await call()).toBe(response);
});

it('rejects if the app aborts its call while an error body is read', async () => {
  const controller = new AbortController();
  const { call } = guarded(() => {
    controller.abort(new Error('gone'));
    return new Response('{}', { status: 429 });
  });
  await expect(call({ ...callOf(), signal: controller.signal })).rejects.toThrow('gone');
});

it('responds with a body of at most a few kilobytes', async () => {
  const long = errorBody('rate_limit_exceeded', 'word '.repeat(10_000), 'x'.repeat(5000));
  const { call } = guarded(() => ({ status: 429, headers: { 'retry-after': '9' }, body: long }));
  await call();
  expect((await (await call()).text()).length).toBeLessThan(2000);
});
