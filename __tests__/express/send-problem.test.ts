/** `sendProblem`: the error of a catch block is handled like an error of the route. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import compression from 'compression';
import session from 'express-session';
import type { ErrorRequestHandler, Express, Request, RequestHandler, Response } from 'express';
import type { Router } from 'express';
import {
  openaiErrorHandler,
  sendProblem,
  toHttpError,
  toProblemDetails,
  type Options,
  type ProblemEvent,
} from '../../lib/index.js';
import { streamToResponse } from '../../lib/streaming.js';
import { expressMajors } from '../support/app.js';
import { errorOf } from '../support/sdk.js';
import { ask, closeServers, eventsOf, serve } from '../support/streaming.js';
import { until } from '../support/until.js';

afterEach(closeServers);

const unauthorized = {
  status: 401,
  body: { error: { message: 'Incorrect API key provided.', code: 'invalid_api_key' } },
};
let error: unknown;
beforeAll(async () => {
  error = await errorOf('6.49', unauthorized);
});

const type = 'urn:problem-type:openai:unauthorized';
const madeKey = Symbol.for('openai-problem-details.handlers-made');

/** A route that catches an error. */
const catching: RequestHandler = async (request, response) => {
  await delay(1);
  sendProblem(error, request, response);
};
const forPublic = (options: Options = {}): ErrorRequestHandler =>
  openaiErrorHandler({ audience: 'public', ...options });

/** A custom wrapper around a handler. */
const wrapped = (handler: ErrorRequestHandler): ErrorRequestHandler =>
  function handleErrors(thrown, request, response, next) {
    handler(thrown, request, response, next);
  };
/** A custom error handler as documented by Express. */
const documented =
  (seen: unknown[]): ErrorRequestHandler =>
  (thrown, _request, response, next) => {
    seen.push(thrown);
    if (response.headersSent) {
      next(thrown);
      return;
    }
    response.status(599).json({ mine: true });
  };

function quiet<App extends Express>(app: App): App {
  app.set('env', 'test');
  return app;
}

describe.each(expressMajors)('with Express %s', (_major, express) => {
  const makeRouter = (): Router => (express as unknown as { Router(): Router }).Router();

  it.each<[string, (app: Express) => unknown]>([
    ['on the app', (app) => app.get('/', catching).use(forPublic())],
    ['in a wrapper', (app) => app.get('/', catching).use(wrapped(forPublic()))],
    ['on its router', (app) => app.use(makeRouter().get('/', catching).use(forPublic()))],
    [
      'around nested routers',
      (app) => app.use(makeRouter().use(makeRouter().get('/', catching))).use(forPublic()),
    ],
    [
      'in a router behind a function',
      (app) => {
        const router = makeRouter().get('/', catching).use(forPublic());
        app.use((request, response, next) => router(request, response, next));
      },
    ],
    ['on the app around its app', (app) => app.use(express().get('/', catching)).use(forPublic())],
    ['on its sub-app', (app) => app.use(express().get('/', catching).use(forPublic()))],
    ['at the route', (app) => app.get('/', catching, forPublic())],
    ['at the route, in a wrapper', (app) => app.get('/', catching, wrapped(forPublic()))],
    [
      'behind a parameter',
      (app) => {
        app.param('id', (request, response) => sendProblem(error, request, response));
        app.get('/:id', () => undefined).use(forPublic());
      },
    ],
    ['behind middleware', (app) => app.use(catching).use(forPublic())],
  ])('the handler responds that is mounted %s', async (where, mount) => {
    const app = quiet(express());
    mount(app);
    const path = where.includes('parameter') ? '/7' : '/';
    const response = await fetch(`http://127.0.0.1:${await serve(app)}${path}`);
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ type, status: 500 });
  });

  it.each<[string, ErrorRequestHandler]>([
    [
      'toHttpError',
      (thrown, _request, response, _next) => {
        const { status = 0, problem } = toHttpError(thrown, { audience: 'public' }) ?? {};
        response.status(status).json({ mine: problem?.type });
      },
    ],
    [
      'toProblemDetails',
      (thrown, _request, response, _next) => {
        const problem = toProblemDetails(thrown, { audience: 'public' });
        response.status(problem?.status ?? 0).json({ mine: problem?.type });
      },
    ],
  ])('a custom handler that uses %s responds', async (_name, handler) => {
    for (const mount of [
      (app: Express) => app.get('/', catching).use(handler),
      (app: Express) => app.get('/', catching, handler),
    ]) {
      const app = quiet(express());
      mount(app);
      const { response, text } = await ask(app);
      expect(response.statusCode).toBe(500);
      expect(JSON.parse(text)).toEqual({ mine: type });
    }
  });

  it('a handler at the route may call next', async () => {
    const app = quiet(express());
    app.get(
      '/',
      catching,
      ((_thrown, _request, _response, next) => next()) as ErrorRequestHandler,
      ((_request, response) => void response.send('after')) as RequestHandler,
    );
    expect((await ask(app)).text).toBe('after');
    const skipping = quiet(express());
    const skip: ErrorRequestHandler = (_thrown, _request, _response, next) => next('route');
    skipping.get('/', catching, skip, () => undefined);
    skipping.get('/', (_request, response) => void response.send('next route'));
    expect((await ask(skipping)).text).toBe('next route');
  });

  it('a handler at the route may leave the router', async () => {
    const app = quiet(express());
    const leave: ErrorRequestHandler = (_thrown, _request, _response, next) => next('router');
    app.use(makeRouter().get('/', catching, leave));
    app.use((_request, response) => void response.send('outside'));
    expect((await ask(app)).text).toBe('outside');
  });

  it('responds to HEAD like the route of GET', async () => {
    const app = quiet(express());
    app.get('/', catching, forPublic());
    expect((await ask(app, 'HEAD')).response.statusCode).toBe(500);
  });

  it.each([[new Error('mine')], [undefined], [null], ['route'], ['router'], [0]])(
    '%p reaches the app as an error',
    async (thrown) => {
      const seen: unknown[] = [];
      const app = quiet(express());
      app.get('/', (request, response) => sendProblem(thrown, request, response));
      app.use(openaiErrorHandler()).use(documented(seen));
      expect((await ask(app)).response.statusCode).toBe(599);
      expect(seen).toEqual([expect.any(Error)]);
      if (thrown instanceof Error) expect(seen[0]).toBe(thrown);
    },
  );

  it("a started stream gets its frame, and then the app's handlers are notified", async () => {
    const seen: unknown[] = [];
    const events: ProblemEvent[] = [];
    const app = quiet(express());
    app.get('/', (request, response) => {
      response.type('text/event-stream').write('data: 1\n\n');
      sendProblem(error, request, response);
    });
    app.use(documented(seen));
    app.use(forPublic({ onProblem: (event) => events.push(event) }));
    const { text, isWhole } = await ask(app);
    await until(() => seen.length > 0);
    expect(isWhole).toBe(true);
    expect(JSON.parse(eventsOf(text)[1]?.data ?? '')).toMatchObject({ type, status: 500 });
    expect(seen).toEqual([error]);
    expect(events).toMatchObject([{ delivery: 'stream' }]);
  });

  it.each<[string, (app: Express, route: RequestHandler) => unknown]>([
    ['a wrapper', (app, route) => app.get('/', route).use(wrapped(openaiErrorHandler()))],
    [
      'a router behind a function',
      (app, route) => {
        const router = makeRouter().get('/', route).use(openaiErrorHandler());
        app.use((request, response, next) => router(request, response, next));
        app.use(openaiErrorHandler());
      },
    ],
    ['a custom handler', (app, route) => app.get('/', route).use(documented([]))],
    [
      'another path',
      (app, route) => {
        app.get('/', route).use('/admin', openaiErrorHandler());
      },
    ],
  ])(
    'a started stream contains nothing for developers if %s hides the handler',
    async (_what, mount) => {
      const app = quiet(express());
      mount(app, (request, response) => {
        response.type('text/event-stream').write('data: 1\n\n');
        sendProblem(error, request, response);
      });
      const { text, isWhole } = await ask(app);
      expect(isWhole).toBe(true);
      expect(eventsOf(text)[1]?.event).toBe('error');
      expect(text).not.toContain('API key');
    },
  );

  it('a started stream uses the texts of the handler for its path', async () => {
    const app = quiet(express());
    const route: RequestHandler = (request, response) => {
      response.type('text/event-stream').write('data: 1\n\n');
      sendProblem(error, request, response);
    };
    app.use('/admin', makeRouter().get('/', route));
    app.use('/chat', makeRouter().use('/:id', makeRouter().get('/', route)));
    app.use('/admin', openaiErrorHandler());
    app.use('/chat', forPublic({ typeBase: 'urn:chat:' }));
    const url = `http://127.0.0.1:${await serve(app)}`;
    expect(await (await fetch(`${url}/admin`)).text()).toContain('Incorrect API key provided.');
    expect(await (await fetch(`${url}/chat/7?a=/admin`)).text()).toContain('urn:chat:unauthorized');
  });

  it('a started stream of a sub-app uses the texts of the enclosing app', async () => {
    const app = quiet(express());
    const route: RequestHandler = (request, response) => {
      response.type('text/event-stream').write('data: 1\n\n');
      sendProblem(error, request, response);
    };
    app.use('/other', quiet(express()).use(openaiErrorHandler()));
    app.use('/chat', quiet(express()).get('/7', route));
    app.use('/other', openaiErrorHandler());
    app.use(forPublic({ typeBase: 'urn:chat:' }));
    const response = await fetch(`http://127.0.0.1:${await serve(app)}/chat/7`);
    expect(await response.text()).toContain('urn:chat:unauthorized');
  });

  it('the only handler of the process is used even if the route cannot be found', async () => {
    Reflect.set(globalThis, madeKey, 0);
    const app = quiet(express());
    const router = makeRouter().get('/', (request, response) => {
      response.type('text/event-stream').write('data: 1\n\n');
      sendProblem(error, request, response);
    });
    app.use((request, response, next) => router(request, response, next));
    app.use(makeRouter().use(openaiErrorHandler({ audience: 'developer' })));
    expect((await ask(app)).text).toContain('Incorrect API key provided.');
  });

  it('a handler of the route that passes on no error passes on the current one', async () => {
    const app = quiet(express());
    const silent: ErrorRequestHandler = (_thrown, _request, _response, next) => next();
    app.get('/', (request, response) => {
      response.type('text/event-stream').write('data: 1\n\n');
      const items = (async function* () {
        yield await Promise.reject<unknown>(error);
      })();
      void streamToResponse(items, request, response, { handler: silent });
    });
    app.use(forPublic());
    const { text } = await ask(app);
    expect(JSON.parse(eventsOf(text)[1]?.data ?? '')).toMatchObject({ type });
  });

  it('a started text response is destroyed', async () => {
    const events: ProblemEvent[] = [];
    const app = quiet(express());
    app.get('/', (request, response) => {
      response.type('text/plain').write('half');
      sendProblem(error, request, response);
    });
    app.use(openaiErrorHandler({ onProblem: (event) => events.push(event) }));
    expect((await ask(app)).isWhole).toBe(false);
    expect(events).toMatchObject([{ delivery: 'none' }]);
  });

  it('the connection stays open if a handler passes the error on to Express', async () => {
    const app = quiet(express());
    app.get('/', (request, response) => {
      response.type('text/event-stream').write('data: 1\n\n');
      sendProblem(error, request, response);
    });
    app.use(documented([]));
    const port = await serve(app);
    const ports = new Set<number | undefined>();
    app.get('/port', (request, response) => {
      ports.add(request.socket.remotePort);
      response.send('alive');
    });
    const { Agent, get } = await import('node:http');
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (const path of ['/port', '/', '/port']) {
      await new Promise((resolve, reject) => {
        get({ host: '127.0.0.1', port, path, agent }, (response) => {
          response.resume().on('end', resolve).on('error', reject);
        }).on('error', reject);
      });
      await delay(5);
    }
    agent.destroy();
    expect(ports.size).toBe(1);
  });

  it('the first of two calls is used, even if its handler responds late', async () => {
    const seen: unknown[] = [];
    const app = quiet(express());
    app.get('/', (request, response) => {
      sendProblem(error, request, response);
      sendProblem(error, request, response);
      sendProblem(new Error('second'), request, response);
    });
    app.use(((thrown, _request, _response, next) => {
      seen.push(thrown);
      setTimeout(() => next(thrown), 5);
    }) as ErrorRequestHandler);
    app.use(forPublic());
    const { text, isWhole } = await ask(app);
    expect(isWhole).toBe(true);
    expect(JSON.parse(text)).toMatchObject({ type });
    expect(seen).toEqual([error]);
  });

  it('a call that is not awaited gets a response', async () => {
    const app = quiet(express());
    app.get('/', (request, response) => {
      void delay(5).then(() => sendProblem(error, request, response));
    });
    app.use(forPublic());
    expect(JSON.parse((await ask(app)).text)).toMatchObject({ type });
  });

  it('an app without any error handler is warned once, and the response is for end users', async () => {
    Reflect.set(globalThis, madeKey, 0);
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const app = quiet(express());
    app.get('/', catching);
    for (let turn = 0; turn < 2; turn += 1) {
      const { response, text } = await ask(app);
      expect(response.statusCode).toBe(500);
      expect(JSON.parse(text)).toMatchObject({ type });
      expect(text).not.toContain('API key');
    }
    // Once per process, so it does not appear again with the other major version.
    expect(warn.mock.calls.length).toBeLessThanOrEqual(1);
    for (const [message] of warn.mock.calls) expect(message).toMatch('found no error handler');
    warn.mockRestore();
  });

  it.each<[string, (app: Express) => unknown]>([
    ['on the app', (app) => app.get('/', catching).use(documented([]))],
    ['on a router', (app) => app.use(makeRouter().get('/', catching).use(documented([])))],
    ['at a route', (app) => app.get('/', catching, documented([]))],
  ])('a custom error handler is enough, %s', async (_where, mount) => {
    Reflect.set(globalThis, madeKey, 0);
    const app = quiet(express());
    mount(app);
    expect((await ask(app)).response.statusCode).toBe(599);
  });
});

describe.each(expressMajors)('a response being sent, with Express %s', (_major, express) => {
  /** A slow session store. */
  class SlowStore extends session.MemoryStore {
    override set(...[id, data, done]: Parameters<session.MemoryStore['set']>): void {
      setTimeout(() => super.set(id, data, done), 30);
    }
  }
  const slowSession = (): RequestHandler =>
    session({ secret: 'test', resave: true, saveUninitialized: true, store: new SlowStore() });
  const compress = (): RequestHandler => compression({ threshold: 0 });

  it.each<[string, () => RequestHandler, unknown]>(
    [compress, slowSession]
      .flatMap((make) => [
        [`${make.name}, and an error of OpenAI`, make, undefined] as const,
        [`${make.name}, and one of the app`, make, new Error('mine')] as const,
      ])
      .map(([name, make, thrown]) => [name, make, thrown]),
  )('survives a second error under %s', async (_name, make, thrown) => {
    for (const first of [
      (response: Response) => response.json({ text: 'x'.repeat(5000) }),
      (_response: Response, next: (reason: unknown) => void) => next(error),
    ]) {
      const app = quiet(express());
      app.use(make());
      app.get('/', (_request, response, next) => {
        first(response, next);
        next(thrown ?? error);
      });
      app.use(forPublic());
      const { text, isWhole } = await ask(app);
      expect(isWhole).toBe(true);
      expect(JSON.parse(text)).toEqual(expect.any(Object));
    }
  });

  it.each<[string, Record<string, string | number>, string]>([
    ['a length that it has nearly reached', { 'Content-Length': 20 }, '{"some":1}\n'],
    ['a length that it is far from', { 'Content-Length': 5000 }, '{"some":1}\n'],
    ['its own encoding', { 'Content-Encoding': 'gzip' }, '{"some":1}\n'],
  ])('is destroyed if it has started with %s', async (_what, fields, body) => {
    const app = quiet(express());
    app.get('/', (request: Request, response: Response) => {
      response.writeHead(200, { 'Content-Type': 'application/x-ndjson', ...fields });
      response.write(body);
      setTimeout(() => sendProblem(error, request, response), 5);
    });
    app.use(forPublic());
    const { isWhole, text } = await ask(app);
    expect(isWhole).toBe(false);
    expect(text).toBe(body);
  });

  it('gets its frame if middleware compresses it', async () => {
    const app = quiet(express());
    app.use(compress());
    app.get('/', (_request, response, next) => {
      response.type('text/event-stream').write('data: 1\n\n');
      next(error);
    });
    app.use(forPublic());
    const url = `http://127.0.0.1:${await serve(app)}`;
    const response = await fetch(url);
    expect(response.headers.get('content-encoding')).toMatch(/gzip|br|deflate/);
    expect(eventsOf(await response.text())[1]?.event).toBe('error');
  });
});

describe('without Express', () => {
  async function answerTo(
    listener: (request: IncomingMessage, response: ServerResponse) => void,
  ): Promise<{ status: number; text: string }> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    try {
      const response = await fetch(`http://127.0.0.1:${port}/`);
      const text = await response.text().catch(() => '(cut)');
      return { status: response.status, text };
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it('uses the defaults for end users', async () => {
    const { status, text } = await answerTo((request, response) => {
      sendProblem(error, request, response);
      sendProblem(error, request, response);
    });
    expect(status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({ type });
    expect(text).not.toContain('API key');
  });

  it("responds to an error that is not OpenAI's as well, and shows nothing of it", async () => {
    const { status, text } = await answerTo((request, response) =>
      sendProblem(new Error('the database is down'), request, response),
    );
    expect(status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({ type: 'about:blank', status: 500 });
    expect(text).not.toContain('database');
  });

  it('destroys a started text response', async () => {
    const { text } = await answerTo((request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain' }).write('half');
      setTimeout(() => sendProblem(error, request, response), 5);
    });
    expect(text).toBe('(cut)');
  });
});

describe('a response that only seems to be being sent', () => {
  it.each<[string, unknown]>([
    ['an error of OpenAI', undefined],
    ['one of the app', new Error('mine')],
  ])('is destroyed after a while, so that no client waits forever: %s', (_what, thrown) => {
    jest.useFakeTimers();
    const destroy = jest.fn();
    const fields: Record<string, unknown> = { ETag: 'W/"1"', 'Content-Length': 10 };
    const response = {
      headersSent: true,
      writableEnded: false,
      destroyed: false,
      hasHeader: (name: string) => name in fields,
      getHeader: (name: string) => fields[name],
      on: () => undefined,
      destroy,
    };
    const next = jest.fn();
    const pair = [{ headers: {} }, response] as const;
    Reflect.apply(openaiErrorHandler({ audience: 'public' }), undefined, [
      thrown ?? error,
      ...pair,
      next,
    ]);
    jest.advanceTimersByTime(9000);
    expect(destroy).not.toHaveBeenCalled();
    jest.advanceTimersByTime(2000);
    expect(destroy).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });
});

describe('an error handler that is called after the response', () => {
  const closed = { headersSent: true, writableEnded: true, destroyed: true };

  it('may throw without ending the process', async () => {
    openaiErrorHandler();
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const listeners: (() => void)[] = [];
    const response = {
      ...closed,
      destroyed: false,
      hasHeader: () => false,
      on: (_event: string, listener: () => void) => listeners.push(listener),
    };
    const next = jest.fn((_reason: unknown) => {
      throw new Error('broken');
    });
    const request = { next, app: {}, headers: {}, socket: null };
    Reflect.apply(sendProblem, undefined, [error, request, response]);
    expect(next).not.toHaveBeenCalled();
    expect(() => listeners.forEach((listener) => listener())).not.toThrow();
    expect(next).toHaveBeenCalledWith(error);
    warn.mockRestore();
  });

  it('is called at once if the response does not report that it has closed', () => {
    const next = jest.fn();
    const response = { ...closed, destroyed: false, hasHeader: () => false };
    Reflect.apply(sendProblem, undefined, [error, { next, app: {}, headers: {} }, response]);
    expect(next).toHaveBeenCalledWith(error);
  });
});

describe('a fault', () => {
  it('does not affect a finished response', () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const end = jest.fn();
    const request = {
      next: () => undefined,
      get route(): never {
        throw new Error('broken');
      },
      get app(): never {
        throw new Error('broken');
      },
    };
    const response = Object.freeze({ headersSent: true, writableEnded: true, end });
    Reflect.apply(sendProblem, undefined, [error, request, response]);
    expect(end).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it.each<[string, unknown, unknown, number]>([
    ['no response', {}, undefined, 0],
    [
      'a next that throws',
      {
        next: () => {
          throw new Error('broken');
        },
        app: {},
      },
      { headersSent: false, writableEnded: false },
      500,
    ],
  ])('is never thrown: %s', (_what, request, facts, status) => {
    openaiErrorHandler();
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const end = jest.fn();
    const response = facts === undefined ? undefined : { ...(facts as object), statusCode: 0, end };
    const call = (): unknown =>
      Reflect.apply(sendProblem, undefined, [error, request, response]) as unknown;
    expect(call).not.toThrow();
    expect(response?.statusCode ?? 0).toBe(status);
    warn.mockRestore();
  });
});
