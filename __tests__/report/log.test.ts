/** The log: with the real pino and pino-http, with consoles, and with loggers that fail. */
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import express, { type Express, type Request, type Response } from 'express';
import createError from 'http-errors';
import pino from 'pino';
import pinoHttp from 'pino-http';
import supertest from 'supertest';
import { openaiErrorHandler, problemTypes, type Options } from '../../lib/index.js';
import { createRedactor } from '../../lib/compose/redact/index.js';
import { createReporter, diagnosisOf } from '../../lib/report/index.js';
import { InvalidInputError } from '../../lib/model/invalid-input.js';
import { streamToResponse } from '../../lib/streaming.js';
import { apiError } from '../support/problem.js';
import { errorOf } from '../support/sdk.js';
import { apiCallError } from '../support/wrappers.js';

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

function fail(): never {
  throw new Error('disk full');
}

/** An app with this middleware whose route throws this error. */
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

/** The lines that pino writes during a request. */
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

const loggedOnce = (lines: readonly Line[], text: string): number =>
  JSON.stringify(lines).split(text).length - 1;

describe('pino-http', () => {
  it('writes one line, with all facts and the message once', async () => {
    const lines = await linesOf(await errorOf('6.49', wire));
    expect(lines).toEqual([
      expect.objectContaining({
        level: levels.error,
        msg: 'request errored',
        err: expect.objectContaining({
          type: 'LoggedProblem',
          message: 'Incorrect API key provided: [redacted].',
          slug: 'unauthorized',
          title: 'Unauthorized',
          status: 401,
          method: 'GET',
          route: '/',
          meaning: problemTypes.unauthorized.meaning,
          solution: problemTypes.unauthorized.solution,
          upstreamStatus: 401,
          code: 'invalid_api_key',
          requestId: 'req_1',
          instance: expect.stringMatching(/^urn:uuid:/),
          duration: expect.any(Number),
        }),
      }),
    ]);
    expect(loggedOnce(lines, 'Incorrect API key provided')).toBe(1);
  });

  it("has only the app's frames in its stack", async () => {
    const [line] = await linesOf(await errorOf('6.49', wire));
    const stack = Reflect.get(Object(line?.['err']) as object, 'stack');
    expect(stack).toMatch(/^ {4}at .*__tests__\/support\/sdk\.ts:\d+:\d+/);
    expect(stack).not.toMatch(/node_modules|node:|\/home|file:/);
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
    ['error', 'the operator must act', apiError({ status: 401 })],
    ['warn', 'the provider failed', apiError({ status: 500 })],
  ] as const)('writes its line as %s where %s', async (level, _who, error) => {
    expect(await linesOf(error)).toEqual([
      expect.objectContaining({ level: levels[level], msg: 'request errored' }),
    ]);
  });

  it('writes its line even if its usual level is disabled', async () => {
    const lines: Line[] = [];
    const logger = pino(
      { level: 'error' },
      { write: (line: string) => void lines.push(JSON.parse(line) as Line) },
    );
    await supertest(appOf(pinoHttp({ logger }), apiError({ status: 401 }))).get('/');
    expect(lines).toMatchObject([{ level: levels.error, err: { slug: 'unauthorized' } }]);
  });

  it('has its levels restored after the line', async () => {
    const lines: Line[] = [];
    const log = pinoHttp({
      logger: pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Line) }),
    });
    const use = (request: Request, response: Response, next: () => void): void => {
      log(request, response);
      response.once('close', () => request.log.info('later'));
      next();
    };
    await supertest(appOf(use, apiError({ status: 401 }))).get('/');
    await new Promise(setImmediate);
    expect(lines).toMatchObject([{ level: levels.error }, { level: levels.info, msg: 'later' }]);
  });

  it('has the problem in its usual line if the caller must act', async () => {
    const error = apiError({ status: 400, code: 'context_length_exceeded', message: 'Too long.' });
    const lines = await linesOf(error);
    expect(lines).toEqual([
      expect.objectContaining({
        level: levels.info,
        msg: 'request completed',
        problem: expect.objectContaining({
          level: 'info',
          slug: 'context-length-exceeded',
          message: 'Too long.',
        }),
      }),
    ]);
    expect(loggedOnce(lines, 'Too long.')).toBe(1);
    expect(lines[0]).not.toHaveProperty('err');
  });

  it('has an error without message and frames if there are none', async () => {
    const error = apiError({ status: 500 });
    error.stack = 'Error';
    expect(await linesOf(error)).toEqual([
      expect.objectContaining({
        err: expect.objectContaining({
          message: "An error occurred on the provider's servers.",
          stack: '',
        }),
      }),
    ]);
  });

  it('has a separate line for a response that cannot be listened to', async () => {
    const lines: unknown[] = [];
    const log = { info: (...values: unknown[]) => lines.push(values), setBindings: fail };
    const response = { headersSent: false, writableEnded: true, destroyed: false, allLogs: [log] };
    openaiErrorHandler()(
      apiError({ status: 500 }),
      { headers: {}, log } as never,
      response as never,
      fail,
    );
    expect(lines).toHaveLength(1);
  });

  it('has a separate line if the logger takes no bindings', async () => {
    const logger = pino({ level: 'debug' }, { write: () => undefined });
    const lines: unknown[] = [];
    const use = (request: Request, response: Response, next: () => void): void => {
      pinoHttp({ logger })(request, response);
      Object.assign(request, { log: { info: (...values: unknown[]) => lines.push(values) } });
      Object.assign(response, { allLogs: undefined, log: undefined });
      next();
    };
    await supertest(appOf(use, apiError({ status: 400, code: 'context_length_exceeded' }))).get(
      '/',
    );
    expect(lines).toEqual([
      [
        { problem: expect.objectContaining({ slug: 'context-length-exceeded' }) },
        problemTypes['context-length-exceeded'].title,
      ],
    ]);
  });

  it('has a separate line if it writes none itself', async () => {
    const lines: Line[] = [];
    const log = pinoHttp({
      logger: pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Line) }),
      autoLogging: false,
    });
    await supertest(appOf(log, apiError({ status: 500 }))).get('/');
    expect(lines).toEqual([
      expect.objectContaining({
        level: levels.warn,
        msg: problemTypes['internal-server-error'].title,
        problem: expect.objectContaining({ slug: 'internal-server-error', level: 'warn' }),
      }),
    ]);
  });

  it('does not log an abort as an error', async () => {
    const lines = await linesOf(abort);
    expect(lines[0]).toMatchObject({ level: levels.debug });
    expect(lines[1]).toHaveProperty('err.message', 'failed with status code 503');
  });

  it('logs http-errors by their message', async () => {
    const lines = await linesOf(createError(404, 'No chat.'), { handle: 'http' });
    expect(lines).toEqual([
      expect.objectContaining({
        problem: expect.objectContaining({
          slug: 'about:blank',
          message: 'NotFoundError: No chat.',
        }),
      }),
    ]);
  });

  it('logs nothing if log is false', async () => {
    const lines = await linesOf(await errorOf('6.49', wire), { log: false });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toHaveProperty('err.slug');
  });

  it('keeps an error set by the app', async () => {
    const lines: Line[] = [];
    const log = pinoHttp({
      logger: pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Line) }),
    });
    const use = (request: Request, response: Response, next: () => void): void => {
      response.err = new Error('The app’s own.');
      log(request, response, next);
    };
    await supertest(appOf(use, apiError({ status: 500 }))).get('/');
    expect(lines).toMatchObject([
      { problem: { slug: 'internal-server-error' } },
      { err: { message: 'The app’s own.' } },
    ]);
  });

  it('logs a broken stream', async () => {
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
      { err: { delivery: 'stream', slug: 'unauthorized' }, res: { statusCode: 200 } },
    ]);
    expect(lines).toHaveLength(1);
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
  it.each<readonly [string, unknown]>([
    ['throws', { info: fail, warn: fail }],
    ['rejects', { info: fail, warn: () => Promise.reject(new Error('disk full')) }],
    ['has a level that is not a function', { info: () => undefined, warn: 1 }],
    [
      'has a level that cannot be read',
      Object.defineProperty({ info: () => undefined }, 'warn', { get: fail }),
    ],
    ['has no levels', {}],
    ['is a function', () => fail()],
    ['is null', null],
  ])('that %s does not affect the client', async (_how, log) => {
    expect(await answerWith(log)).toBe(500);
  });

  it.each(['info', 'error'])('without the level is called with %s', async (level) => {
    const write = jest.fn();
    await answerWith({ info: () => undefined, [level]: write });
    expect(write.mock.calls).toEqual([
      [{ problem: expect.objectContaining({ level: 'warn' }) }, expect.any(String)],
    ]);
  });

  it('without debug does not log an abort', async () => {
    const info = jest.fn();
    await answerWith({ info, error: info, warn: info }, abort);
    expect(info).not.toHaveBeenCalled();
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

const listening = (request: Request, _response: Response, next: () => void): void => {
  request.resume();
  next();
};

/** A console that writes to memory. */
function consoleTo(texts: string[], stream: Readonly<Record<string, unknown>> = {}): Console {
  const write = (chunk: Buffer, _encoding: string, done: () => void): void => {
    texts.push(String(chunk));
    done();
  };
  const memory = (): Writable => Object.assign(new Writable({ write }), stream);
  return new console.Console(memory(), memory());
}

/** The output of an app with these options to a console passed as its log. */
async function textOf(
  error: unknown,
  stream?: Readonly<Record<string, unknown>>,
  options: Options<Request> = {},
): Promise<string> {
  const texts: string[] = [];
  const app = appOf(listening, error, { log: consoleTo(texts, stream), ...options });
  await supertest(app).get('/');
  return texts.join('');
}

describe('a console', () => {
  const escape = '\u001b';

  it('gets one line of JSON for any message', async () => {
    const text = await textOf(apiError({ status: 401, error: { message: 'No.\nReally.' } }));
    expect(text.split('\n')).toEqual([expect.any(String), '']);
    expect(JSON.parse(text)).toMatchObject({
      level: 'error',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      msg: 'Unauthorized',
      slug: 'unauthorized',
      message: 'No.\nReally.',
      instance: expect.any(String),
    });
  });

  it('gets a block if it is a terminal', async () => {
    const error = await errorOf('6.49', { ...wire, headers: { 'x-request-id': 'req_1' } });
    const text = await textOf(error, { isTTY: true, columns: 80 }, { audience: 'public' });
    const plain = text.replaceAll(new RegExp(`${escape}\\[\\d+m`, 'g'), '');
    const flat = plain.replaceAll(/\s+/g, ' ');
    const { meaning, solution, documentation } = problemTypes.unauthorized;
    expect(plain).toMatch(/^✖ 500 unauthorized {2}GET \/\n/);
    for (const part of [
      meaning,
      ...solution,
      documentation,
      'req_1',
      'urn:uuid:',
      'invalid_api_key',
    ])
      expect(flat).toContain(part);
    expect(flat).toContain('Incorrect API key provided: [redacted]');
    expect(flat).toMatch(/Location .*__tests__\/support\/sdk\.ts:\d+:\d+/);
    expect(Math.max(...plain.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it.each([
    [{}, true],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true],
    [{ TERM: 'dumb' }, false],
  ])('uses colors on a terminal with the environment %j: %s', async (variables, isColored) => {
    const { env } = process;
    const { NO_COLOR: _no, FORCE_COLOR: _force, ...others } = env;
    process.env = { ...others, TERM: 'xterm', ...variables };
    const text = await textOf(apiError({ status: 500 }), { isTTY: true });
    process.env = env;
    expect(text.includes(escape)).toBe(isColored);
  });

  it('shows everything that the advice refers to in the block', async () => {
    const wait = apiError({
      status: 429,
      headers: { 'retry-after': '1' },
      error: { message: 'Slow.', param: 'model' },
      param: 'model',
      attemptNumber: 2,
    });
    const text = await textOf(wait, { isTTY: true }, { provider: 'vLLM' });
    expect(text.replaceAll(new RegExp(`${escape}\\[\\d+m`, 'g'), '')).toMatch(
      /Parameter {3}model\n +Fixable by {2}operator\n +Retry {7}after 1 second\n +Attempt {5}2\n/,
    );
    expect(
      await textOf(apiError({ status: 429, headers: { 'retry-after': '20' } }), { isTTY: true }),
    ).toContain('after 20 seconds');
  });

  it('shows rejected input', async () => {
    const error = new InvalidInputError(
      [
        { pointer: '/messages', detail: 'Must not be empty.' },
        { in: 'query', parameter: 'q', detail: 'Must be a string.' },
        { detail: 'Must be an object.' },
      ],
      3,
      422,
    );
    const text = await textOf(error, { isTTY: true });
    for (const part of ['/messages: Must', 'q: Must', 'request: Must'])
      expect(text).toContain(part);
  });

  it('shows what a content filter blocked', async () => {
    const error = apiError({
      status: 400,
      code: 'content_filter',
      error: {
        code: 'content_filter',
        message: 'The response was filtered.',
        innererror: {
          content_filter_result: { violence: { filtered: true, severity: 'high' } },
        },
      },
    });
    expect(await textOf(error, { isTTY: true })).toMatch(/Filtered.*violence/);
  });

  it('gets the level as its method', async () => {
    const target = consoleTo([]);
    const methods = (['error', 'warn', 'info'] as const).map((name) => jest.spyOn(target, name));
    for (const error of [
      apiError({ status: 401 }),
      apiError({ status: 500 }),
      apiError({ status: 400, code: 'context_length_exceeded' }),
      abort,
    ])
      await supertest(appOf(listening, error, { log: target })).get('/');
    expect(methods.map((method) => method.mock.calls.length)).toEqual([1, 1, 1]);
  });

  it('of another runtime uses the streams of the process', async () => {
    const texts: string[] = [];
    const target = consoleTo(texts);
    Reflect.deleteProperty(target, '_stderr');
    await supertest(appOf(listening, apiError({ status: 500 }), { log: target })).get('/');
    expect(texts).toEqual([]);
  });
});

describe('an error that is neither OpenAI’s nor of http-errors', () => {
  it('is logged with its redacted message and the frames of the app', () => {
    const texts: string[] = [];
    const report = createReporter({ log: consoleTo(texts) }, createRedactor());
    const problem = {
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      instance: 'urn:uuid:0',
      meaning: 'The service failed.',
      solution: ['Try later.'],
      fixableBy: 'operator',
      retryable: false,
    } as const;
    report({
      told: { problem, diagnosis: diagnosisOf(problem) },
      slug: 'about:blank',
      failure: undefined,
      source: undefined,
      delivery: 'response',
      error: new TypeError(`No ${key}.`),
      request: { headers: {}, method: 'GET' },
      response: {},
    });
    const line: unknown = JSON.parse(texts.join(''));
    expect(line).toMatchObject({ message: 'TypeError: No [redacted].', level: 'error' });
    expect(line).toHaveProperty(
      'frames.0',
      expect.stringContaining('__tests__/report/log.test.ts:'),
    );
    expect(texts.join('')).not.toContain(key);
  });

  it('without a name has only its message', async () => {
    const error = Object.assign(createError(500, 'Broken.'), { name: 'Error' });
    const text = await textOf(error, undefined, { handle: 'http' });
    expect(JSON.parse(text)).toHaveProperty('message', 'Broken.');
  });
});

describe('without the option log', () => {
  const { NODE_ENV } = process.env;
  let error: ReturnType<typeof jest.spyOn>;

  beforeEach(() => {
    error = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  });

  afterEach(() => {
    error.mockRestore();
    process.env['NODE_ENV'] = NODE_ENV;
  });

  const run = async (environment: string, thrown: unknown, options: Options<Request> = {}) => {
    process.env['NODE_ENV'] = environment;
    await supertest(appOf(listening, thrown, options)).get('/');
  };

  it.each(['production', 'development', ''])('the console is used in %j', async (environment) => {
    await run(environment, await errorOf('6.49', wire));
    expect(error.mock.calls).toHaveLength(1);
    expect(error.mock.calls[0]?.[0]).toContain('unauthorized');
    for (const secret of secrets) expect(String(error.mock.calls[0]?.[0])).not.toContain(secret);
  });

  it('the console is not used in a test', async () => {
    await run('test', apiError({ status: 401 }));
    expect(error).not.toHaveBeenCalled();
  });

  it('the console gets no aborts', async () => {
    await run('production', abort);
    expect(error).not.toHaveBeenCalled();
  });

  it('the console is not used if log is false, but onProblem is', async () => {
    const onProblem = jest.fn();
    await run('production', apiError({ status: 401 }), { log: false, onProblem });
    expect(error).not.toHaveBeenCalled();
    expect(onProblem).toHaveBeenCalledTimes(1);
  });

  it('a closed console changes nothing, and is reported once', async () => {
    error.mockImplementation(() => {
      throw new Error('EPIPE');
    });
    process.env['NODE_ENV'] = 'production';
    const app = appOf(listening, apiError({ status: 401 }));
    await supertest(app).get('/').expect(401);
    await supertest(app).get('/').expect(401);
    expect(error).toHaveBeenCalledTimes(2);
    expect(warn.mock.calls.length).toBeLessThanOrEqual(1);
  });
});

describe('a logger passed as an option', () => {
  it('is used in place of the request’s', async () => {
    const error = jest.fn();
    const requestLog = jest.fn();
    const use = (request: Request, _response: Response, next: () => void): void => {
      Object.assign(request, { log: { info: requestLog, error: requestLog } });
      next();
    };
    await supertest(appOf(use, apiError({ status: 401 }), { log: { error } })).get('/');
    expect(error.mock.calls).toEqual([
      [{ problem: expect.objectContaining({ slug: 'unauthorized' }) }, 'Unauthorized'],
    ]);
    expect(requestLog).not.toHaveBeenCalled();
  });

  it('that never finishes does not delay the response', async () => {
    const log = { error: () => new Promise(() => undefined) };
    const app = appOf(listening, apiError({ status: 401 }), { log });
    expect(await supertest(app).get('/')).toHaveProperty('status', 401);
  });
});

describe('the Ray ID', () => {
  const ray = '8c1d2e3f'.repeat(2);
  const page = `<html><body>Cloudflare Ray ID: <strong class="x">${ray}</strong></body></html>`;

  it.each([
    ['header field', { 'cf-ray': `${ray}-FRA` }, '<html></html>', `${ray}-FRA`],
    ['page', {}, page, ray],
    ['page, where the field is none', { 'cf-ray': 'x y' }, page, ray],
  ])('of the %s is only in the log', async (_where, headers, body, expected) => {
    const events: unknown[] = [];
    const error = await errorOf('6.49', { status: 403, headers, body });
    const texts: string[] = [];
    const app = appOf(listening, error, {
      log: consoleTo(texts),
      onProblem: (event) => events.push(event),
    });
    const { text } = await supertest(app).get('/');
    expect(JSON.parse(texts.join(''))).toMatchObject({ slug: 'edge-blocked', rayId: expected });
    expect(text + JSON.stringify(events)).not.toContain(ray);
  });

  it.each([
    ['a page without one', await403('<html>Blocked</html>')],
    ['an error without a response', async () => apiError({})],
    [
      'a JSON response',
      async () => apiError({ status: 403, headers: {}, error: { message: 'No.' } }),
    ],
    ['an error that is not OpenAI’s', async () => new Error('Blocked')],
  ])('is absent for %s', async (_what, make) => {
    const text = await textOf(await make(), undefined, { classify: () => 'edge-blocked' });
    expect(JSON.parse(text)).not.toHaveProperty('rayId');
  });

  it('of a response of the AI SDK is read from its body', async () => {
    const error = apiCallError({ statusCode: 403, responseBody: page, responseHeaders: {} });
    expect(await textOf(error)).toContain(`"rayId":"${ray}"`);
  });
});

function await403(body: string): () => Promise<unknown> {
  return () => errorOf('6.49', { status: 403, body });
}

describe('the option log', () => {
  it.each([['no'], [true], [{}], [{ info: 1 }]])('is checked: %j', (log) => {
    expect(() => openaiErrorHandler({ log: log as never })).toThrow(
      /^openaiErrorHandler: option 'log' cannot be .*; expected a logger with the methods error, warn and info, such as pino or console, or false to disable logging$/,
    );
  });

  it('takes pino, console and false', () => {
    for (const log of [pino({ enabled: false }), console, false] as const)
      expect(openaiErrorHandler({ log })).toBeInstanceOf(Function);
  });

  it('is suggested in place of requestLog', () => {
    expect(() => openaiErrorHandler({ requestLog: false } as never)).toThrow(
      "openaiErrorHandler: unknown option 'requestLog' (given: false); use 'log', which takes false, a logger or console",
    );
  });
});
