/** The event of `onProblem`: its content, and that it is safe to log. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { context, trace, ROOT_CONTEXT, type ContextManager } from '@opentelemetry/api';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import express, { Router, type Express, type Request } from 'express';
import express4 from 'express4';
import createError from 'http-errors';
import morgan from 'morgan';
import supertest from 'supertest';
import {
  asyncHandler,
  openaiErrorHandler,
  timeRequests,
  type Options,
  type ProblemEvent,
} from '../../lib/index.js';
import { streamToResponse } from '../../lib/streaming.js';
import { appOf, expressMajors, throwing } from '../support/app.js';
import { apiError } from '../support/problem.js';
import { errorOf, majorNames, streamErrorOf } from '../support/sdk.js';
import { aiSdkError, apiCallError, axiosError, key, prompt } from '../support/wrappers.js';

type Event = ProblemEvent<Request>;

const secrets = {
  key: `sk-proj-${'a1B2'.repeat(8)}`,
  organization: `org-${'q7'.repeat(12)}`,
  token: `Bearer ${'t0k3n'.repeat(6)}`,
  prompt: 'My-doctor-says-that-I-am-ill',
};
const anySecret = new RegExp(Object.values(secrets).join('|'));

const wire = {
  status: 429,
  headers: {
    'content-type': 'application/json',
    'retry-after': '20',
    'x-request-id': 'req_0123456789abcdef',
    'x-ratelimit-limit-requests': '3',
    'openai-organization': secrets.organization,
    'set-cookie': `session=${secrets.key}`,
    authorization: secrets.token,
    'openai-model': 'gpt-5',
  },
  body: {
    error: {
      message: `Rate limit reached for gpt-5 in organization ${secrets.organization}, key ${secrets.key}.`,
      type: 'requests',
      param: null,
      code: 'rate_limit_exceeded',
      failed_generation: secrets.prompt,
      input: [secrets.prompt],
      attempts: 2,
    },
  },
};

async function eventsOf(app: (options: Options<Request>) => Express, path = '/'): Promise<Event[]> {
  const events: Event[] = [];
  const options: Options<Request> = {
    audience: 'developer',
    claim: 'likely',
    onProblem: (event) => events.push(event),
  };
  await supertest(app(options)).get(path).set('Connection', 'close');
  return events;
}

async function eventOf(error: unknown): Promise<Event> {
  const [event] = await eventsOf((options) => appOf(express, throwing(error), options));
  if (event === undefined) throw new Error('nothing was told');
  return event;
}

describe.each(majorNames)('a response that openai %s threw', (major) => {
  it('is reported in full, without secrets', async () => {
    const { upstream } = await eventOf(await errorOf(major, wire));
    expect(upstream).toEqual({
      status: 429,
      headers: {
        'content-type': 'application/json',
        'retry-after': '20',
        'x-request-id': 'req_0123456789abcdef',
        'x-ratelimit-limit-requests': '3',
        'openai-model': 'gpt-5',
      },
      body: {
        message: 'Rate limit reached for gpt-5 in organization [redacted], key [redacted].',
        type: 'requests',
        param: null,
        code: 'rate_limit_exceeded',
        failed_generation: '[a text of 28 characters]',
        input: ['[a text of 28 characters]'],
        attempts: 2,
      },
    });
  });

  it('results in an event that is safe to log', async () => {
    const error = await errorOf(major, wire);
    const event = await eventOf(error);
    for (const shown of [JSON.stringify(event), inspect(event, { depth: 20 })]) {
      expect(shown).not.toMatch(anySecret);
      expect(shown).toContain('req_0123456789abcdef');
    }
    expect({ ...event }).not.toHaveProperty('error');
    expect({ ...event }).not.toHaveProperty('request');
    expect(event.error).toBe(error);
    expect(event.request.url).toBe('/');
  });

  it('without a body is reported by its status', async () => {
    const { upstream } = await eventOf(await errorOf(major, { status: 500, body: null }));
    expect(upstream).toMatchObject({ status: 500, body: undefined });
  });

  it('that is an HTML page is reported by its length', async () => {
    const body = `<html>${secrets.prompt}</html>`;
    const { upstream } = await eventOf(await errorOf(major, { status: 502, body }));
    expect(upstream).toMatchObject({ status: 502, body: '[a page of 41 characters]' });
  });

  it('that is text is reported with it', async () => {
    const body = `upstream connect error, key ${secrets.key}`;
    const { upstream } = await eventOf(await errorOf(major, { status: 503, body }));
    expect(upstream).toMatchObject({ body: 'upstream connect error, key [redacted]' });
  });

  it('within a stream has no status', async () => {
    const error = await streamErrorOf(major, {
      error: { message: 'Broken.', code: 'server_error' },
    });
    const { upstream } = await eventOf(error);
    expect(upstream).toMatchObject({ status: undefined, body: { message: 'Broken.' } });
  });
});

describe('docs/logging.md', () => {
  it('lists every member of the event', async () => {
    const docs = readFileSync(join(__dirname, '..', '..', 'docs', 'logging.md'), 'utf8');
    const rows = [...docs.matchAll(/^\| `(\w+)` +\|/gm)].map(([, member]) => member);
    const event = await eventOf(apiError({ status: 500 }));
    expect(rows).toEqual(Object.getOwnPropertyNames(event));
  });
});

describe('the upstream’s response in errors of other libraries', () => {
  it.each([
    ['the AI SDK', apiCallError()],
    [
      'axios',
      axiosError(
        { url: 'https://api.openai.com/v1/x' },
        {
          response: {
            status: 429,
            headers: { 'x-request-id': 'req_1', 'content-type': 'application/json' },
            data: JSON.parse(String(Reflect.get(apiCallError(), 'responseBody'))),
          },
        },
      ),
    ],
    ['a retried call', aiSdkError('AI_RetryError', { lastError: apiCallError(), errors: [] })],
  ])('is reported for %s', async (_who, error) => {
    const event = await eventOf(error);
    expect(event.upstream).toEqual({
      status: 429,
      headers: { 'content-type': 'application/json', 'x-request-id': 'req_1' },
      body: { error: expect.objectContaining({ code: 'rate_limit_exceeded' }) },
    });
    expect(JSON.stringify(event)).not.toMatch(new RegExp(`${prompt}|${key}`));
  });

  it.each([
    [
      'a success, which the model wrote',
      apiCallError({ statusCode: 200, responseBody: secrets.prompt }),
      { status: 200, body: undefined },
    ],
    [
      'a truncated body',
      apiCallError({ responseBody: `{"error":{"x":"${secrets.prompt}` }),
      { status: 429, body: undefined },
    ],
  ])('is not quoted for %s', async (_what, error, upstream) => {
    expect((await eventOf(error)).upstream).toMatchObject(upstream);
  });

  it('is absent if there was none', async () => {
    expect((await eventOf(apiError({}))).upstream).toBeUndefined();
    expect((await eventOf(new TypeError('terminated'))).upstream).toBeUndefined();
  });

  it('is absent if the error is the app’s own', async () => {
    const [event] = await eventsOf((options) =>
      appOf(express, throwing(createError(404)), { ...options, handle: 'http' }),
    );
    expect(event).toMatchObject({ slug: 'about:blank', level: 'info' });
    expect(event).toHaveProperty('upstream', undefined);
  });
});

describe('a body', () => {
  const bodyOf = async (error: unknown): Promise<unknown> =>
    (await eventOf(apiError({ status: 400, headers: {}, error }))).upstream?.body;

  it('within a string is reported as a body', async () => {
    const inner = JSON.stringify({ error: { message: 'No.', input: secrets.prompt } });
    expect(await bodyOf({ message: inner, metadata: { raw: inner } })).toEqual({
      message: { error: { message: 'No.', input: '[a text of 28 characters]' } },
      metadata: { raw: { error: { message: 'No.', input: '[a text of 28 characters]' } } },
    });
  });

  it('within a truncated string is not quoted', async () => {
    const message = `{"input":"${secrets.prompt}`;
    expect(await bodyOf({ message })).toEqual({ message: '[a text of 38 characters]' });
  });

  it('is limited in depth, breadth and length', async () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 100; level += 1) deep = { error: deep };
    const wide = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`m${index}`, 1]));
    const details = Array.from({ length: 1000 }, () => Array.from({ length: 100 }, () => 'x'));
    const body = await bodyOf({ deep, wide, message: 'word '.repeat(100_000), details });
    const json = JSON.stringify(body);
    expect(json.length).toBeLessThan(4000);
    expect(json).toContain('[…]');
    expect(body).toHaveProperty('wide.m29', 1);
    expect(body).not.toHaveProperty('wide.m30');
  });

  it('that cannot be serialized is reported in a form that can', async () => {
    const cycle: Record<string, unknown> = {
      code: 1n,
      number: Number.NaN,
      call: () => 1,
      list: [undefined],
    };
    cycle['detail'] = cycle;
    Object.defineProperty(cycle, 'reason', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    const event = await eventOf(apiError({ status: 400, headers: {}, error: cycle }));
    expect(() => JSON.stringify(event)).not.toThrow();
  });

  it('has no names that quote or mislead', async () => {
    const body = JSON.parse(
      `{"__proto__":1,"two words":1,"${secrets.key}":1,"message":"No.","flag":true}`,
    );
    expect(JSON.stringify(await bodyOf(body))).toBe('{"message":"No.","flag":true}');
  });

  it('has a request id only if it is valid', async () => {
    expect(await bodyOf({ message: 'No.', request_id: secrets.key })).toEqual({ message: 'No.' });
  });
});

describe('the level', () => {
  it.each([
    ['error if the operator must act', { status: 401, body: {} }, 'error'],
    ['warn if the provider failed', { status: 500, body: {} }, 'warn'],
    [
      'info if the caller must act',
      { status: 400, body: { error: { code: 'context_length_exceeded' } } },
      'info',
    ],
  ])('is %s', async (_what, answer, level) => {
    expect(await eventOf(await errorOf('6.49', answer))).toHaveProperty('level', level);
  });

  it('is debug for an abort', async () => {
    const abort = new DOMException('This operation was aborted', 'AbortError');
    expect(await eventOf(abort)).toMatchObject({ level: 'debug', slug: 'request-aborted' });
  });
});

describe.each(expressMajors)('the route, with Express %s', (_major, major) => {
  const failing = throwing(apiError({ status: 500 }));
  const routeOf = async (mount: (app: Express) => void, path: string): Promise<unknown> => {
    const [event] = await eventsOf((options) => {
      const app = major();
      mount(app);
      app.use(openaiErrorHandler(options));
      return app;
    }, path);
    return [event?.method, event?.route];
  };
  const routerOf = (path: string | RegExp | string[]): Router => {
    const router = major.Router();
    router.get(path, failing);
    return router;
  };

  it.each<readonly [string, string | RegExp | string[], string, string]>([
    ['', '/', '/', '/'],
    ['', '/chats/:id', '/chats/4711?prompt=x', '/chats/:id'],
    ['', /^\/c(.*)/, '/chats', '/^\\/c(.*)/'],
    ['', ['/a', '/b'], '/b', '/a,/b'],
    ['/api', '/chats/:id', '/api/chats/4711', '/api/chats/:id'],
    ['/api/v1', '/', '/api/v1', '/api/v1'],
    ['/API', '/chat', '/API/Chat/', '/API/chat'],
    ['/users/:user', '/chat', '/users/4711/chat', '/users/*/chat'],
  ])('of %s%s is its pattern', async (mount, path, url, route) => {
    const told = await routeOf((app) => {
      if (mount === '') app.get(path, failing);
      else app.use(mount, routerOf(path));
    }, url);
    expect(told).toEqual(['GET', route]);
  });

  it('is known to a handler in the router as well', async () => {
    const [event] = await eventsOf((options) => {
      const app = major();
      app.use('/api', routerOf('/chat').use(openaiErrorHandler(options)));
      return app;
    }, '/api/chat');
    expect(event?.route).toBe('/api/chat');
  });

  it('is absent if no route was reached', async () => {
    const told = await routeOf((app) => {
      app.use(failing);
    }, '/x');
    expect(told).toEqual(['GET', undefined]);
  });
});

describe('the event of a hostile request', () => {
  it.each([
    ['an invalid method', { method: 'get it\n' }, { method: undefined }],
    ['no URL', { route: { path: '/x' } }, { route: '/x' }],
    ['an invalid path', { route: { path: 1 } }, { route: undefined }],
    ['another URL', { route: { path: '/x' }, originalUrl: '/a/y' }, { route: '/x' }],
    ['a long route', { route: { path: `/${'x'.repeat(1000)}` } }, { route: `/${'x'.repeat(299)}` }],
  ])('is size-limited: %s', (_what, request, told) => {
    const events: unknown[] = [];
    const handler = openaiErrorHandler({
      audience: 'developer',
      onProblem: (event) => events.push(event),
    });
    const response = { headersSent: false, writableEnded: true, destroyed: false };
    handler(
      apiError({ status: 500 }),
      { headers: {}, ...request },
      response as never,
      () => undefined,
    );
    expect(events).toEqual([expect.objectContaining(told)]);
  });
});

describe('the duration', () => {
  const route = async (): Promise<never> => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    throw apiError({ status: 500 });
  };
  const durationOf = async (prepare: (app: Express) => void): Promise<unknown> => {
    const [event] = await eventsOf((options) => {
      const app = express();
      prepare(app);
      app.get('/', route);
      app.use(openaiErrorHandler(options));
      return app;
    });
    return event?.duration;
  };

  it.each<readonly [string, (app: Express) => void]>([
    ['timeRequests', (app) => app.use(timeRequests())],
    ['timeRequests, twice', (app) => app.use(timeRequests(), timeRequests())],
    ['morgan', (app) => app.use(morgan('tiny', { stream: { write: () => undefined } }))],
  ])('is whole milliseconds since %s saw the request', async (_who, prepare) => {
    const duration = await durationOf(prepare);
    expect(Number.isInteger(duration)).toBe(true);
    expect(duration).toBeGreaterThanOrEqual(29);
    expect(duration).toBeLessThan(20_000);
  });

  it.each<readonly [string, (request: object, response: object) => void]>([
    ['no middleware recorded it', () => undefined],
    [
      'the recorded value is not a time',
      (_request, response) => Object.assign(response, { [Symbol('startTime')]: 'now' }),
    ],
    [
      'the clock was set back',
      (_request, response) => Object.assign(response, { [Symbol('startTime')]: Date.now() + 1e9 }),
    ],
    ['the recorded value is broken', (request) => Object.assign(request, { _startAt: ['x'] })],
  ])('is absent if %s', async (_when, note) => {
    const duration = await durationOf((app) =>
      app.use((request, response, next) => {
        note(request, response);
        next();
      }),
    );
    expect(duration).toBeUndefined();
  });
});

describe('the attempt', () => {
  it.each([
    ['p-retry', apiError({ status: 500, attemptNumber: 3 }), 3],
    [
      'p-retry, inside',
      Object.assign(new Error('x'), { cause: apiError({ status: 500, attemptNumber: 4 }) }),
      4,
    ],
    [
      'the AI SDK',
      aiSdkError('AI_RetryError', {
        lastError: apiCallError(),
        errors: [apiCallError(), apiCallError()],
      }),
      2,
    ],
    ['no library', apiError({ status: 500 }), undefined],
    ['a library with an invalid count', apiError({ status: 500, attemptNumber: -1 }), undefined],
  ])('is stated by %s', async (_who, error, attempt) => {
    expect(await eventOf(error)).toHaveProperty('attempt', attempt);
  });
});

describe('the trace', () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const parent = `${traceId}-b7ad6b7169203331-01`;

  afterEach(() => {
    trace.disable();
    context.disable();
  });

  const traceOf = async (traceparent: string): Promise<unknown> => {
    const events: Event[] = [];
    const app = appOf(express, throwing(apiError({ status: 500 })), {
      onProblem: (event) => events.push(event),
    });
    await supertest(app).get('/').set('traceparent', traceparent);
    return events[0]?.traceId;
  };

  it.each([
    [`00-${parent}`, traceId],
    [`01-${parent}`, traceId],
    [`01-${parent}-more`, traceId],
    [`00-${parent}-more`, undefined],
    [`ff-${parent}`, undefined],
    [`00-${'0'.repeat(32)}-b7ad6b7169203331-01`, undefined],
    [`00-${traceId}-${'0'.repeat(16)}-01`, undefined],
    [`00-${traceId.toUpperCase()}-b7ad6b7169203331-01`, undefined],
    ['x', undefined],
  ])('is read from traceparent %s', async (traceparent, told) => {
    expect(await traceOf(traceparent)).toBe(told);
  });

  it('is that of the active span', async () => {
    new NodeTracerProvider().register();
    const events: Event[] = [];
    const app = express();
    let active: unknown;
    app.get('/', (_request, _response, next) => {
      trace.getTracer('test').startActiveSpan('GET /', (span) => {
        active = span.spanContext().traceId;
        next(apiError({ status: 500 }));
        span.end();
      });
    });
    app.use(openaiErrorHandler<Request>({ onProblem: (event) => events.push(event) }));
    await supertest(app).get('/').set('traceparent', `00-${parent}`);
    expect(events).toEqual([expect.objectContaining({ traceId: active })]);
    expect(active).not.toBe(traceId);
  });

  it('is that of the request if the active span has none', async () => {
    const span = trace.wrapSpanContext({
      traceId: '0'.repeat(32),
      spanId: '0'.repeat(16),
      traceFlags: 0,
    });
    const manager = { active: () => trace.setSpan(ROOT_CONTEXT, span), disable: () => manager };
    context.setGlobalContextManager(manager as unknown as ContextManager);
    expect(await traceOf(`00-${parent}`)).toBe(traceId);
  });

  it('is that of the request if OpenTelemetry fails', async () => {
    const manager = {
      active: () => {
        throw new Error('no');
      },
      disable: () => manager,
    };
    context.setGlobalContextManager(manager as unknown as ContextManager);
    expect(await traceOf(`00-${parent}`)).toBe(traceId);
  });
});

describe('a stream that broke', () => {
  it('is reported in the same way', async () => {
    const error = await errorOf('6.49', wire);
    const app = express4();
    const events: Event[] = [];
    app.get(
      '/chats/:id',
      asyncHandler(async (request, response) => {
        const stream = (async function* items() {
          yield { type: 'delta', delta: 'Half' };
          throw error;
        })();
        await streamToResponse(stream, request, response);
      }),
    );
    app.use(openaiErrorHandler<Request>({ onProblem: (event) => events.push(event) }));
    await supertest(app).get('/chats/1');
    expect(events).toEqual([
      expect.objectContaining({
        delivery: 'stream',
        route: '/chats/:id',
        upstream: expect.objectContaining({ status: 429 }),
      }),
    ]);
    expect(JSON.stringify(events)).not.toMatch(anySecret);
  });
});

describe('a report that fails', () => {
  it('changes nothing for the client', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const app = express();
    app.get('/', (_request, response) => {
      // The start of the request cannot be read.
      const state = {
        get began(): number {
          throw new Error('no');
        },
      };
      const name = Symbol.for('openai-problem-details.response');
      Object.defineProperty(response, name, { value: state });
      throw apiError({ status: 500 });
    });
    app.use(openaiErrorHandler({ audience: 'developer', onProblem: () => undefined }));
    const { status, type } = await supertest(app).get('/');
    expect([status, type]).toEqual([500, 'application/problem+json']);
    expect(warn.mock.calls.map(([text]) => String(text))).toEqual([
      expect.stringContaining('the report of a problem failed'),
    ]);
    warn.mockRestore();
  });
});
