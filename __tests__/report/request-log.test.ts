/** What is written to `req.log`: with the real pino and pino-http, and with loggers that fail. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import express, { type Express, type Request, type Response } from 'express';
import createError from 'http-errors';
import pino from 'pino';
import pinoHttp from 'pino-http';
import supertest from 'supertest';
import { openaiErrorHandler, type Options } from '../../lib/index.js';
import { streamToResponse } from '../../lib/streaming.js';
import { apiError } from '../support/problem.js';
import { errorOf } from '../support/sdk.js';

type Line = Readonly<Record<string, unknown>>;

const secrets = [
  `sk-proj-${'a1B2'.repeat(8)}`,
  `org-${'q7'.repeat(12)}`,
  'My-doctor-says-that-I-am-ill',
];
const [key, organization, prompt] = secrets;
const wire = {
  status: 401,
  headers: {
    'x-request-id': 'req_1',
    'openai-organization': String(organization),
    'set-cookie': `key=${key}`,
  },
  body: {
    error: {
      message: `Incorrect API key provided: ${key} of ${organization}.`,
      code: 'invalid_api_key',
      input: prompt,
    },
  },
};

let warn: ReturnType<typeof jest.spyOn>;

beforeEach(() => {
  warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
});

afterEach(() => warn.mockRestore());

/** An app with this middleware whose route throws this. */
function appOf(
  use: (request: Request, response: Response, next: () => void) => void,
  error: unknown,
  options: Options<Request> = {},
): Express {
  const app = express();
  app.use(use);
  app.get('/', () => {
    throw error;
  });
  app.use(openaiErrorHandler({ audience: 'developer', claim: 'likely', ...options }));
  return app;
}

/** The lines that pino writes while a request is answered. */
async function linesOf(error: unknown, options?: Options<Request>): Promise<readonly Line[]> {
  const lines: Line[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Line);
  const log = pinoHttp({ logger: pino({ level: 'debug' }, { write }) });
  await supertest(appOf(log, error, options))
    .get('/')
    .expect((response) => {
      expect(response.type).toBe('application/problem+json');
    });
  return lines;
}

const levels = { error: 50, warn: 40, info: 30, debug: 20 };
const abort = new DOMException('This operation was aborted', 'AbortError');

describe('pino-http', () => {
  it('gets one line with the whole event, and its own line names the problem', async () => {
    const lines = await linesOf(await errorOf('6.49', wire));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      level: levels.error,
      msg: expect.any(String),
      problemEvent: {
        slug: 'unauthorized',
        method: 'GET',
        route: '/',
        duration: expect.any(Number),
        upstream: { status: 401, headers: { 'x-request-id': 'req_1' } },
        problem: { status: 401 },
      },
    });
    expect(lines[1]).toMatchObject({
      msg: 'request errored',
      err: {
        type: 'LoggedProblem',
        message: 'Incorrect API key provided: [redacted]',
        slug: 'unauthorized',
        status: 401,
        instance: Reflect.get(lines[0]?.['problemEvent'] as object, 'instance'),
        stack: 'LoggedProblem: Incorrect API key provided: [redacted]',
      },
    });
  });

  it.each(['4.104', '5.23', '6.49', '7.57'])(
    'prints no secret of an error of openai %s',
    async (major) => {
      const lines = JSON.stringify(await linesOf(await errorOf(major, wire)));
      for (const secret of secrets) expect(lines).not.toContain(secret);
      expect(lines).toContain('req_1');
    },
  );

  it.each([
    ['error', apiError({ status: 401 })],
    ['warn', apiError({ status: 500 })],
    ['info', apiError({ status: 400, code: 'context_length_exceeded' })],
  ] as const)('gets a line of the level %s', async (level, error) => {
    expect(await linesOf(error)).toMatchObject([
      { level: levels[level] },
      { msg: 'request errored' },
    ]);
  });

  it('is not told that an abort is an error', async () => {
    const lines = await linesOf(abort);
    expect(lines[0]).toMatchObject({ level: levels.debug });
    expect(lines[1]).toHaveProperty('err.message', 'failed with status code 503');
  });

  it('is told of http-errors by what they mean', async () => {
    const lines = await linesOf(createError(404, 'No chat.'), { handle: 'http' });
    expect(lines[1]).toHaveProperty('err.message', 'There is nothing at this address.');
  });

  it('is told nothing where requestLog is false', async () => {
    const lines = await linesOf(await errorOf('6.49', wire), { requestLog: false });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toHaveProperty('err.slug');
  });

  it('keeps an error that the app has set', async () => {
    const lines: Line[] = [];
    const log = pinoHttp({
      logger: pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Line) }),
    });
    const use = (request: Request, response: Response, next: () => void): void => {
      response.err = new Error('The app’s own.');
      log(request, response, next);
    };
    await supertest(appOf(use, apiError({ status: 500 }))).get('/');
    expect(lines[1]).toHaveProperty('err.message', 'The app’s own.');
  });

  it('is told of a stream that broke', async () => {
    const lines: Line[] = [];
    const app = express();
    app.use(
      pinoHttp({
        logger: pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Line) }),
      }),
    );
    const error = await errorOf('6.49', wire);
    app.get('/', async (request, response) => {
      const stream = (async function* items() {
        yield { type: 'delta' };
        throw error;
      })();
      await streamToResponse(stream, request, response);
    });
    app.use(openaiErrorHandler({ audience: 'developer' }));
    await supertest(app).get('/');
    expect(lines).toMatchObject([
      { problemEvent: { delivery: 'stream', slug: 'unauthorized' } },
      { msg: 'request errored', res: { statusCode: 200 } },
    ]);
    for (const secret of secrets) expect(JSON.stringify(lines)).not.toContain(secret);
  });
});

describe('a logger', () => {
  const answerWith = async (
    log: unknown,
    error: unknown = apiError({ status: 500 }),
  ): Promise<number> => {
    const use = (request: Request, _response: Response, next: () => void): void => {
      Object.assign(request, { log });
      next();
    };
    const { status, type } = await supertest(appOf(use, error)).get('/');
    expect(type).toBe('application/problem+json');
    return status;
  };
  const fail = (): never => {
    throw new Error('disk full');
  };

  it.each<readonly [string, unknown]>([
    ['throws', { info: fail, warn: fail }],
    ['rejects', { info: fail, warn: () => Promise.reject(new Error('disk full')) }],
    ['has a level that is no function', { info: () => undefined, warn: 1 }],
    [
      'has a level that cannot be read',
      Object.defineProperty({ info: () => undefined }, 'warn', { get: fail }),
    ],
    ['has no levels', {}],
    ['is a function', () => fail()],
    ['is null', null],
  ])('that %s changes nothing for the client', async (_how, log) => {
    expect(await answerWith(log)).toBe(500);
  });

  it('without the level is told by info', async () => {
    const info = jest.fn();
    await answerWith({ info });
    expect(info.mock.calls).toEqual([
      [{ problemEvent: expect.objectContaining({ level: 'warn' }) }, expect.any(String)],
    ]);
  });

  it('is called as a method', async () => {
    const log = {
      seen: 0,
      info: () => undefined,
      warn(this: { seen: number }): void {
        this.seen += 1;
      },
    };
    await answerWith(log);
    expect(log.seen).toBe(1);
  });
});

describe('the option requestLog', () => {
  it('is checked', () => {
    expect(() => openaiErrorHandler({ requestLog: 'no' as never })).toThrow(
      "openaiErrorHandler: option 'requestLog' cannot be 'no'; use true or false",
    );
  });
});
