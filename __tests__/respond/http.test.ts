/** What HTTP asks of an answer, whatever became of the request, over real sockets. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { connect as connect2, createServer as createServer2, type Http2Server } from 'node:http2';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import compression from 'compression';
import cors from 'cors';
import type { Express, Request, RequestHandler } from 'express';
import session from 'express-session';
import helmet from 'helmet';
import supertest from 'supertest';
import { openaiErrorHandler, type Options } from '../../lib/index.js';
import { appOf, expressMajors, throwing, type Route } from '../support/app.js';
import { apiError } from '../support/problem.js';
import { errorOf, majorNames } from '../support/sdk.js';

const tooMany = apiError({ status: 429, message: '429 Slow.', headers: { 'retry-after': '20' } });

const servers: (Server | Http2Server)[] = [];

async function listen(server: Server | Http2Server): Promise<number> {
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  }
});

/** What comes back on one connection until it closes, or until this many answers are there. */
async function exchange(
  listener: RequestListener,
  parts: readonly string[],
  answers = 1,
): Promise<string> {
  const socket = connect(await listen(createServer(listener)), '127.0.0.1');
  let text = '';
  const done = new Promise<void>((resolve) => {
    socket.on('close', resolve).on('error', () => undefined);
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (bodiesOf(text).length >= answers) resolve();
    });
  });
  for (const part of parts) {
    socket.write(part);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await done;
  socket.destroy();
  return text;
}

/** The problems in what came back. */
function bodiesOf(text: string): readonly Record<string, unknown>[] {
  return [...text.matchAll(/^\{.*?\}(?=HTTP|$)/gms)].map(
    ([body]) => JSON.parse(body) as Record<string, unknown>,
  );
}

const head = (method: string, ...fields: readonly string[]): string =>
  [`${method} / HTTP/1.1`, 'Host: example.com', ...fields, '', ''].join('\r\n');

/** Ways to leave a request's body half-read. */
const readings: readonly (readonly [string, Route])[] = [
  ['never read', throwing(tooMany)],
  [
    'paused in the middle',
    async (request) => {
      await once(request, 'data');
      request.pause();
      throw tooMany;
    },
  ],
  [
    'read piece by piece',
    async (request) => {
      await once(request, 'readable');
      request.read(1);
      throw tooMany;
    },
  ],
  [
    'piped to something that does not take it',
    async (request, response) => {
      const { Writable } = await import('node:stream');
      request.pipe(new Writable({ highWaterMark: 1, write: () => undefined }));
      await once(request, 'data');
      response.locals['begun'] = true;
      throw tooMany;
    },
  ],
];

describe.each(expressMajors)('with Express %s', (_major, express) => {
  const app = (route: Route, options?: Options<Request>): Express => appOf(express, route, options);

  it('HEAD has the head of GET and no body', async () => {
    const text = await exchange(app(throwing(tooMany)), [head('HEAD', 'Connection: close')]);
    expect(text).toMatch(/^HTTP\/1\.1 429 /);
    expect(text).toMatch(/Content-Length: [1-9]\d{2,}\r\n/);
    expect(text.endsWith('\r\n\r\n')).toBe(true);
  });

  it('HEAD writes nothing', async () => {
    const ends: jest.SpiedFunction<ServerResponse['end']>[] = [];
    const route: Route = (_request, response) => {
      ends.push(jest.spyOn(response as ServerResponse, 'end'));
      throw tooMany;
    };
    await exchange(app(route), [head('HEAD', 'Connection: close')]);
    expect(ends.map((end) => end.mock.calls)).toEqual([[[undefined]]]);
  });

  it.each(readings)('a body that is %s does not delay the next request', async (_how, route) => {
    const body = 'x'.repeat(300_000);
    const post = head('POST', `Content-Length: ${body.length}`);
    const text = await exchange(
      app(route),
      [post + body.slice(0, 1000), body.slice(1000), post + body],
      2,
    );
    expect(bodiesOf(text)).toMatchObject([{ status: 429 }, { status: 429 }]);
  });

  it('an unread body in chunks does not delay the next request', async () => {
    const chunked = `${head('POST', 'Transfer-Encoding: chunked')}5\r\nhello\r\n0\r\n\r\n`;
    const text = await exchange(app(throwing(tooMany)), [chunked + chunked], 2);
    expect(bodiesOf(text)).toHaveLength(2);
  });

  it('a client that expects 100-continue receives a response', async () => {
    const post = head('POST', 'Content-Length: 5', 'Expect: 100-continue');
    const text = await exchange(app(throwing(tooMany)), [post, 'hello', head('GET')], 2);
    expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 429 /);
    expect(bodiesOf(text)).toHaveLength(2);
  });

  it('a client of HTTP/1.0 receives a complete response and a closed connection', async () => {
    const text = await exchange(app(throwing(tooMany)), ['GET / HTTP/1.0\r\n\r\n'], 9);
    expect(text).toMatch(/^HTTP\/1\.1 429 /);
    expect(text).not.toMatch(/transfer-encoding/i);
    expect(bodiesOf(text)).toMatchObject([{ status: 429 }]);
  });

  it('pipelined requests are answered in order', async () => {
    let count = 0;
    const route: Route = async () => {
      count += 1;
      const status = [400, 429, 503][count - 1];
      // The first takes longest.
      await new Promise((resolve) => setTimeout(resolve, 30 / count));
      throw apiError({ status });
    };
    const text = await exchange(app(route), [head('GET').repeat(3)], 3);
    expect(bodiesOf(text).map(({ status }) => status)).toEqual([400, 429, 503]);
  });

  it('a second error of one request changes nothing', async () => {
    const listener = express();
    listener.get('/', (_request, _response, next) => {
      next(tooMany);
      next(tooMany);
    });
    listener.use(openaiErrorHandler());
    const text = await exchange(listener, [head('GET') + head('GET', 'Connection: close')], 9);
    expect(bodiesOf(text)).toMatchObject([{ status: 429 }, { status: 429 }]);
  });

  it('a fault while responding goes to the next handler', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const listener = app((_request, response) => {
      const setHeader = response.setHeader.bind(response);
      response.setHeader = (name, value) => {
        if (name === 'Content-Language') throw new Error('odd middleware');
        return setHeader(name, value);
      };
      throw tooMany;
    });
    const text = await exchange(listener, [head('GET', 'Connection: close')], 9);
    expect(text).toMatch(/^HTTP\/1\.1 599 /);
    warn.mockRestore();
  });

  it.each([
    ['junk', undefined],
    ['', undefined],
    ['-5', undefined],
    ['NaN', undefined],
    ['1e12', undefined],
    ['0x10', undefined],
    ['5\r\nX-Forged: 1', undefined],
    ['Thu, 01 Jan 1970 00:00:00 GMT', undefined],
    ['999999999999999', '86400'],
    ['1.2', '2'],
    ['0', '0'],
    ['20', '20'],
  ])('the upstream’s Retry-After %j is sent as %p', async (value, sent) => {
    const error = apiError({ status: 503, headers: { 'retry-after': value } });
    const response = await supertest(app(throwing(error))).get('/');
    expect(response.headers['retry-after']).toBe(sent);
    expect(response.headers).not.toHaveProperty('x-forged');
  });

  it.each(majorNames)('no upstream header is copied with openai %s', async (major) => {
    const headers = Object.fromEntries(
      [
        'set-cookie',
        'openai-organization',
        'openai-version',
        'x-request-id',
        'server',
        'cf-ray',
        'date',
      ]
        .concat(['access-control-allow-origin', 'link', 'vary', 'strict-transport-security', 'via'])
        .map((name) => [name, 'upstream']),
    );
    const error = await errorOf(major, {
      status: 503,
      headers,
      body: { error: { message: 'No.' } },
    });
    const response = await supertest(app(throwing(error))).get('/');
    expect(JSON.stringify(response.headers)).not.toContain('upstream');
    expect(Object.keys(response.headers).toSorted()).toEqual([
      'cache-control',
      'connection',
      'content-language',
      'content-length',
      'content-type',
      'date',
      'link',
      'vary',
      'x-content-type-options',
      'x-powered-by',
    ]);
  });

  it.each(['a\r\nX-Forged: 1', 'é🎉\u0000', '\ud800'])(
    "an upstream's %j reaches no header and keeps the body valid",
    async (text) => {
      const error = apiError({ status: 401, message: text, code: text, requestID: text });
      const response = await supertest(app(throwing(error))).get('/');
      expect(response.status).toBe(401);
      expect(response.headers).not.toHaveProperty('x-forged');
      expect(JSON.parse(response.text)).toHaveProperty('status', 401);
    },
  );

  describe('behind other middleware', () => {
    const behind = (...middleware: readonly RequestHandler[]): Express => {
      const listener = express();
      listener.use(...middleware);
      listener.get('/', () => {
        throw tooMany;
      });
      listener.use(openaiErrorHandler());
      return listener;
    };

    it('compression compresses the problem', async () => {
      const response = await supertest(behind(compression({ threshold: 0 })))
        .get('/')
        .set('Accept-Encoding', 'gzip');
      expect(response.headers).toMatchObject({
        'content-encoding': 'gzip',
        vary: 'Accept, Accept-Encoding',
      });
      expect(response.headers).not.toHaveProperty('content-length');
      expect(JSON.parse(response.text)).toHaveProperty('status', 429);
    });

    it("helmet's headers are kept", async () => {
      const response = await supertest(behind(helmet())).get('/');
      expect(response.headers).toMatchObject({
        'strict-transport-security': expect.stringContaining('max-age'),
        'content-security-policy': expect.stringContaining('default-src'),
        'x-content-type-options': 'nosniff',
        'content-type': 'application/problem+json',
      });
    });

    it('the headers of cors are kept', async () => {
      const listener = behind(cors({ origin: 'https://app.example.com', credentials: true }));
      const response = await supertest(listener).get('/').set('Origin', 'https://app.example.com');
      expect(response.headers).toMatchObject({
        'access-control-allow-origin': 'https://app.example.com',
        'access-control-allow-credentials': 'true',
        vary: 'Origin, Accept',
      });
    });

    it('a session that began with the request is kept', async () => {
      const begin: RequestHandler = (request, _response, next) => {
        (request as unknown as { session: { visits: number } }).session.visits = 1;
        next();
      };
      const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
      const options = { secret: 'for the test', resave: false, saveUninitialized: false };
      const response = await supertest(behind(session(options), begin)).get('/');
      expect(response.headers['set-cookie']?.[0]).toMatch(/^connect\.sid=/);
      expect(JSON.parse(response.text)).toHaveProperty('status', 429);
      warn.mockRestore();
    });
  });
});

describe('over HTTP/2, which Express does not support', () => {
  async function answer(
    gone: boolean,
  ): Promise<{ readonly status: unknown; readonly body: string }> {
    const next = jest.fn();
    const server = createServer2((request, response) => {
      if (gone) response.stream.close();
      openaiErrorHandler()(tooMany, request, response as never, next);
    });
    const client = connect2(`http://127.0.0.1:${await listen(server)}`);
    const stream = client.request({ ':path': '/' });
    let status: unknown;
    let body = '';
    stream.on('response', (headers) => (status = headers[':status']));
    stream.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    await once(stream, 'close');
    client.destroy();
    expect(next).not.toHaveBeenCalled();
    return { status, body };
  }

  it('the handler responds by itself', async () => {
    const { status, body } = await answer(false);
    expect(status).toBe(429);
    expect(JSON.parse(body)).toHaveProperty('status', 429);
  });

  it('nothing is written to a closed stream', async () => {
    expect(await answer(true)).toEqual({ status: undefined, body: '' });
  });
});
