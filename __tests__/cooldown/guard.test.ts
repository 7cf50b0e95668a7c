/** When a cooldown opens, how long it lasts, which calls probe, and what closes it. The clock is the test's. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  address,
  callOf,
  guarded,
  later,
  problemOfResponse,
  stopClock,
} from '../support/guarded.js';
import { completion, errorBody, exhausted, rateLimited } from '../support/limited.js';
import type { Wire } from '../support/sdk.js';

beforeEach(stopClock);
afterEach(() => void jest.useRealTimers());

const wire = (answer: object): Wire => answer as Wire;
const limitedFor = (seconds: number): Wire => wire(rateLimited({ 'retry-after': String(seconds) }));
const well = wire(completion);
const down = { status: 503, body: errorBody('server_error', 'The server is overloaded.') };

describe('an announced rate limit', () => {
  it('opens a cooldown for the announced time, after which all calls proceed', async () => {
    const { call, calls, answer } = guarded(() => limitedFor(20));
    await call();
    await later(19_900);
    await call();
    expect(calls()).toBe(1);
    answer(() => well);
    await later(200);
    const answers = await Promise.all(Array.from({ length: 10 }, async () => call()));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(calls()).toBe(11);
  });

  it('is honoured to the millisecond', async () => {
    const { call, calls } = guarded(() => wire(rateLimited({ 'retry-after-ms': '120' })));
    await call();
    await later(110);
    await call();
    expect(calls()).toBe(1);
    await later(20);
    await call();
    expect(calls()).toBe(2);
  });

  it('opens again with the next 429', async () => {
    const { call, calls, events } = guarded(() => limitedFor(3));
    await call();
    await later(3100);
    await call();
    await call();
    expect(calls()).toBe(2);
    expect(events.map(({ kind }) => kind)).toEqual(['open', 'close', 'open']);
  });

  it('is honoured for 300 seconds, after which one call per second probes', async () => {
    const { guard, call, calls } = guarded(() => limitedFor(3600));
    await call();
    expect(guard.state()).toMatchObject([{ seconds: 300 }]);
    await later(300_100);
    await Promise.all(Array.from({ length: 10 }, async () => call()));
    expect(calls()).toBe(2);
  });

  it('is extended, never shortened, by calls already under way', async () => {
    const { guard, call } = guarded((index) => limitedFor([5, 20, 1][index] ?? 1));
    await Promise.all([call(), call(), call()]);
    expect(guard.state()).toMatchObject([{ seconds: 20 }]);
  });
});

it('a rate limit without an announced wait opens a cooldown of two seconds, which doubles each time', async () => {
  const { guard, call } = guarded(() => wire(rateLimited()));
  const seconds: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    await call();
    seconds.push(guard.state()[0]?.seconds ?? 0);
    await later((seconds.at(-1) ?? 0) * 1000 + 10);
  }
  expect(seconds).toEqual([2, 4, 8, 16, 30, 30]);
});

it('a wait of 0 counts as none', async () => {
  const { guard, call } = guarded(() => limitedFor(0));
  const response = await call();
  expect(guard.state()).toMatchObject([{ seconds: 2 }]);
  expect(response.headers.get('retry-after')).toBe('2');
});

describe('an exhausted quota', () => {
  it('opens a cooldown of 30 seconds, then of 60, regardless of the announced wait', async () => {
    const { guard, call } = guarded(() => wire(exhausted));
    await call();
    expect(guard.state()).toMatchObject([{ type: 'credit-balance-exhausted', seconds: 30 }]);
    await later(30_000);
    await call();
    expect(guard.state()).toMatchObject([{ seconds: 60 }]);
    await later(60_000);
    await call();
    expect(guard.state()).toMatchObject([{ seconds: 60 }]);
  });

  it('lets one call per second probe afterwards, regardless of its outcome', async () => {
    const { guard, call, calls, answer } = guarded(() => wire(exhausted));
    await call();
    await later(30_000);
    answer(() => new Promise(() => undefined));
    void call();
    expect(guard.state()).toMatchObject([{ seconds: 0, halfOpen: true }]);
    const [second, third] = await Promise.all([call(), call()]);
    expect([second.status, third.status]).toEqual([429, 429]);
    expect(second.headers.get('x-openai-cooldown-seconds')).toBe('1');
    expect(calls()).toBe(2);
    await later(1000);
    void call();
    await call();
    expect(calls()).toBe(3);
  });

  it('ends with the success of a call that began after the end', async () => {
    const { guard, call, events, answer } = guarded(() => wire(exhausted));
    await call();
    await later(30_000);
    answer(() => well);
    expect((await call()).status).toBe(200);
    expect(guard.state()).toEqual([]);
    expect(events.at(-1)).toMatchObject({ kind: 'close', reason: 'success' });
  });

  it('does not end with the success of a call that began before', async () => {
    let finish: (answer: Wire) => void = () => undefined;
    const slow = new Promise<Wire>((resolve) => (finish = resolve));
    const { guard, call } = guarded((index) => (index === 0 ? slow : wire(exhausted)));
    const first = call();
    await call();
    finish(well);
    expect((await first).status).toBe(200);
    expect(guard.state()).toMatchObject([{ type: 'credit-balance-exhausted' }]);
  });

  it('opens a cooldown of 30 seconds after rate limits as well', async () => {
    const { guard, call } = guarded((index) => (index < 2 ? wire(rateLimited()) : wire(exhausted)));
    for (const seconds of [2, 4]) {
      await call();
      await later(seconds * 1000);
    }
    await call();
    expect(guard.state()).toMatchObject([{ type: 'credit-balance-exhausted', seconds: 30 }]);
  });

  it('replaces the cooldown of a rate limit', async () => {
    const { guard, call } = guarded((index) =>
      index === 0 ? wire(rateLimited()) : wire(exhausted),
    );
    await Promise.all([call(), call()]);
    expect(guard.state()).toMatchObject([{ type: 'credit-balance-exhausted', seconds: 30 }]);
  });
});

describe('a failing service', () => {
  it('opens a cooldown after five failures in a row', async () => {
    const { guard, call, calls } = guarded(() => down);
    for (let attempt = 0; attempt < 8; attempt += 1) await call();
    expect(calls()).toBe(5);
    expect(guard.state()).toMatchObject([{ type: 'service-overloaded', seconds: 2 }]);
  });

  it('opens none if calls succeed in between', async () => {
    const { call, calls } = guarded((index) => (index % 3 === 0 ? well : down));
    for (let attempt = 0; attempt < 20; attempt += 1) await call();
    expect(calls()).toBe(20);
  });

  it('opens none if the failures are spread over more than ten seconds', async () => {
    const { call, calls } = guarded(() => down);
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await call();
      await later(2600);
    }
    expect(calls()).toBe(10);
  });

  it('is assumed to be back at first; if it is not, one call per second probes', async () => {
    const { call, calls } = guarded(() => down);
    for (let attempt = 0; attempt < 5; attempt += 1) await call();
    await later(2000);
    await Promise.all(Array.from({ length: 10 }, async () => call()));
    expect(calls()).toBe(15);
    await later(4000);
    await Promise.all(Array.from({ length: 10 }, async () => call()));
    expect(calls()).toBe(16);
  });

  it('opens a cooldown for the announced time', async () => {
    const { guard, call } = guarded(() => ({ ...down, headers: { 'retry-after': '25' } }));
    for (let attempt = 0; attempt < 5; attempt += 1) await call();
    expect(guard.state()).toMatchObject([{ seconds: 25 }]);
  });

  it('makes calls fail like the connection if that has failed', async () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const { guard, call, calls } = guarded(async () => {
      throw new TypeError('fetch failed', { cause });
    });
    for (let attempt = 0; attempt < 6; attempt += 1)
      await expect(call()).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    expect(calls()).toBe(5);
    expect(guard.state()).toMatchObject([{ type: 'connection-failed', seconds: 2 }]);
  });
});

it.each([
  ['an abort', new DOMException('This operation was aborted', 'AbortError')],
  ['an error of the app’s own fetch', new Error('No such proxy.')],
])('%s opens no cooldown', async (_what, error) => {
  const { call, calls } = guarded(async () => {
    throw error;
  });
  for (let attempt = 0; attempt < 8; attempt += 1) await expect(call()).rejects.toBe(error);
  expect(calls()).toBe(8);
});

it('a connection that breaks after the app has aborted its call opens no cooldown', async () => {
  const cause = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
  const { call, calls } = guarded(async () => {
    throw new TypeError('fetch failed', { cause });
  });
  const signal = AbortSignal.abort();
  for (let attempt = 0; attempt < 8; attempt += 1)
    await expect(call({ ...callOf(), signal })).rejects.toThrow('fetch failed');
  expect(calls()).toBe(8);
});

it('an aborted call gets no response', async () => {
  const { call } = guarded(() => limitedFor(20));
  await call();
  const signal = AbortSignal.abort(new Error('gone'));
  await expect(call({ ...callOf(), signal })).rejects.toThrow('gone');
});

describe('the option wait', () => {
  it('overrides the length of a cooldown', async () => {
    const { guard, call } = guarded(() => limitedFor(20), { wait: ({ status }) => status / 100 });
    await call();
    expect(guard.state()).toMatchObject([{ seconds: 5 }]);
  });

  it.each([0, false as const])('prevents a cooldown with %s', async (wait) => {
    const { call, calls } = guarded(() => limitedFor(20), { wait: () => wait });
    await call();
    await call();
    expect(calls()).toBe(2);
  });

  it.each([
    ['a retryable one, which is left to the SDK', 408, null],
    ['a hopeless one, which is not', 404, 'false'],
  ])(
    'opens a cooldown for a problem that never does by default: %s',
    async (_which, status, veto) => {
      const { call, calls } = guarded(() => ({ status, body: {} }), { wait: () => 3 });
      await call();
      const response = await call();
      expect(response.headers.get('x-should-retry')).toBe(veto);
      expect(calls()).toBe(1);
    },
  );

  it.each([-1, Number.NaN, 1e9, 'a minute'])('is ignored if it returns %p', async (wait) => {
    const { guard, call } = guarded(() => limitedFor(20), { wait: () => wait as number });
    await call();
    expect(guard.state()).toMatchObject([{ seconds: 20 }]);
  });

  it('shortens the cooldown of an exhausted quota as well', async () => {
    const { call, calls } = guarded(() => wire(exhausted), { wait: () => 1 });
    await call();
    await later(1000);
    await Promise.all(Array.from({ length: 10 }, async () => call()));
    expect(calls()).toBe(2);
  });
});

describe('independent parts', () => {
  it('a model does not cool down with another', async () => {
    const { call, calls } = guarded(() => limitedFor(20));
    await call(callOf('gpt-5'));
    await call(callOf('gpt-5-mini'));
    expect(calls()).toBe(2);
  });

  it('the responses of another cooldown open none', async () => {
    const inner = guarded(() => limitedFor(20));
    const outer = guarded(async (_index, url, init) => inner.call(init, url));
    await inner.call();
    await outer.call();
    expect(outer.guard.state()).toEqual([]);
  });

  it('clear ends one cooldown, or all', async () => {
    const { guard, call, events } = guarded(() => limitedFor(20));
    await call(callOf('a'));
    await call(callOf('b'));
    await call(callOf('c'));
    guard.clear(guard.state()[0]?.key);
    expect(guard.state().map(({ key }) => key.at(-1))).toEqual(['b', 'c']);
    guard.clear();
    expect(guard.state()).toEqual([]);
    expect(events.filter(({ kind }) => kind === 'close')).toHaveLength(3);
  });

  it('a cleared key may fail again', async () => {
    const { guard, call } = guarded(() => down);
    for (let attempt = 0; attempt < 5; attempt += 1) await call();
    guard.clear();
    for (let attempt = 0; attempt < 3; attempt += 1) await call();
    expect(guard.state()).toMatchObject([{ type: 'service-overloaded', seconds: 2 }]);
    await later(2000);
    await call();
    expect(guard.state()).toMatchObject([{ seconds: 4 }]);
  });

  it('the events report what opened and closed, without credentials', async () => {
    const { call, events } = guarded(() => limitedFor(20));
    await call();
    await later(20_000);
    await call();
    const { key } = events[0] as { key: string };
    expect(events.slice(0, 2)).toEqual([
      { kind: 'open', key, type: 'too-many-requests', seconds: 20, learnedFrom: 'upstream' },
      { kind: 'close', key, type: 'too-many-requests', reason: 'over' },
    ]);
    expect(JSON.stringify(events)).not.toContain('Bearer');
  });

  it('an error in onChange affects no call', async () => {
    const { call } = guarded(() => limitedFor(20), {
      onChange: () => {
        throw new Error('no dashboard');
      },
    });
    expect((await call()).status).toBe(429);
  });

  it('unused keys are removed', async () => {
    const { guard, call, answer } = guarded(() => limitedFor(1));
    for (let model = 0; model < 50; model += 1) await call(callOf(`model-${model}`));
    await later(700_000);
    answer(() => limitedFor(60));
    await call(callOf('new'));
    expect(guard.state()).toHaveLength(1);
  });

  it('a key with past failures only is removed after a minute', async () => {
    const { call, calls } = guarded(() => down);
    for (let attempt = 0; attempt < 4; attempt += 1) await call();
    await later(71_000);
    await call(callOf('another'));
    for (let attempt = 0; attempt < 4; attempt += 1) await call();
    expect(calls()).toBe(9);
  });

  it('there are at most ten thousand keys', async () => {
    const { guard, call } = guarded(() => limitedFor(60));
    for (let model = 0; model < 10_010; model += 1) await call(callOf(`model-${model}`));
    expect(guard.state()).toHaveLength(10_000);
  }, 60_000);

  it('the problem is the upstream’s', async () => {
    const { call } = guarded(() => wire(exhausted));
    await call();
    expect(await problemOfResponse(await call())).toMatchObject({
      type: 'urn:problem-type:openai:credit-balance-exhausted',
      cooldown: true,
    });
  });
});

it('without options, the global fetch makes the calls', async () => {
  const { guard } = guarded(() => well, { fetch: undefined });
  const own = globalThis.fetch;
  globalThis.fetch = async () => new Response('{}');
  try {
    expect(await (await guard.fetch(new Request(address))).text()).toBe('{}');
  } finally {
    globalThis.fetch = own;
  }
});
