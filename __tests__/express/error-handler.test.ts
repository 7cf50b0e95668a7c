/** The error handler in front of real Express apps, over real sockets. */
import { readFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020';
import type { ErrorRequestHandler, Express, Request } from 'express';
import createError from 'http-errors';
import pinoHttp from 'pino-http';
import supertest from 'supertest';
import {
  isProblemDetails,
  openaiErrorHandler,
  toHttpError,
  type Options,
  type ProblemEvent,
} from '../../lib/index.js';
import { appOf, expressMajors, throwing, type Route } from '../support/app.js';
import { errorOf, majorNames, streamErrorOf } from '../support/sdk.js';

const rateLimit = {
  status: 429,
  headers: {
    'content-type': 'application/json',
    'retry-after': '20',
    'set-cookie': 'upstream=1',
    'openai-organization': 'upstream',
    'x-request-id': 'req_0123456789abcdef',
  },
  body: {
    error: {
      message:
        'Rate limit reached for gpt-5 on requests per min (RPM): Limit 3, Used 3, Requested 1.',
      type: 'requests',
      param: null,
      code: 'rate_limit_exceeded',
    },
  },
};
const unauthorized = {
  status: 401,
  headers: { 'content-type': 'application/json' },
  body: {
    error: {
      message: 'Incorrect API key provided: x.',
      type: 'invalid_request_error',
      param: null,
      code: 'invalid_api_key',
    },
  },
};

const schema: object = JSON.parse(
  readFileSync(join(__dirname, '..', 'fixtures', 'rfc9457.schema.json'), 'utf8'),
);
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

const servers: Server[] = [];

async function listen(app: Express): Promise<number> {
  const server = createServer(app).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** The body that a client receives, with any media type. */
async function readText(app: Express): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${await listen(app)}/`);
  return response.text();
}

/** Everything that an HTTP/1.1 client reads until the connection ends or is reset. */
async function readRaw(port: number, head: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(head);
  await once(socket, 'close');
  return text;
}

const get = 'GET / HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n';

describe.each(expressMajors)('with Express %s', (_major, express) => {
  const answer = (route: Route, options?: Options<Request>) =>
    supertest(appOf(express, route, options)).get('/');

  describe.each(majorNames)('and openai %s', (sdkMajor) => {
    it('responds with problem details that match the schema of RFC 9457', async () => {
      const response = await answer(throwing(await errorOf(sdkMajor, rateLimit)));
      expect(response.status).toBe(429);
      expect(response.headers['content-type']).toBe('application/problem+json');
      const problem: unknown = JSON.parse(response.text);
      expect(validate(problem)).toBe(true);
      expect(isProblemDetails(problem)).toBe(true);
      expect(problem).toMatchObject({
        type: 'urn:problem-type:openai:too-many-requests',
        status: 429,
        retryAfter: 20,
        requestId: 'req_0123456789abcdef',
      });
    });

    it('copies no header of the upstream', async () => {
      const response = await answer(throwing(await errorOf(sdkMajor, rateLimit)));
      expect(response.headers).not.toHaveProperty('set-cookie');
      expect(response.headers).not.toHaveProperty('openai-organization');
      expect(response.headers).not.toHaveProperty('x-request-id');
    });

    it('responds to end users with the status of a gateway', async () => {
      const response = await answer(throwing(await errorOf(sdkMajor, unauthorized)), {
        audience: 'public',
      });
      expect(response.status).toBe(500);
      expect(response.text).not.toContain('key');
    });
  });

  it('sends its own headers', async () => {
    const response = await answer(throwing(await errorOf('6.49', rateLimit)));
    expect(response.headers).toMatchObject({
      'retry-after': '20',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-language': 'en',
    });
  });

  it('sends a challenge with a 401', async () => {
    const response = await answer(throwing(await errorOf('6.49', unauthorized)));
    expect(response.headers['www-authenticate']).toBe('Bearer realm="openai"');
  });

  it("keeps the app's own challenge", async () => {
    const error = await errorOf('6.49', unauthorized);
    const response = await answer((_request, res) => {
      res.setHeader('WWW-Authenticate', 'Basic realm="app"');
      throw error;
    });
    expect(response.headers['www-authenticate']).toBe('Basic realm="app"');
  });

  it('keeps headers set before the error, except those that described the success body', async () => {
    const error = await errorOf('6.49', rateLimit);
    const response = await answer((_request, res) => {
      res.set({
        'Access-Control-Allow-Origin': '*',
        ETag: '"1"',
        'Content-Disposition': 'attachment',
      });
      throw error;
    });
    expect(response.headers['access-control-allow-origin']).toBe('*');
    expect(response.headers).not.toHaveProperty('etag');
    expect(response.headers).not.toHaveProperty('content-disposition');
  });

  it('responds to HEAD without a body', async () => {
    const app = appOf(express, throwing(await errorOf('6.49', rateLimit)));
    const response = await supertest(app).head('/');
    expect(response.status).toBe(429);
    expect(response.text ?? '').toBe('');
  });

  it("passes on an error that is not OpenAI's as the same object", async () => {
    const passed: unknown[] = [];
    const foreign = new Error('not OpenAI');
    await supertest(appOf(express, throwing(foreign), {}, passed)).get('/');
    expect(passed).toEqual([foreign]);
    expect(passed[0]).toBe(foreign);
  });

  it('reads the rest of the request, so that the connection stays open', async () => {
    const port = await listen(appOf(express, throwing(await errorOf('6.49', rateLimit))));
    const body = 'x'.repeat(1_000_000);
    const first = `POST / HTTP/1.1\r\nHost: example.com\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const text = await readRaw(port, first + get);
    expect(text.match(/HTTP\/1\.1 429/g)).toHaveLength(2);
  });
});

/** A route that fails after it has started its response. */
function started(type: string, chunk: string, error: unknown): Route {
  return (_request, response) => {
    response.setHeader('Content-Type', type);
    response.write(chunk);
    throw error;
  };
}

describe.each(expressMajors)('a started response with Express %s', (_major, express) => {
  it('ends Server-Sent Events with one error frame', async () => {
    const error = await streamErrorOf('6.49', rateLimit.body);
    const response = await supertest(
      appOf(express, started('text/event-stream; charset=utf-8', 'data: 1', error)),
    ).get('/');
    expect(response.status).toBe(200);
    const frame = response.text.split('\n\n')[1];
    expect(frame).toMatch(
      /^event: error\ndata: \{"type":"urn:problem-type:openai:too-many-requests"/,
    );
    expect(response.text.endsWith('\n\n')).toBe(true);
  });

  it('recognizes Server-Sent Events started with writeHead alone', async () => {
    const error = await streamErrorOf('6.49', rateLimit.body);
    const app = appOf(express, (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: 1\n\n');
      throw error;
    });
    app.disable('x-powered-by');
    expect(await readText(app)).toContain('\n\nevent: error\ndata: {');
  });

  it.each([
    ['application/x-ndjson', '{"a":1}\n'],
    ['application/jsonl', '{"a":1}\n'],
  ])('ends %s with a line', async (type, chunk) => {
    const error = await streamErrorOf('6.49', rateLimit.body);
    const text = await readText(appOf(express, started(type, chunk, error)));
    const lines = text.trim().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ error: { status: 429 } });
  });

  it('ends a JSON text sequence with a record', async () => {
    const error = await streamErrorOf('6.49', rateLimit.body);
    const text = await readText(
      appOf(express, started('application/json-seq', '\u001e{"a":1}\n', error)),
    );
    const record = text.split('\u001e').at(-1) ?? '';
    expect(JSON.parse(record)).toMatchObject({ error: { status: 429 } });
  });

  it('leaves any other response to the next handler, which closes the socket', async () => {
    const passed: unknown[] = [];
    const error = await streamErrorOf('6.49', rateLimit.body);
    const port = await listen(appOf(express, started('text/plain', 'half', error), {}, passed));
    const text = await readRaw(port, get);
    expect(passed).toEqual([error]);
    expect(text).not.toContain('problem-type');
  });

  it('reports to onProblem that a body in another format got no problem', async () => {
    const deliveries: string[] = [];
    const error = await streamErrorOf('6.49', rateLimit.body);
    const options: Options<Request> = { onProblem: ({ delivery }) => deliveries.push(delivery) };
    const port = await listen(appOf(express, started('text/plain', 'half', error), options));
    await readRaw(port, get);
    expect(deliveries).toEqual(['none']);
  });

  it('writes nothing to a response that has ended', async () => {
    const error = await errorOf('6.49', rateLimit);
    const deliveries: string[] = [];
    const app = appOf(
      express,
      (_request, res) => {
        res.send('done');
        throw error;
      },
      { onProblem: ({ delivery }) => deliveries.push(delivery) },
    );
    const response = await supertest(app).get('/');
    expect(response.text).toBe('done');
    expect(deliveries).toEqual(['none']);
  });
});

describe('a disconnected client', () => {
  it('receives nothing, and the error goes no further', async () => {
    const [, express] = expressMajors[1];
    const error = await errorOf('6.49', rateLimit);
    const passed: unknown[] = [];
    let told: (delivery: string) => void;
    const delivery = new Promise<string>((resolve) => (told = resolve));
    const route: Route = async (request, response) => {
      request.socket.destroy();
      await once(response, 'close');
      throw error;
    };
    const app = appOf(express, route, { onProblem: (event) => told(event.delivery) }, passed);
    const client = httpRequest({ port: await listen(app), host: '127.0.0.1' });
    client.on('error', () => undefined);
    client.end();
    expect(await delivery).toBe('none');
    expect(passed).toEqual([]);
  });
});

describe('onProblem', () => {
  const [, express] = expressMajors[1];

  it('is called once, with redacted facts and the original error', async () => {
    const events: ProblemEvent<Request>[] = [];
    const secret = `sk-proj-${'a1'.repeat(12)}`;
    const error = await errorOf('6.49', {
      status: 403,
      body: { error: { message: `No access with ${secret}` } },
    });
    await supertest(
      appOf(express, throwing(error), { onProblem: (event) => events.push(event) }),
    ).get('/?q=1');
    expect(events).toHaveLength(1);
    const [event] = events;
    expect(event).toMatchObject({ slug: 'permission-denied', delivery: 'response' });
    expect(event?.error).toBe(error);
    expect(event?.request.originalUrl).toBe('/?q=1');
    expect(event?.failure?.message).toBe('No access with [redacted]');
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('log is full');
      },
    ],
    ['rejects', () => Promise.reject(new Error('log is full'))],
  ])('if it %s, nothing changes for the client', async (_how, onProblem) => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const response = await supertest(
      appOf(express, throwing(await errorOf('6.49', rateLimit)), { onProblem }),
    ).get('/');
    expect(response.status).toBe(429);
    warn.mockRestore();
  });
});

describe.each(expressMajors)(
  "the app's own part that fails, with Express %s",
  (_major, express) => {
    class Hostile extends RegExp {
      override exec(): never {
        throw new Error('no');
      }
    }
    const fail = (): never => {
      throw new Error('no');
    };

    it.each<readonly [string, Options<Request>]>([
      ['classify', { classify: fail }],
      ['classify, with a slug that there is not', { classify: () => 'no-such-problem' }],
      ['classify, with a promise', { classify: (async () => 'not-found') as never }],
      ['instance', { instance: fail }],
      ['instance, with what is no URI', { instance: () => 'two words\r\nX-Forged: 1' }],
      ['onProblem', { onProblem: fail }],
      ['onProblem, later', { onProblem: async () => fail() }],
      [
        'a signature',
        { problemTypes: { 'not-found': { upstream: [{ message: new Hostile('x') }] } } },
      ],
      ['a redaction', { redact: [new Hostile('x')] }],
    ])('does not change the response: %s', async (_what, options) => {
      const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
      const error = await errorOf('6.49', rateLimit);
      const app = appOf(express, throwing(error), options);
      const responses = [await supertest(app).get('/'), await supertest(app).get('/')];
      const problem = { type: 'urn:problem-type:openai:too-many-requests', status: 429 };
      for (const { headers, text } of responses) {
        expect(headers['content-type']).toBe('application/problem+json');
        expect(headers).not.toHaveProperty('x-forged');
        expect(JSON.parse(text)).toMatchObject({
          ...problem,
          instance: expect.stringMatching(/^urn:uuid:/),
        });
      }
      expect(warn.mock.calls.length).toBeLessThanOrEqual(1);
      warn.mockRestore();
    });
  },
);

describe('a request id that looks like a secret', () => {
  const [, express] = expressMajors[1];

  it('reaches neither the client nor onProblem', async () => {
    const secret = `sk-proj-${'a1'.repeat(12)}`;
    const error = await errorOf('6.49', {
      status: 500,
      headers: { 'x-request-id': secret },
      body: {},
    });
    const events: ProblemEvent<Request>[] = [];
    const app = appOf(express, throwing(error), { onProblem: (event) => events.push(event) });
    const response = await supertest(app).get('/');
    expect(response.text).not.toContain(secret);
    expect(events[0]?.failure?.requestId).toBeUndefined();
  });
});

describe('instance', () => {
  const [, express] = expressMajors[1];

  it('comes from the request', async () => {
    const app = appOf(express, throwing(await errorOf('6.49', rateLimit)), {
      instance: (request) => `urn:app:${request.method}`,
    });
    const response = await supertest(app).get('/');
    expect(JSON.parse(response.text)).toHaveProperty('instance', 'urn:app:GET');
  });

  it('is the number that pino-http assigns to a request, as a string', async () => {
    const app = express();
    app.use(pinoHttp({ enabled: false, genReqId: () => 7 }));
    app.get('/', throwing(await errorOf('6.49', rateLimit)));
    app.use(openaiErrorHandler({ instance: (request) => request.id }));
    const response = await supertest(app).get('/');
    expect(JSON.parse(response.text)).toHaveProperty('instance', '7');
  });
});

describe("handle: 'http'", () => {
  const [, express] = expressMajors[1];
  const answer = async (error: unknown) => {
    const response = await supertest(appOf(express, throwing(error), { handle: 'http' })).get('/');
    return { response, problem: JSON.parse(response.text) as Record<string, unknown> };
  };

  it.each([
    [408, 'Try again later.'],
    [410, 'Correct the request, then send it again.'],
    [425, 'Try again later.'],
    [502, 'Try again later.'],
  ])('says what to do about createError(%s)', async (status, step) => {
    const { problem } = await answer(createError(status));
    expect(problem['solution']).toContain(step);
  });

  it.each([400, 401, 403, 404, 410, 413, 429, 500, 503])(
    'responds to createError(%s) in the same format',
    async (status) => {
      const { response, problem } = await answer(createError(status));
      expect(response.status).toBe(status);
      expect(problem).toMatchObject({
        type: 'about:blank',
        title: createError(status).message,
        status,
      });
      expect(isProblemDetails(problem)).toBe(true);
      expect(validate(problem)).toBe(true);
    },
  );

  it('shows the message of an error that may be exposed', async () => {
    const { problem } = await answer(createError(404, 'No such chat.'));
    expect(problem['detail']).toBe('No such chat.');
  });

  it('hides the message of an error that may not be exposed', async () => {
    const { response } = await answer(createError(500, 'the database is down'));
    expect(response.text).not.toContain('database');
  });

  it('sends the header fields that the status calls for, and no others', async () => {
    const headers = { allow: 'GET', 'Retry-After': 7, 'Set-Cookie': 'a=1', Upgrade: 'a\nb' };
    const { response, problem } = await answer(createError(503, { headers }));
    expect(response.headers).toMatchObject({ allow: 'GET', 'retry-after': '7' });
    expect(response.headers).not.toHaveProperty('set-cookie');
    expect(response.headers).not.toHaveProperty('upgrade');
    expect(problem['retryAfter']).toBe(7);
  });

  it.each([
    ['a plain error', new Error('x')],
    [
      'a success status',
      Object.assign(new Error('x'), { status: 204, statusCode: 204, expose: true }),
    ],
    ['two statuses', Object.assign(new Error('x'), { status: 404, statusCode: 500, expose: true })],
    [
      'a status that is not a number',
      Object.assign(new Error('x'), { status: '404', statusCode: '404', expose: true }),
    ],
  ])('leaves %s to the next handler', async (_what, error) => {
    const passed: unknown[] = [];
    await supertest(appOf(express, throwing(error), { handle: 'http' }, passed)).get('/');
    expect(passed[0]).toBe(error);
  });

  it('omits a message that is not a string', async () => {
    const error = { status: 404, statusCode: 404, expose: true, message: 7 };
    const { problem } = await answer(error);
    expect(problem).not.toHaveProperty('detail');
  });

  it('calls onProblem without facts', async () => {
    const events: ProblemEvent<Request>[] = [];
    const options: Options<Request> = {
      handle: 'http',
      onProblem: (event) => events.push(event),
    };
    await supertest(appOf(express, throwing(createError(404)), options)).get('/');
    expect(events).toMatchObject([{ slug: 'about:blank', failure: undefined }]);
  });

  it('treats an HttpError of toHttpError as the problem that it carries', async () => {
    const { problem } = await answer(toHttpError(await errorOf('6.49', rateLimit)));
    expect(problem['type']).toBe('urn:problem-type:openai:too-many-requests');
  });
});

describe('a fault inside the handler', () => {
  it('passes the original error on and is reported', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const error = await errorOf('6.49', rateLimit);
    const next = jest.fn();
    const broken = {
      headersSent: false,
      removeHeader() {
        throw new Error('broken');
      },
    };
    openaiErrorHandler()(error, { headers: {} }, broken as never, next);
    expect(next).toHaveBeenCalledWith(error);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });
});

describe('a handler that was mounted without being called', () => {
  it.each(expressMajors)(
    'is reported at the first error, with Express %s',
    async (_major, express) => {
      const error = await errorOf('6.49', unauthorized);
      const seen: unknown[] = [];
      const app = express();
      app.get('/', throwing(error));
      app.use(openaiErrorHandler as never);
      app.use(((thrown, _request, response, _next) => {
        seen.push(thrown);
        response.status(500).end();
      }) as ErrorRequestHandler);
      await supertest(app).get('/').expect(500);
      expect(seen).toMatchObject([
        {
          message: expect.stringMatching(/write app\.use\(openaiErrorHandler\(\)\)$/),
          cause: error,
        },
      ]);
    },
  );
});
