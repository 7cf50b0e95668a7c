/** How instances share cooldowns through a store, and what happens if the store is slow, stopped or gone. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { sharedOpeners } from '../../lib/cooldown/openers.js';
import type { CooldownStore } from '../../lib/cooldown.js';
import {
  callOf,
  guarded,
  later,
  problemOfResponse,
  stopClock,
  type Guarded,
} from '../support/guarded.js';
import { completion, exhausted, rateLimited } from '../support/limited.js';
import type { Wire } from '../support/sdk.js';

beforeEach(() => {
  stopClock();
  jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

const wire = (answer: object): Wire => answer as Wire;
const limitedFor = (seconds: number | string): Wire =>
  wire(rateLimited({ 'retry-after': String(seconds) }));
const well = (): Wire => wire(completion);

interface Written {
  readonly key: string;
  readonly seconds: number;
}

/** A real limiter, with the calls that it received. */
function spied(): CooldownStore & {
  readonly gets: string[];
  readonly blocks: Written[];
  readonly deletes: string[];
} {
  const limiter = new RateLimiterMemory({ points: 1, duration: 1 });
  const gets: string[] = [];
  const blocks: Written[] = [];
  const deletes: string[] = [];
  return {
    gets,
    blocks,
    deletes,
    get: async (key) => {
      gets.push(key);
      return limiter.get(key);
    },
    block: async (key, seconds) => {
      blocks.push({ key, seconds });
      return limiter.block(key, seconds);
    },
    delete: async (key) => {
      deletes.push(key);
      return limiter.delete(key);
    },
  };
}

/** Two instances of an app that share a store. */
function pair(
  first: Wire,
  second: () => Wire = well,
): { a: Guarded; b: Guarded; store: ReturnType<typeof spied> } {
  const store = spied();
  return { a: guarded(() => first, { store }), b: guarded(second, { store }), store };
}

/** Lets background work finish. */
async function settle(): Promise<void> {
  await later(1);
}

describe('two instances', () => {
  it('learn a rate limit from each other', async () => {
    const { a, b } = pair(limitedFor(20));
    await a.call();
    await settle();
    const response = await b.call();
    expect(b.calls()).toBe(0);
    expect(await problemOfResponse(response)).toMatchObject({
      type: 'urn:problem-type:openai:too-many-requests',
      retryAfter: 20,
      cooldown: true,
    });
    expect(b.events).toMatchObject([{ kind: 'open', seconds: 20, learnedFrom: 'store' }]);
    await later(20_000);
    expect((await b.call()).status).toBe(200);
  });

  it.each(sharedOpeners)('report the same problem type: $type', async ({ type, standIn }) => {
    const store = spied();
    const { status, error } = standIn;
    const headers = { 'retry-after': '20' };
    const a = guarded(() => ({ status, headers, body: { error } }), { store });
    const b = guarded(well, { store });
    await a.call();
    await settle();
    expect((await problemOfResponse(await b.call()))?.type).toBe(`urn:problem-type:openai:${type}`);
    expect(b.calls()).toBe(0);
  });

  it('end a cooldown for each other if a call succeeds', async () => {
    const store = spied();
    const a = guarded((index) => (index === 0 ? wire(exhausted) : well()), {
      store,
      wait: () => 3,
    });
    const b = guarded(well, { store });
    await a.call();
    await later(3000);
    await a.call();
    await settle();
    expect(store.deletes).toHaveLength(2);
    expect((await b.call()).status).toBe(200);
  });

  it('end a cooldown with clear', async () => {
    const { a, b } = pair(limitedFor(20));
    await a.call();
    await settle();
    a.guard.clear();
    await settle();
    expect((await b.call()).status).toBe(200);
  });

  it('do not share failures that may be local', async () => {
    const { a, store } = pair({ status: 503, body: {} });
    for (let attempt = 0; attempt < 6; attempt += 1) await a.call();
    await settle();
    expect(a.guard.state()).toHaveLength(1);
    expect(store.blocks).toEqual([]);
  });

  it('do not share waits that were not announced', async () => {
    const { a, store } = pair(wire(rateLimited()));
    await a.call();
    await settle();
    expect(store.blocks).toEqual([]);
  });

  it('do not share waits that are over before another instance asks', async () => {
    const { a, store } = pair(wire(rateLimited({ 'retry-after-ms': '200' })));
    await a.call();
    await settle();
    expect(store.blocks).toEqual([]);
  });

  it('query the store before one of them probes', async () => {
    const { a, b, store } = pair(wire(exhausted), () => wire(exhausted));
    await a.call();
    await settle();
    await b.call();
    await later(30_000);
    await a.call();
    await settle();
    await b.call();
    expect([a.calls(), b.calls()]).toEqual([2, 0]);
    expect(store.blocks.map(({ seconds }) => seconds)).toEqual([30, 30, 60, 60]);
  });
});

describe('a shared wait', () => {
  it('is in whole seconds, rounded up, under the key and its type', async () => {
    const { a, store } = pair(limitedFor('2.2'));
    await a.call();
    await settle();
    const { key } = a.guard.state()[0] ?? {};
    expect(store.blocks).toEqual([
      { key: `${key}|too-many-requests`, seconds: 3 },
      { key, seconds: 3 },
    ]);
  });

  it('is at least one second', async () => {
    const { a, store } = pair(limitedFor('0.6'));
    await a.call();
    await settle();
    expect(store.blocks.map(({ seconds }) => seconds)).toEqual([1, 1]);
  });

  it('does not bind the instance that wrote it for longer than announced', async () => {
    const { a } = pair(limitedFor('2.2'));
    await a.call();
    await later(2210);
    await a.call();
    expect(a.calls()).toBe(2);
  });

  it('never shortens that of another instance', async () => {
    const { a, b, store } = pair(limitedFor(60), () => limitedFor(2));
    await Promise.all([b.call(), a.call()]);
    await settle();
    await later(3000);
    await b.call();
    expect(b.guard.state()[0]?.seconds).toBeGreaterThan(50);
    expect(Math.max(...store.blocks.map(({ seconds }) => seconds))).toBe(60);
    const c = guarded(() => limitedFor(5), { store });
    await later(900);
    await c.call();
    expect(c.calls()).toBe(0);
  });

  it('is not written if a longer one exists', async () => {
    const store = spied();
    const get = async (): Promise<{ msBeforeNext: number }> => ({ msBeforeNext: 60_000 });
    let isFirst = true;
    const { call } = guarded(() => limitedFor(5), {
      store: {
        ...store,
        get: async (key) => (isFirst ? ((isFirst = false), store.get(key)) : get()),
      },
    });
    await call();
    await settle();
    expect(store.blocks).toEqual([]);
  });

  it('is written once, however many calls were limited', async () => {
    const { a, store } = pair(limitedFor(20));
    await Promise.all(Array.from({ length: 10 }, async () => a.call()));
    await settle();
    expect(store.blocks).toHaveLength(2);
  });
});

it('the store is queried once per second for each key', async () => {
  const { b, store } = pair(limitedFor(1));
  for (let tick = 0; tick < 30; tick += 1) {
    await Promise.all([b.call(callOf('a')), b.call(callOf('b'))]);
    await later(100);
  }
  expect(store.gets).toHaveLength(6);
});

describe('a store', () => {
  const never = async (): Promise<never> => new Promise(() => undefined);
  const failing = async (): Promise<never> => Promise.reject(new Error('Connection is closed.'));

  it('that hangs delays one call per second by 50 milliseconds', async () => {
    const { call, calls } = guarded(well, { store: { get: never, block: never, delete: never } });
    const begun = performance.now();
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const calling = call();
      await later(0);
      if (attempt === 0) await later(50);
      await calling;
    }
    expect(calls()).toBe(20);
    expect(performance.now() - begun).toBe(50);
  });

  it('that is gone stops no call, and is reported once, unless it is just starting', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    let isUp = false;
    const held = spied();
    const via =
      <Value>(work: () => Promise<Value>) =>
      async (): Promise<Value> =>
        isUp ? work() : failing();
    const store: CooldownStore = {
      get: async (key) => via(async () => held.get(key))(),
      block: async (key, seconds) => via(async () => held.block(key, seconds))(),
      delete: async (key) => via(async () => held.delete(key))(),
    };
    const { call, events, calls } = guarded(well, { store });
    await call();
    await later(1500);
    expect(events).toEqual([]);
    isUp = true;
    await call();
    isUp = false;
    for (let second = 0; second < 10; second += 1) {
      await later(1500);
      expect((await call()).status).toBe(200);
    }
    expect(events).toEqual([{ kind: 'store-failed' }]);
    isUp = true;
    await later(1500);
    await call();
    expect(events).toEqual([{ kind: 'store-failed' }, { kind: 'store-recovered' }]);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(String(warn.mock.calls[0]?.[0])).toMatch(
      /the store of the cooldown failed: Error: Connection is closed/,
    );
    expect(calls()).toBe(13);
  });

  it('that never responds is reported after five seconds', async () => {
    const { call, events } = guarded(well, {
      store: { get: failing, block: failing, delete: failing },
    });
    for (let second = 0; second < 6; second += 1) {
      await call();
      await later(1100);
    }
    expect(events).toEqual([{ kind: 'store-failed' }]);
  });

  it('that is gone leaves each instance its own cooldowns', async () => {
    const store = { get: failing, block: failing, delete: failing };
    const { call, calls } = guarded(() => limitedFor(20), { store });
    await call();
    await settle();
    expect((await call()).status).toBe(429);
    expect(calls()).toBe(1);
  });

  it('that throws at once stops no call', async () => {
    const fails = (): never => {
      throw new Error('No connection.');
    };
    const { call } = guarded(() => limitedFor(20), {
      store: { get: fails, block: fails, delete: fails },
    });
    expect((await call()).status).toBe(429);
    await settle();
  });

  it('that does not respond has a limited number of pending calls', async () => {
    let held = 0;
    const hold = async (): Promise<never> => {
      held += 1;
      return never();
    };
    const { call } = guarded(() => limitedFor(20), {
      store: { get: hold, block: hold, delete: hold },
    });
    for (let model = 0; model < 300; model += 1) {
      const calling = call(callOf(`model-${model}`));
      await later(60);
      await calling;
    }
    expect(held).toBeLessThanOrEqual(200);
  });

  it('that writes late has the write undone', async () => {
    const deletes: string[] = [];
    let release: () => void = () => undefined;
    const { call } = guarded(() => limitedFor(3), {
      store: {
        get: async () => null,
        block: async () => new Promise<void>((resolve) => (release = resolve)),
        delete: async (key) => deletes.push(key),
      },
    });
    await call();
    await later(4500);
    release();
    await settle();
    expect(deletes).toHaveLength(1);
  });

  it('that reads late is not written to', async () => {
    const blocks: string[] = [];
    const reads: (() => void)[] = [];
    const { call } = guarded(() => limitedFor(3), {
      store: {
        get: async () => new Promise<null>((resolve) => reads.push(() => resolve(null))),
        block: async (key) => blocks.push(key),
        delete: async () => true,
      },
    });
    const calling = call();
    await later(60);
    await calling;
    await later(4500);
    for (const read of reads) read();
    await settle();
    expect(blocks).toEqual([]);
  });

  it.each([
    ['a block that never ends', { msBeforeNext: -1 }],
    ['nothing', null],
  ])('that returns %s stops no call', async (_what, held) => {
    const store = { get: async () => held, block: async () => true, delete: async () => true };
    const { call } = guarded(well, { store });
    expect((await call()).status).toBe(200);
  });

  it('that has the key but no type stops no call', async () => {
    const get = async (key: string): Promise<{ msBeforeNext: number } | null> =>
      key.endsWith('gpt-5') ? { msBeforeNext: 5000 } : null;
    const { call } = guarded(well, {
      store: { get, block: async () => true, delete: async () => true },
    });
    expect((await call()).status).toBe(200);
  });

  it('is waited for by all calls of a key, except aborted ones', async () => {
    let answer: (held: null) => void = () => undefined;
    const get = async (): Promise<null> => new Promise((resolve) => (answer = resolve));
    const { call, calls } = guarded(well, {
      store: { get, block: async () => true, delete: async () => true },
    });
    const controller = new AbortController();
    const first = call();
    const second = call({ ...callOf(), signal: controller.signal });
    controller.abort(new Error('gone'));
    answer(null);
    await expect(second).rejects.toThrow('gone');
    expect((await first).status).toBe(200);
    expect(calls()).toBe(1);
  });
});
