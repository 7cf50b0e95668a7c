/** Which error handler responds to a stream that fails, and how `streamToResponse` is called. */
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type {
  ErrorRequestHandler,
  Express,
  NextFunction,
  Request,
  RequestHandler,
  Response,
  Router,
} from 'express';
import express5 from 'express';
import { asyncHandler, openaiErrorHandler, toHttpError, type Options } from '../../lib/index.js';
import { streamToResponse, type StreamOptions, type StreamResult } from '../../lib/streaming.js';
import { expressMajors, type Route } from '../support/app.js';
import { thrownBy } from '../support/problem.js';
import { errorOf } from '../support/sdk.js';
import { ask, bareApp, closeServers, eventsOf, itemsOf, serve } from '../support/streaming.js';
import { until } from '../support/until.js';

afterEach(closeServers);

const unauthorized = {
  status: 401,
  body: { error: { message: 'Incorrect API key provided.', code: 'invalid_api_key' } },
};
const built = require('openai-problem-details') as {
  openaiErrorHandler: typeof openaiErrorHandler;
};

/** A route whose stream fails. */
function failingRoute(items: readonly unknown[], options?: StreamOptions): Route {
  return asyncHandler(async (request, response) => {
    const error = await errorOf('6.49', unauthorized);
    await streamToResponse(itemsOf(items, error), request, response, options);
  }) as Route;
}

const route = failingRoute([]) as express5.RequestHandler;
const ofApp = (options: Options = {}): ReturnType<typeof openaiErrorHandler> =>
  openaiErrorHandler({ audience: 'public', ...options });

describe.each(expressMajors)('with Express %s', (_major, express) => {
  const makeRouter = (): Router => (express as unknown as { Router(): Router }).Router();

  it.each<[string, (app: Express) => unknown]>([
    ['the app', (app) => app.get('/', route).use(ofApp())],
    ['its router', (app) => app.use(makeRouter().get('/', route).use(ofApp()))],
    [
      'the app that contains its router',
      (app) => app.use(makeRouter().use(makeRouter().get('/', route))).use(ofApp()),
    ],
    ['the app of a middleware', (app) => app.use(route).use(ofApp())],
    ['the app that contains its app', (app) => app.use(express().get('/', route)).use(ofApp())],
    ['its route', (app) => app.get('/', route, ofApp())],
    [
      'another copy of the package',
      (app) => app.get('/', route).use(built.openaiErrorHandler({ audience: 'public' })),
    ],
  ])('the handler responds that is mounted on %s', async (_where, mount) => {
    const app = express();
    mount(app);
    const { response, text } = await ask(app);
    expect(response.statusCode).toBe(500);
    expect(JSON.parse(text)).toMatchObject({
      type: 'urn:problem-type:openai:unauthorized',
      status: 500,
    });
    expect(text).not.toContain('API key');
  });

  it('the handler of the router responds, not that of another router', async () => {
    const app = express();
    app.use('/other', makeRouter().use(openaiErrorHandler({ typeBase: 'urn:other:' })));
    app.use('/', makeRouter().get('/', route).use(ofApp()));
    expect((await ask(app)).text).toContain('urn:problem-type:openai:unauthorized');
  });

  it.each<[string, (app: Express) => unknown]>([
    ['none is mounted', (app) => app.get('/', route)],
    ['it is mounted before the route', (app) => app.use(ofApp()).get('/', route)],
    [
      'it is mounted on another router',
      (app) => app.use(makeRouter().get('/', route), makeRouter().use(ofApp())),
    ],
    ['a middleware streams, and none is mounted', (app) => app.use(makeRouter().use(route))],
  ])('Express responds, as to every error, if %s', async (_where, mount) => {
    const app = express();
    app.set('env', 'test');
    mount(app);
    const { response } = await ask(app);
    expect(response.statusCode).toBe(401);
    expect(response.headers['content-type']).toMatch('text/html');
  });

  it('the options of the call take precedence', async () => {
    const told: string[] = [];
    const options: StreamOptions = {
      audience: 'public',
      onProblem: ({ delivery }) => told.push(delivery),
    };
    const app = express();
    app.get('/', failingRoute([1], options) as express5.RequestHandler).use(openaiErrorHandler());
    const { text } = await ask(app);
    expect(JSON.parse(eventsOf(text)[1]?.data ?? '')).toHaveProperty('status', 500);
    expect(told).toEqual(['stream']);
  });

  it('earlier error handlers receive the error itself', async () => {
    const seen: unknown[] = [];
    const app = express();
    app.get('/', route);
    app.use((error: unknown, _request: Request, _response: Response, next: NextFunction) => {
      seen.push(error);
      setTimeout(() => next(error), 5);
    });
    app.use(ofApp());
    expect((await ask(app)).response.statusCode).toBe(500);
    expect(seen).toMatchObject([{ status: 401 }]);
  });

  it('an earlier error handler may respond', async () => {
    const results: StreamResult[] = [];
    const app = express();
    app.get('/', (async (request, response) => {
      const error = await errorOf('6.49', unauthorized);
      results.push(await streamToResponse(itemsOf([], error), request, response));
    }) as express5.RequestHandler);
    app.use((_error: unknown, _request: Request, response: Response, _next: NextFunction) => {
      response.status(418).end('mine');
    });
    app.use(ofApp());
    expect((await ask(app)).text).toBe('mine');
    expect(results).toMatchObject([{ outcome: 'failed', problem: undefined }]);
  });

  /** A custom wrapper, in which the handler cannot be found. */
  const wrapped: ErrorRequestHandler = (thrown, request, response, next) =>
    ofApp({ typeBase: 'urn:mine:' })(thrown, request, response, next);

  it.each<[string, readonly unknown[], ErrorRequestHandler, object]>([
    ['wraps ours', [], wrapped, { type: 'urn:mine:unauthorized', status: 500 }],
    [
      'uses toHttpError',
      [],
      (thrown, _request, response, _next) => {
        const { status = 0, problem } = toHttpError(thrown, { audience: 'public' }) ?? {};
        response.status(status).json({ mine: problem?.type });
      },
      { mine: 'urn:problem-type:openai:unauthorized' },
    ],
  ])('before the first event, a handler that %s responds', async (_what, items, handler, body) => {
    for (const mount of [
      (app: Express) => app.get('/', failingRoute(items) as RequestHandler).use(handler),
      (app: Express) => app.get('/', failingRoute(items) as RequestHandler, handler),
    ]) {
      const app = express();
      mount(app);
      const { response, text } = await ask(app);
      expect(response.statusCode).toBe(500);
      expect(JSON.parse(text)).toMatchObject(body);
    }
  });

  it('after the first event, the text is for end users if the handler is hidden', async () => {
    const app = express();
    app.set('env', 'test');
    app.get('/', failingRoute([1]) as RequestHandler).use(wrapped);
    const { text, isWhole } = await ask(app);
    expect(isWhole).toBe(true);
    expect(JSON.parse(eventsOf(text)[1]?.data ?? '')).toMatchObject({ status: 500 });
    expect(text).not.toContain('API key');
  });

  it('after the first event, the handler passed to the call is used', async () => {
    const told: unknown[] = [];
    const seen: unknown[] = [];
    const handler = ofApp({
      typeBase: 'urn:mine:',
      onProblem: ({ delivery }) => told.push(delivery),
    });
    const documented: ErrorRequestHandler = (thrown, request, response, next) => {
      seen.push(thrown);
      if (response.headersSent) next(thrown);
      else handler(thrown, request, response, next);
    };
    for (const named of [handler, documented]) {
      const app = express();
      app.set('env', 'test');
      app.get('/', failingRoute([1], { handler: named }) as RequestHandler).use(documented);
      const { text, isWhole } = await ask(app);
      await delay(5);
      expect(isWhole).toBe(true);
      expect(eventsOf(text)[1]?.event).toBe('error');
      expect(text.includes('urn:mine:unauthorized')).toBe(named === handler);
    }
    await until(() => seen.length === 3);
    expect(told).toEqual(['stream']);
    // Each was called after the response; the one passed to the call also before it.
    expect(seen).toHaveLength(3);
  });

  it('the next passed to the call is used', async () => {
    const seen: unknown[] = [];
    const app = express();
    app.get('/', (async (request, response, next) => {
      const error = await errorOf('6.49', unauthorized);
      await streamToResponse(itemsOf([], error), request, response, {
        next: (thrown) => {
          seen.push(thrown);
          next(thrown);
        },
      });
    }) as RequestHandler);
    app.use(ofApp());
    expect((await ask(app)).response.statusCode).toBe(500);
    expect(seen).toMatchObject([{ status: 401 }]);
  });

  it('errors that the options do not claim go to the app', async () => {
    const app = express();
    const mine = new Error('mine');
    app.get(
      '/',
      asyncHandler((request, response) =>
        streamToResponse(itemsOf([], mine), request, response, { audience: 'public' }),
      ),
    );
    app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
      response.status(599).end(String(error === mine));
    });
    expect((await ask(app)).text).toBe('true');
  });
});

describe('without Express', () => {
  async function listen(
    items: readonly unknown[],
    error: unknown,
    settle: (result: unknown) => void,
  ): Promise<number> {
    const server = createServer((request, response) => {
      const source = (async function* () {
        for (const item of items) yield item;
        await delay(5);
        throw error;
      })();
      streamToResponse(source, request, response).then(settle, (reason: unknown) => {
        settle(reason);
        if (!response.headersSent) response.writeHead(599).end();
      });
    }).listen(0, '127.0.0.1');
    server.unref();
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  async function read(port: number): Promise<{ status: number | undefined; text: string }> {
    const request = get({ host: '127.0.0.1', port, agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    let text = '';
    try {
      for await (const part of response) text += String(part);
    } catch {
      text += '(cut)';
    }
    return { status: response.statusCode, text };
  }

  it('the handler passed to the call responds', async () => {
    const server = createServer((request, response) => {
      void errorOf('6.49', unauthorized).then((error) =>
        streamToResponse(itemsOf([], error), request, response, {
          handler: ofApp({ typeBase: 'urn:mine:' }),
        }),
      );
    }).listen(0, '127.0.0.1');
    server.unref();
    await once(server, 'listening');
    const { text } = await read((server.address() as AddressInfo).port);
    expect(text).toContain('urn:mine:unauthorized');
  });

  it('the defaults for end users apply', async () => {
    const settle = jest.fn();
    const port = await listen([], await errorOf('6.49', unauthorized), settle);
    expect(await read(port)).toMatchObject({ status: 500 });
    expect(settle).toHaveBeenCalledWith(expect.objectContaining({ outcome: 'failed' }));
  });

  it.each([
    ['before the first event, and leaves the response alone', [], { status: 599, text: '' }],
    ['after it, and closes the connection', [1], { status: 200, text: 'data: 1\n\n(cut)' }],
  ])("rejects with an error that is not OpenAI's %s", async (_when, items, seen) => {
    const settle = jest.fn();
    const mine = new Error('mine');
    expect(await read(await listen(items, mine, settle))).toEqual(seen);
    expect(settle).toHaveBeenCalledWith(mine);
  });
});

describe('an invalid argument', () => {
  const call = (...values: unknown[]): unknown =>
    Reflect.apply(streamToResponse, undefined, values);
  const pair = async (test: (request: Request, response: Response) => void): Promise<void> => {
    await ask(
      bareApp((request, response) => {
        test(request, response);
        response.end();
      }),
    );
  };

  it.each<[string, unknown, RegExp]>([
    ['undefined', undefined, /the stream cannot be undefined; expected an async iterable/],
    ['an array', [1], /the stream cannot be an array/],
    ['a string', 'text', /the stream cannot be 'text'/],
  ])('throws at once: %s as the stream', async (_what, stream, message) => {
    await pair((request, response) => {
      expect(String(thrownBy(() => call(stream, request, response)))).toMatch(message);
    });
  });

  it('throws at once: no request, no response, or one in place of the other', async () => {
    await pair((request, response) => {
      const stream = (): unknown => itemsOf([]);
      expect(() => call(stream())).toThrow(
        /the request cannot be undefined; expected Express's req/,
      );
      expect(() => call(stream(), {}, response)).toThrow(/the request cannot be an object/);
      expect(() => call(stream(), response, request)).toThrow(/the request cannot be an object/);
      expect(() => call(stream(), request)).toThrow(
        /the response cannot be undefined; expected Express's res/,
      );
      expect(() => call(stream(), request, {})).toThrow(/the response cannot be an object/);
    });
  });

  it.each<[string, unknown, RegExp]>([
    ['null', null, /options must be an object, not null/],
    ['a format', { format: 'csv' }, /option 'format' cannot be 'csv'; use 'sse' or 'ndjson'/],
    ['a format named like a member of every object', { format: 'toString' }, /option 'format'/],
    ['a map', { map: 'x' }, /option 'map' cannot be 'x'; expected a function/],
    [
      'a heartbeat',
      { heartbeat: -1 },
      /option 'heartbeat' cannot be -1; expected whole milliseconds/,
    ],
    ['a heartbeat too long', { heartbeat: 2 ** 31 }, /option 'heartbeat'/],
    ['a heartbeat as a string', { heartbeat: '15s' }, /option 'heartbeat'/],
    [
      'an option that does not exist',
      { hartbeat: 5 },
      /^streamToResponse: unknown option 'hartbeat' .*use one of format, map, heartbeat,/,
    ],
    [
      'an option of the handler',
      { audience: 'private' },
      /streamToResponse: .*option 'audience' cannot be 'private'/,
    ],
  ])('throws at once, and ends the source: %s', async (_what, options, message) => {
    await pair((request, response) => {
      let isAborted = false;
      const controller = {
        abort: () => {
          isAborted = true;
        },
      };
      const stream = Object.assign(itemsOf([]), { controller });
      expect(String(thrownBy(() => call(stream, request, response, options)))).toMatch(message);
      expect(isAborted).toBe(true);
    });
  });

  it('throws at once, and a promise that fails later does not end the process', async () => {
    await pair((request, response) => {
      const late = Promise.reject(new Error('late'));
      expect(() => call(late, request, response, { format: 'csv' })).toThrow(TypeError);
    });
  });

  it('is not an option that is undefined', async () => {
    const options = {
      format: undefined,
      map: undefined,
      heartbeat: undefined,
      audience: undefined,
    };
    const app = bareApp((request, response) =>
      streamToResponse(itemsOf([1]), request, response, options),
    );
    expect((await ask(app)).text).toBe('data: 1\n\ndata: [DONE]\n\n');
  });

  it('is checked once for every options object', async () => {
    const read = jest.fn();
    const options = {
      get format() {
        read();
        return 'ndjson' as const;
      },
    };
    const app = bareApp((request, response) =>
      streamToResponse(itemsOf([1]), request, response, options),
    );
    const port = await serve(app);
    for (let turn = 0; turn < 3; turn += 1) await (await fetch(`http://127.0.0.1:${port}/`)).text();
    expect(read).toHaveBeenCalledTimes(1);
  });
});

describe('an app with odd layers', () => {
  it('is searched without an endless loop', async () => {
    const app = bareApp(route as Route);
    const ring: { stack: unknown[] } = { stack: [] };
    const handle = Object.assign(() => undefined, ring);
    handle.stack.push({ handle }, null, { handle: 7 });
    const router = (app as unknown as { router: { stack: unknown[] } }).router;
    router.stack.unshift({ handle, match: () => false });
    expect((await ask(app)).response.statusCode).toBe(401);
  });
});
