/** `abortOnClose` and `deadline`, with every SDK. */
import { getEventListeners, once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Express, Request, Response } from 'express';
import { openaiErrorHandler, type Options, type ProblemEvent } from '../../lib/index.js';
import { abortOnClose, deadline } from '../../lib/streaming.js';
import { expressMajors } from '../support/app.js';
import { thrownBy } from '../support/problem.js';
import { admitForeignErrors } from '../support/realm.js';
import { majorNames, request as body, sdk, type Client } from '../support/sdk.js';
import { ask, bareApp, closeServers, serve } from '../support/streaming.js';
import { holdTimers, until } from '../support/until.js';

interface Mock {
  readonly url: string;
  readonly requests: readonly { readonly closed: Promise<string> }[];
  close(): void;
}

const { startStreamingMock } = require('../support/streaming-mock.cjs') as {
  startStreamingMock: (scripts: object) => Promise<Mock>;
};

const json = { type: 'application/json' };
const stall = { end: 'stall' };
/** The milliseconds of a deadline that expires only when the test says so. */
const held = 54_321;
let mock: Mock | undefined;

beforeAll(admitForeignErrors);

afterEach(() => {
  closeServers();
  mock?.close();
  mock = undefined;
  jest.restoreAllMocks();
});

/** A client of an upstream with this behavior. */
async function clientOf(major: string, script: object): Promise<Client> {
  mock = await startStreamingMock({ x: script });
  return new (sdk(major))({ apiKey: 'test', baseURL: `${mock.url}/x/v1`, maxRetries: 0 });
}

/** An app with the error handler, and the events that it reported. */
function handled(app: Express, options: Options<Request> = {}): ProblemEvent<Request>[] {
  const events: ProblemEvent<Request>[] = [];
  app.use(openaiErrorHandler({ onProblem: (event) => events.push(event), ...options }));
  return events;
}

/** Runs a function in a route, and returns its result. */
async function inRoute<Value>(
  test: (request: Request, response: Response) => Value,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const app = bareApp(async (request, response) => {
      try {
        resolve(await test(request, response));
      } catch (error) {
        reject(error);
      }
      response.end();
    });
    ask(app).catch(reject);
  });
}

describe.each(majorNames)('with openai %s', (major) => {
  it.each([
    ['that has not started', { isSilent: true, steps: [] }],
    ['that stalls', { ...json, steps: ['{"id":', stall] }],
  ])('a plain response %s ends with the problem timeout', async (_what, script) => {
    const openai = await clientOf(major, script);
    const timers = holdTimers(held);
    const app = bareApp(async (request, response) => {
      const signal = deadline(held, request, response);
      response.json(await openai.chat.completions.create(body, { signal }));
    });
    const events = handled(app);
    const answer = ask(app);
    await until(() => mock?.requests.length === 1);
    // Time for the part of the response that is sent; without it, the result is the same.
    await delay(50);
    timers.expire();
    const { response, text } = await answer;
    expect(response.statusCode).toBe(504);
    expect(JSON.parse(text)).toMatchObject({ type: 'urn:problem-type:openai:timeout' });
    expect(events).toMatchObject([{ slug: 'timeout', delivery: 'response' }]);
    expect(await mock?.requests[0]?.closed).toBe('aborted');
  });

  it('a response in time is not affected', async () => {
    const openai = await clientOf(major, { ...json, steps: ['{"id":"x"}'] });
    const app = bareApp(async (request, response) => {
      const signal = deadline(60_000, request, response);
      response.json(await openai.chat.completions.create(body, { signal }));
      await once(response, 'close');
      expect(signal.aborted).toBe(false);
    });
    const events = handled(app);
    expect(JSON.parse((await ask(app)).text)).toMatchObject({ id: 'x' });
    expect(events).toEqual([]);
  });

  it('a failure before the deadline is reported as it is', async () => {
    const openai = await clientOf(major, {
      ...json,
      status: 429,
      steps: ['{"error":{"message":"Slow."}}'],
    });
    const timers = holdTimers(held);
    const app = bareApp(async (request, response) => {
      const signal = deadline(held, request, response);
      const call = openai.chat.completions.create(body, { signal });
      await Promise.allSettled([call]);
      timers.expire();
      expect(signal.aborted).toBe(true);
      await call;
    });
    const events = handled(app);
    expect((await ask(app)).response.statusCode).toBe(429);
    expect(events).toMatchObject([{ slug: 'too-many-requests' }]);
  });
});

describe.each(expressMajors)('a signal with Express %s', (_major, express) => {
  it('fires when the client disconnects, and onProblem is called once, with nothing sent', async () => {
    const openai = await clientOf('6.49', { isSilent: true, steps: [] });
    let tell: (event: ProblemEvent<Request>) => void;
    const told = new Promise<ProblemEvent<Request>>((resolve) => (tell = resolve));
    const app = express();
    app.get('/', (request, response, next) => {
      const signal = abortOnClose(request, response);
      openai.chat.completions
        .create(body, { signal })
        .then((answer) => response.json(answer), next);
    });
    const onProblem = jest.fn<(event: ProblemEvent<Request>) => void>((event) => tell(event));
    app.use(openaiErrorHandler({ onProblem }));
    const client = get({ host: '127.0.0.1', port: await serve(app) });
    client.on('error', () => undefined);
    await until(() => mock?.requests.length === 1);
    client.destroy();
    expect(await told).toMatchObject({ slug: 'request-aborted', delivery: 'none' });
    expect(await mock?.requests[0]?.closed).toBe('aborted');
    await delay(5);
    expect(onProblem).toHaveBeenCalledTimes(1);
  });
});

describe('a raw error after the signal has fired', () => {
  const abort = new DOMException('This operation was aborted', 'AbortError');
  const late = new DOMException('The operation timed out', 'TimeoutError');
  const answer = async (error: unknown): Promise<readonly string[]> => {
    const app = bareApp(async (request, response) => {
      await once(deadline(1, request, response), 'abort');
      throw error;
    });
    const events = handled(app);
    app.use((_error: unknown, _request: Request, response: Response, _next: unknown) => {
      response.status(599).end();
    });
    const { response } = await ask(app);
    return [String(response.statusCode), ...events.map(({ slug }) => slug)];
  };

  it.each([
    ['an AbortError', abort, ['504', 'timeout']],
    ['a TimeoutError', late, ['504', 'timeout']],
    [
      'a broken connection, which may be another one',
      Object.assign(new Error('x'), { code: 'ECONNRESET' }),
      ['599'],
    ],
    ['an error of the app', new Error('mine'), ['599']],
  ])('is attributed to it if it says so: %s', async (_what, error, seen) => {
    expect(await answer(error)).toEqual(seen);
  });

  it('is left to the app if the signal has not fired', async () => {
    const app = bareApp((request, response) => {
      abortOnClose(request, response);
      throw abort;
    });
    const events = handled(app);
    expect((await ask(app)).response.statusCode).toBe(500);
    expect(events).toEqual([]);
  });
});

describe('the signal itself', () => {
  it.each<[string, (request: Request, response: Response) => AbortSignal, string]>([
    ['abortOnClose', abortOnClose, 'AbortError'],
    ['deadline', (request, response) => deadline(60_000, request, response), 'AbortError'],
    ['deadline', (request, response) => deadline(1, request, response), 'TimeoutError'],
  ])("of %s fires with the platform's reason", async (_owner, make, name) => {
    const app = bareApp(() => undefined);
    let fired: (reason: unknown) => void;
    const reason = new Promise((resolve) => (fired = resolve));
    app.all('/signal', (request, response) => {
      const signal = make(request, response);
      signal.addEventListener('abort', () => fired(signal.reason));
      response.write('x');
    });
    const client = get({ host: '127.0.0.1', port: await serve(app), path: '/signal' });
    client.on('error', () => undefined);
    const [response] = (await once(client, 'response')) as [IncomingMessage];
    response.on('error', () => undefined);
    if (name === 'AbortError') client.destroy();
    expect(await reason).toMatchObject({ name });
  });

  it('has already fired if the client disconnected before the call', async () => {
    let settle: (isAborted: boolean) => void;
    const isAborted = new Promise<boolean>((resolve) => (settle = resolve));
    const app = bareApp((request, response) => {
      request.socket.destroy();
      settle(deadline(60_000, request, response).aborted);
    });
    const socket = connect(await serve(app), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: example.com\r\n\r\n');
    expect(await isAborted).toBe(true);
  });

  it('fires once: a client that disconnects after the deadline changes nothing', async () => {
    let settle: (reason: unknown) => void;
    const reason = new Promise((resolve) => (settle = resolve));
    const app = bareApp(async (request, response) => {
      const signal = deadline(1, request, response);
      await once(signal, 'abort');
      request.socket.destroy();
      await once(response, 'close');
      settle(signal.reason);
    });
    const socket = connect(await serve(app), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: example.com\r\n\r\n');
    expect(await reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('leaves no listener and no timer on a connection that stays open', async () => {
    const counts: number[] = [];
    const set = jest.spyOn(globalThis, 'setTimeout');
    const clear = jest.spyOn(globalThis, 'clearTimeout');
    const app = bareApp(async (request, response) => {
      counts.push(getEventListeners(request.socket, 'close').length);
      const signal = deadline(held, request, response);
      signal.throwIfAborted();
      response.end('x');
    });
    const port = await serve(app);
    for (let turn = 0; turn < 4; turn += 1) await (await fetch(`http://127.0.0.1:${port}/`)).text();
    expect(new Set(counts).size).toBe(1);
    const timers = set.mock.results.filter((_result, call) => set.mock.calls[call]?.[1] === held);
    const cleared = new Set<unknown>(clear.mock.calls.map(([timer]) => timer));
    expect(timers).toHaveLength(4);
    expect(timers.filter(({ value }) => !cleared.has(value))).toEqual([]);
  });

  it.each<[string, (request: Request, response: Response) => unknown, RegExp]>([
    [
      'a second call',
      (request, response) => {
        abortOnClose(request, response);
        return abortOnClose(request, response);
      },
      /this response already has a signal; call abortOnClose or deadline only once/,
    ],
    [
      'a call of the other function',
      (request, response) => {
        deadline(5, request, response);
        return abortOnClose(request, response);
      },
      /^TypeError: abortOnClose: this response already has a signal/,
    ],
    [
      'milliseconds that are not a number',
      (request, response) => Reflect.apply(deadline, undefined, [request, response]),
      /deadline\(ms, req, res\): ms cannot be an object; expected milliseconds/,
    ],
    ['0', (request, response) => deadline(0, request, response), /ms cannot be 0/],
    ['NaN', (request, response) => deadline(Number.NaN, request, response), /ms cannot be NaN/],
    [
      'more than a timer accepts',
      (request, response) => deadline(2 ** 31, request, response),
      /at most 2147483647/,
    ],
    [
      'a missing response',
      (request) => Reflect.apply(abortOnClose, undefined, [request]),
      /abortOnClose\(req, res\): the response cannot be undefined/,
    ],
    [
      'a request and a response in the wrong order',
      (request, response) => Reflect.apply(deadline, undefined, [5, response, request]),
      /the request cannot be an object/,
    ],
  ])('is rejected: %s', async (_what, make, message) => {
    const error = await inRoute((request, response) => thrownBy(() => make(request, response)));
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(message);
  });
});
