/** When a cooldown opens, how long it lasts, who tries, and what closes it. The clock is the test's. */
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
  it('cools for as long as was announced, then all calls go on', async () => {
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

  it('takes milliseconds at their word', async () => {
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

  it('is believed for 300 seconds, after which one call a second tries', async () => {
    const { guard, call, calls } = guarded(() => limitedFor(3600));
    await call();
    expect(guard.state()).toMatchObject([{ seconds: 300 }]);
    await later(300_100);
    await Promise.all(Array.from({ length: 10 }, async () => call()));
    expect(calls()).toBe(2);
  });

  it('is lengthened, never shortened, by calls that were under way', async () => {
    const { guard, call } = guarded((index) => limitedFor([5, 20, 1][index] ?? 1));
    await Promise.all([call(), call(), call()]);
    expect(guard.state()).toMatchObject([{ seconds: 20 }]);
  });
});

it('a rate limit without an announced wait cools for two seconds, then twice as long each time', async () => {
  const { guard, call } = guarded(() => wire(rateLimited()));
  const seconds: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    await call();
    seconds.push(guard.state()[0]?.seconds ?? 0);
    await later((seconds.at(-1) ?? 0) * 1000 + 10);
  }
  expect(seconds).toEqual([2, 4, 8, 16, 30, 30]);
});

it('a wait of 0 announces nothing', async () => {
  const { guard, call } = guarded(() => limitedFor(0));
  const response = await call();
  expect(guard.state()).toMatchObject([{ seconds: 2 }]);
  expect(response.headers.get('retry-after')).toBe('2');
});

describe('an exhausted quota', () => {
  it('cools for 30 seconds, then for 60, whatever is announced', async () => {
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

  it('lets one call a second try afterwards, whatever becomes of it', async () => {
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

  it('ends with a success of a call that began after the end', async () => {
    const { guard, call, events, answer } = guarded(() => wire(exhausted));
    await call();
    await later(30_000);
    answer(() => well);
    expect((await call()).status).toBe(200);
    expect(guard.state()).toEqual([]);
    expect(events.at(-1)).toMatchObject({ kind: 'close', reason: 'success' });
  });

  it('does not end with a success of a call that began before', async () => {
    let finish: (answer: Wire) => void = () => undefined;
    const slow = new Promise<Wire>((resolve) => (finish = resolve));
    const { guard, call } = guarded((index) => (index === 0 ? slow : wire(exhausted)));
    const first = call();
    await call();
    finish(well);
    expect((await first).status).toBe(200);
    expect(guard.state()).toMatchObject([{ type: 'credit-balance-exhausted' }]);
  });

  it('cools for 30 seconds after rate limits, too', async () => {
    const { guard, call } = guarded((index) => (index < 2 ? wire(rateLimited()) : wire(exhausted)));
    for (const seconds of [2, 4]) {
      await call();
      await later(seconds * 1000);
    }
    await call();
    expect(guard.state()).toMatchObject([{ type: 'credit-balance-exhausted', seconds: 30 }]);
  });

  it('replaces a rate limit that cools', async () => {
    const { guard, call } = guarded((index) =>
      index === 0 ? wire(rateLimited()) : wire(exhausted),
    );
    await Promise.all([call(), call()]);
    expect(guard.state()).toMatchObject([{ type: 'credit-balance-exhausted', seconds: 30 }]);
  });
});

describe('a failing service', () => {
  it('cools after five failures in a row', async () => {
    const { guard, call, calls } = guarded(() => down);
    for (let attempt = 0; attempt < 8; attempt += 1) await call();
    expect(calls()).toBe(5);
    expect(guard.state()).toMatchObject([{ type: 'service-overloaded', seconds: 2 }]);
  });

  it('does not cool where calls succeed in between', async () => {
    const { call, calls } = guarded((index) => (index % 3 === 0 ? well : down));
    for (let attempt = 0; attempt < 20; attempt += 1) await call();
    expect(calls()).toBe(20);
  });

  it('does not cool where the failures are spread over more than ten seconds', async () => {
    const { call, calls } = guarded(() => down);
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await call();
      await later(2600);
    }
    expect(calls()).toBe(10);
  });

  it('is believed to be back at first; where it is not, one call a second tries', async () => {
    const { call, calls } = guarded(() => down);
    for (let attempt = 0; attempt < 5; attempt += 1) await call();
    await later(2000);
    await Promise.all(Array.from({ length: 10 }, async () => call()));
    expect(calls()).toBe(15);
    await later(4000);
    await Promise.all(Array.from({ length: 10 }, async () => call()));
    expect(calls()).toBe(16);
  });

  it('cools for as long as it announces', async () => {
    const { guard, call } = guarded(() => ({ ...down, headers: { 'retry-after': '25' } }));
    for (let attempt = 0; attempt < 5; attempt += 1) await call();
    expect(guard.state()).toMatchObject([{ seconds: 25 }]);
  });

  it('fails as the connection did, where that is what fails', async () => {
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
])('%s opens nothing', async (_what, error) => {
  const { call, calls } = guarded(async () => {
    throw error;
  });
  for (let attempt = 0; attempt < 8; attempt += 1) await expect(call()).rejects.toBe(error);
  expect(calls()).toBe(8);
});

it('a connection that breaks after the app has aborted its call opens nothing', async () => {
  const cause = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
  const { call, calls } = guarded(async () => {
    throw new TypeError('fetch failed', { cause });
  });
  const signal = AbortSignal.abort();
  for (let attempt = 0; attempt < 8; attempt += 1)
    await expect(call({ ...callOf(), signal })).rejects.toThrow('fetch failed');
  expect(calls()).toBe(8);
});

it('a call that was aborted is not answered', async () => {
  const { call } = guarded(() => limitedFor(20));
  await call();
  const signal = AbortSignal.abort(new Error('gone'));
  await expect(call({ ...callOf(), signal })).rejects.toThrow('gone');
});

describe('the option wait', () => {
  it('overrules how long a problem cools', async () => {
    const { guard, call } = guarded(() => limitedFor(20), { wait: ({ status }) => status / 100 });
    await call();
    expect(guard.state()).toMatchObject([{ seconds: 5 }]);
  });

  it.each([0, false as const])('keeps a problem from cooling by %s', async (wait) => {
    const { call, calls } = guarded(() => limitedFor(20), { wait: () => wait });
    await call();
    await call();
    expect(calls()).toBe(2);
  });

  it.each([
    ['a retryable one, which is left to the SDK', 408, null],
    ['a hopeless one, which is not', 404, 'false'],
  ])('makes a problem cool that never does: %s', async (_which, status, veto) => {
    const { call, calls } = guarded(() => ({ status, body: {} }), { wait: () => 3 });
    await call();
    const response = await call();
    expect(response.headers.get('x-should-retry')).toBe(veto);
    expect(calls()).toBe(1);
  });

  it.each([-1, Number.NaN, 1e9, 'a minute'])('is not heeded where it answers %p', async (wait) => {
    const { guard, call } = guarded(() => limitedFor(20), { wait: () => wait as number });
    await call();
    expect(guard.state()).toMatchObject([{ seconds: 20 }]);
  });

  it('shortens what is tried after an exhausted quota, too', async () => {
    const { call, calls } = guarded(() => wire(exhausted), { wait: () => 1 });
    await call();
    await later(1000);
    await Promise.all(Array.from({ length: 10 }, async () => call()));
    expect(calls()).toBe(2);
  });
});

describe('what stands by itself', () => {
  it('a model does not cool with another', async () => {
    const { call, calls } = guarded(() => limitedFor(20));
    await call(callOf('gpt-5'));
    await call(callOf('gpt-5-mini'));
    expect(calls()).toBe(2);
  });

  it('another guard’s answers open nothing', async () => {
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

  it('what was cleared may fail anew', async () => {
    const { guard, call } = guarded(() => down);
    for (let attempt = 0; attempt < 5; attempt += 1) await call();
    guard.clear();
    for (let attempt = 0; attempt < 3; attempt += 1) await call();
    expect(guard.state()).toMatchObject([{ type: 'service-overloaded', seconds: 2 }]);
    await later(2000);
    await call();
    expect(guard.state()).toMatchObject([{ seconds: 4 }]);
  });

  it('the events tell what opened and closed, with no credential', async () => {
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

  it('a fault of onChange disturbs no call', async () => {
    const { call } = guarded(() => limitedFor(20), {
      onChange: () => {
        throw new Error('no dashboard');
      },
    });
    expect((await call()).status).toBe(429);
  });

  it('keys that are no longer used go', async () => {
    const { guard, call, answer } = guarded(() => limitedFor(1));
    for (let model = 0; model < 50; model += 1) await call(callOf(`model-${model}`));
    await later(700_000);
    answer(() => limitedFor(60));
    await call(callOf('new'));
    expect(guard.state()).toHaveLength(1);
  });

  it('a key that only failed before is forgotten after a minute', async () => {
    const { call, calls } = guarded(() => down);
    for (let attempt = 0; attempt < 4; attempt += 1) await call();
    await later(71_000);
    await call(callOf('another'));
    for (let attempt = 0; attempt < 4; attempt += 1) await call();
    expect(calls()).toBe(9);
  });

  it('ten thousand keys are known at most', async () => {
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

it('without options the global fetch makes the calls', async () => {
  const { guard } = guarded(() => well, { fetch: undefined });
  const own = globalThis.fetch;
  globalThis.fetch = async () => new Response('{}');
  try {
    expect(await (await guard.fetch(new Request(address))).text()).toBe('{}');
  } finally {
    globalThis.fetch = own;
  }
});
