/** The outcome of streams that break, whatever the cause. */
import { once } from 'node:events';
import { get, type ClientRequest } from 'node:http';
import { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { NextFunction, Request, Response } from 'express';
import { deadline, type StreamOptions } from '../../lib/streaming.js';
import { errorOf } from '../support/sdk.js';
import {
  ask,
  closeServers,
  eventsOf,
  itemsOf,
  never,
  serve,
  streamingApp,
  type Streamed,
} from '../support/streaming.js';

afterEach(closeServers);

const rateLimit = {
  status: 429,
  body: { error: { message: 'Slow.', code: 'rate_limit_exceeded' } },
};

/** An app with a last handler that records what reaches it. */
function passing(streamed: Streamed): unknown[] {
  const passed: unknown[] = [];
  streamed.app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    passed.push(error);
    if (response.headersSent) next(error);
    else response.status(599).end();
  });
  return passed;
}

/** A source that yields one item and then nothing, with the means to end it. */
function stalled(more: object = {}): { ended: string[]; source: object } {
  const ended: string[] = [];
  const items = [1];
  const next = (): unknown => (items.length > 0 ? { value: items.pop(), done: false } : never());
  const source = {
    controller: { abort: () => ended.push('controller'), signal: { aborted: false } },
    [Symbol.asyncIterator]: () => ({ next, return: () => ended.push('return') }),
    ...more,
  };
  return { ended, source };
}

async function leaveAfterFirstEvent({ app }: Streamed): Promise<void> {
  const client = get({ host: '127.0.0.1', port: await serve(app) });
  const [response] = (await once(client, 'response')) as [Readable];
  response.on('error', () => undefined);
  await once(response, 'data');
  client.destroy();
}

/** A client that disconnects as soon as the app has its request. */
async function leaveAtOnce({ app }: Streamed, reached: Promise<unknown>): Promise<ClientRequest> {
  const client = get({ host: '127.0.0.1', port: await serve(app) });
  client.on('error', () => undefined);
  await reached;
  return client.destroy();
}

describe('an upstream that throws', () => {
  it('before the first event causes an ordinary problem response', async () => {
    const error = await errorOf('6.49', rateLimit);
    const streamed = streamingApp(() => itemsOf([], error));
    const { response, text } = await ask(streamed.app);
    expect(response.statusCode).toBe(429);
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(streamed.told).toEqual(['too-many-requests response']);
    expect(await streamed.result).toEqual({
      outcome: 'failed',
      events: 0,
      bytes: 0,
      problem: JSON.parse(text),
    });
  });

  it('after it causes a problem mid-stream', async () => {
    const error = await errorOf('6.49', rateLimit);
    const streamed = streamingApp(() => itemsOf([1], error));
    const { response, text } = await ask(streamed.app);
    expect(response.statusCode).toBe(200);
    const [first, last, ...others] = eventsOf(text);
    expect([first?.data, last?.event, others]).toEqual(['1', 'error', []]);
    expect(await streamed.result).toMatchObject({
      outcome: 'failed',
      events: 1,
      problem: JSON.parse(last?.data ?? ''),
    });
  });

  it.each([
    ['TypeError: terminated', new TypeError('terminated'), 'stream-interrupted'],
    ['an AbortError', new DOMException('aborted', 'AbortError'), 'request-aborted'],
    ['a TimeoutError', new DOMException('late', 'TimeoutError'), 'timeout'],
    ['a bare body', { error: { code: 'server_error' } }, 'internal-server-error'],
  ])(
    '%s is recognized, although the handler claims only certain errors',
    async (_what, error, slug) => {
      const { app, told } = streamingApp(() => itemsOf([1], error));
      await ask(app);
      expect(told).toEqual([`${slug} stream`]);
    },
  );

  it('in its promise causes an ordinary problem response', async () => {
    const error = await errorOf('6.49', rateLimit);
    const { app } = streamingApp(() => Promise.reject(error));
    expect((await ask(app)).response.statusCode).toBe(429);
  });

  it('at once, without a promise, causes an ordinary problem response', async () => {
    const error = await errorOf('6.49', rateLimit);
    const next = (): never => {
      throw error;
    };
    const { app } = streamingApp(() => ({ [Symbol.asyncIterator]: () => ({ next }) }));
    expect((await ask(app)).response.statusCode).toBe(429);
  });

  it('by an event, while no item is awaited, is noticed', async () => {
    const error = await errorOf('6.49', rateLimit);
    const source = {
      on: (event: string, listener: (error: unknown) => void) => {
        if (event === 'error') listener(error);
      },
      [Symbol.asyncIterator]: () => itemsOf([1]),
    };
    const { app, told } = streamingApp(() => source);
    await ask(app);
    expect(told).toEqual(['too-many-requests stream']);
  });

  it('is ended by any means that it offers', async () => {
    const source = {
      controller: {
        abort() {
          throw new Error('no');
        },
      },
      on() {
        throw new Error('no');
      },
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.resolve({ value: { type: 'error' }, done: false }),
        return: () => Promise.reject(new Error('no')),
      }),
    };
    const { app, result } = streamingApp(() => source);
    await ask(app);
    expect(await result).toMatchObject({ outcome: 'failed' });
  });

  it('in the SDK that is aborted just ends, and is not a complete stream', async () => {
    const controller = new AbortController();
    const source = {
      controller,
      async *[Symbol.asyncIterator]() {
        yield await Promise.resolve(1);
        controller.abort();
      },
    };
    const { app, told, result } = streamingApp(() => source);
    expect(eventsOf((await ask(app)).text).at(-1)?.event).toBe('error');
    expect(told).toEqual(['request-aborted stream']);
    expect(await result).toMatchObject({ outcome: 'failed' });
  });

  it('in the SDK without any event is an invalid response', async () => {
    const { app, told } = streamingApp(() => ({
      controller: new AbortController(),
      [Symbol.asyncIterator]: () => itemsOf([]),
    }));
    expect((await ask(app)).response.statusCode).toBe(502);
    expect(told).toEqual(['invalid-response response']);
  });
});

describe("a fault that is not OpenAI's", () => {
  it.each([
    ['an error', new Error('mine')],
    ['an error with a status', Object.assign(new Error('mine'), { status: 404 })],
  ])('in the source is passed on as the same object: %s', async (_what, error) => {
    const streamed = streamingApp(() => itemsOf([], error));
    const passed = passing(streamed);
    expect((await ask(streamed.app)).response.statusCode).toBe(599);
    expect(passed).toEqual([error]);
    expect(passed[0]).toBe(error);
    expect(await streamed.result).toMatchObject({ outcome: 'failed', problem: undefined });
  });

  it.each([[undefined], [null], ['route'], ['router'], [0]])(
    'reaches Express even if it is %j',
    async (reason) => {
      const streamed = streamingApp(() => Promise.reject(reason));
      const passed = passing(streamed);
      await ask(streamed.app);
      expect(passed).toEqual([new Error(`The stream was rejected with ${reason}`)]);
    },
  );

  it('may be a promise of something else', async () => {
    const streamed = streamingApp(() => Promise.resolve({ choices: [] }));
    const passed = passing(streamed);
    await ask(streamed.app);
    expect(String(passed[0])).toMatch(/the stream cannot be an object; .*`stream: true`/);
  });

  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  const failing = (): never => {
    throw new SyntaxError('Unexpected token in JSON');
  };

  it.each<[string, StreamOptions<never>, unknown, RegExp]>([
    ['a map that throws', { map: failing }, 2, /Unexpected token in JSON/],
    ['a map that returns a promise', { map: async () => 1 }, 2, /'map' returned a promise/],
    ['a BigInt', {}, 10n, /BigInt/],
    ['a cycle', {}, cycle, /circular/],
    ['bytes', {}, Buffer.from('x'), /yields bytes/],
  ])('closes the connection of a started stream: %s', async (_what, options, item, message) => {
    const { ended, source } = stalled();
    const items = [1, item];
    const iterator = {
      next: () => ({ value: items.shift(), done: false }),
      return: () => ended.push('return'),
    };
    const streamed = streamingApp(
      (_request, response) => {
        response.setHeader('Content-Type', 'text/event-stream');
        response.write('data: 0\n\n');
        return { ...source, [Symbol.asyncIterator]: () => iterator };
      },
      { ...options },
      { claim: 'likely' },
    );
    const passed = passing(streamed);
    const { text, isWhole } = await ask(streamed.app);
    expect(text.startsWith('data: 0\n\n')).toBe(true);
    expect(text).not.toMatch(/DONE|error/);
    expect(isWhole).toBe(false);
    expect(String(passed[0])).toMatch(message);
    expect(ended).toEqual(['controller', 'return']);
    expect(streamed.told).toEqual([]);
    expect(await streamed.result).toMatchObject({ outcome: 'failed', problem: undefined });
  });

  it('is not a value without a JSON representation', async () => {
    const { app } = streamingApp(() => itemsOf([() => 1, Symbol('x'), undefined, 1]));
    expect((await ask(app)).text).toBe('data: 1\n\ndata: [DONE]\n\n');
  });
});

describe('a client that disconnects', () => {
  it.each<[string, object, readonly string[]]>([
    ['a stream of the SDK', {}, ['controller', 'return']],
    ['a helper', { abort: () => undefined }, ['controller', 'return']],
    ['a source that cannot be ended', { controller: undefined }, ['return']],
  ])('ends %s that stalls', async (_what, more, expected) => {
    const { ended, source } = stalled(more);
    const streamed = streamingApp(() => source);
    await leaveAfterFirstEvent(streamed);
    expect(await streamed.result).toMatchObject({
      outcome: 'aborted',
      events: 1,
      problem: { type: 'urn:problem-type:openai:request-aborted' },
    });
    expect(ended).toEqual(expected);
    expect(streamed.told).toEqual(['request-aborted none']);
  });

  it('ends a Readable of Node.js', async () => {
    const source = new Readable({ objectMode: true, read: () => undefined });
    source.push(1);
    const streamed = streamingApp(() => source);
    await leaveAfterFirstEvent(streamed);
    expect(await streamed.result).toMatchObject({ outcome: 'aborted' });
    expect(source.destroyed).toBe(true);
  });

  it('ends a web stream', async () => {
    let isCancelled = false;
    const source = new ReadableStream({
      start: (controller) => controller.enqueue(1),
      cancel: () => {
        isCancelled = true;
      },
    });
    const streamed = streamingApp(() => source);
    await leaveAfterFirstEvent(streamed);
    expect(await streamed.result).toMatchObject({ outcome: 'aborted' });
    expect(isCancelled).toBe(true);
  });

  it('before the stream is available ends it as soon as it is', async () => {
    const { ended, source } = stalled();
    let reach: () => void;
    const reached = new Promise<void>((resolve) => (reach = resolve));
    let arrive: (source: object) => void;
    const arrived = new Promise<object>((resolve) => (arrive = resolve));
    const streamed = streamingApp(() => {
      reach();
      return arrived;
    });
    await leaveAtOnce(streamed, reached);
    expect(await streamed.result).toMatchObject({ outcome: 'aborted', events: 0 });
    expect(ended).toEqual([]);
    arrive!(source);
    await delay(5);
    expect(ended).toEqual(['controller']);
  });

  it('before the stream fails is not notified of the failure', async () => {
    let reach: () => void;
    const reached = new Promise<void>((resolve) => (reach = resolve));
    let fail: (error: Error) => void;
    const streamed = streamingApp(() => {
      reach();
      return new Promise((_resolve, reject) => (fail = reject));
    });
    await leaveAtOnce(streamed, reached);
    await streamed.result;
    fail!(new Error('late'));
    await delay(5);
    expect(streamed.told).toEqual(['request-aborted none']);
  });

  it('before the call is noticed at once', async () => {
    const { ended, source } = stalled();
    const streamed = streamingApp((request) => {
      request.socket.destroy();
      return source;
    });
    await leaveAtOnce(
      streamed,
      streamed.result.then(() => undefined),
    );
    expect(await streamed.result).toMatchObject({ outcome: 'aborted', events: 0 });
    expect(ended).toEqual(['controller', 'return']);
  });

  it('after the last event, before the end is sent, has not received all of it', async () => {
    const streamed = streamingApp((request, response) => {
      response.end = (() => {
        request.socket.destroy();
        return response;
      }) as Response['end'];
      async function* items(): AsyncGenerator<number> {
        yield 1;
        await delay(5);
      }
      return items();
    });
    expect((await ask(streamed.app)).isWhole).toBe(false);
    expect(await streamed.result).toMatchObject({ outcome: 'aborted', problem: undefined });
    expect(streamed.told).toEqual([]);
  });
});

describe('a response that is ended elsewhere', () => {
  it('before the stream starts gets none of it', async () => {
    const { ended, source } = stalled();
    const streamed = streamingApp((_request, response) => {
      response.send('done');
      return source;
    });
    expect((await ask(streamed.app)).text).toBe('done');
    expect(await streamed.result).toMatchObject({ outcome: 'aborted', events: 0 });
    expect(ended).toEqual(['controller', 'return']);
    expect(streamed.told).toEqual(['request-aborted none']);
  });

  it('mid-stream gets no more of it', async () => {
    const streamed = streamingApp((_request, response) => {
      async function* items(): AsyncGenerator<number> {
        yield await Promise.resolve(1);
        response.end('bye');
        yield 2;
      }
      return items();
    });
    expect((await ask(streamed.app)).text).toBe('data: 1\n\nbye');
    expect(await streamed.result).toMatchObject({ outcome: 'aborted', events: 1 });
  });
});

describe('a deadline', () => {
  it.each([
    ['before the first event', [], 'timeout response', 504],
    ['after it', [1], 'timeout stream', 200],
  ])('ends a source that ignores it, %s', async (_when, items, told, status) => {
    const left: unknown[] = [...items];
    const next = (): unknown => (left.length > 0 ? { value: left.shift(), done: false } : never());
    const streamed = streamingApp((request, response) => {
      deadline(40, request, response);
      return { [Symbol.asyncIterator]: () => ({ next }) };
    });
    const { response, isWhole } = await ask(streamed.app);
    expect(response.statusCode).toBe(status);
    expect(isWhole).toBe(true);
    expect(streamed.told).toEqual([told]);
    expect(await streamed.result).toMatchObject({ outcome: 'failed', problem: { status: 504 } });
  });

  it('that has passed lets no event through', async () => {
    const streamed = streamingApp(async (request, response) => {
      deadline(1, request, response);
      await delay(10);
      return itemsOf([1, 2]);
    });
    expect((await ask(streamed.app)).response.statusCode).toBe(504);
  });
});
