/** The option `handle`: which errors are handled besides OpenAI's. */
import { afterEach, describe, expect, it } from '@jest/globals';
import createError from 'http-errors';
import multer from 'multer';
import { openaiErrorHandler, type Options, type ProblemEvent } from '../../lib/index.js';
import { appOf, expressMajors, throwing } from '../support/app.js';
import { ask, closeServers, eventsOf, serve } from '../support/streaming.js';

afterEach(closeServers);

const [, express5] = expressMajors[1];

type Body = Readonly<Record<string, unknown>>;

/** The response of an app, and the error that it passes on. */
async function answer(
  error: unknown,
  options: Options<never>,
): Promise<{ status: number | undefined; problem: Body; passed: readonly unknown[] }> {
  const passed: unknown[] = [];
  const app = appOf(express5, throwing(error), options as Options, passed);
  const { response, text } = await ask(app);
  const problem = (text === '' ? {} : JSON.parse(text)) as Body;
  return { status: response.statusCode, problem, passed };
}

/** The documented form of errors of express-openapi-validator 5, which itself has 60 dependencies. */
function openApiError(status: number, errors: unknown, facts: object = {}): Error {
  return Object.assign(new Error('request/body must be object'), {
    status,
    path: '/chat',
    errors,
    ...facts,
  });
}

const mistakes = [
  { path: '/body/messages/0', message: "must have required property 'content'", errorCode: 'x' },
  { path: '/query/limit', message: 'must be integer' },
  { path: '/params/id', message: 'must be integer' },
  { path: '/body', message: 'must be object' },
  { path: '/headers/x-key', message: 'must have required property x-key' },
];

describe.each(expressMajors)("handle: 'http' with Express %s", (_major, express) => {
  const uploading = async (form: FormData): Promise<Response> => {
    const app = express();
    app.set('env', 'test');
    const limits = { fileSize: 10, fields: 1 };
    app.post('/', multer({ limits }).single('photo'));
    app.use(openaiErrorHandler({ handle: 'http', audience: 'developer' }));
    return fetch(`http://127.0.0.1:${await serve(app)}/`, { method: 'POST', body: form });
  };

  it.each<[string, number, (form: FormData) => void]>([
    ['a file that is too large', 413, (form) => form.append('photo', new Blob(['x'.repeat(50)]))],
    ['too many fields', 413, (form) => ['a', 'b'].forEach((name) => form.append(name, '1'))],
    ['an unexpected file', 400, (form) => form.append('sk-secret', new Blob(['x']))],
  ])('handles multer, which rejects %s', async (_what, status, fill) => {
    const form = new FormData();
    fill(form);
    const response = await uploading(form);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(JSON.parse(text)).toMatchObject({ type: 'about:blank', status, fixableBy: 'caller' });
    expect(text).not.toContain('secret');
  });

  it('handles a URL that cannot be decoded', async () => {
    const app = express();
    app.set('env', 'test');
    app.get('/:id', (_request, response) => void response.end());
    app.use(openaiErrorHandler({ handle: 'http' }));
    const response = await fetch(`http://127.0.0.1:${await serve(app)}/%E0%A4%A`);
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      meaning: 'The request URL cannot be decoded.',
    });
    expect(text).not.toContain('%E0');
  });
});

describe("handle: 'http'", () => {
  it('reports the findings of an OpenAPI validator', async () => {
    const { status, problem } = await answer(openApiError(400, mistakes), { handle: 'http' });
    expect(status).toBe(400);
    expect(problem['errors']).toEqual([
      { pointer: '/messages/0', detail: "must have required property 'content'" },
      { in: 'query', parameter: 'limit', detail: 'must be integer' },
      { in: 'path', parameter: 'id', detail: 'must be integer' },
      { pointer: '', detail: 'must be object' },
      { detail: 'must have required property x-key' },
    ]);
  });

  it('sends the header fields of an OpenAPI validator', async () => {
    const facts = { headers: { Allow: 'GET' } };
    const app = appOf(express5, throwing(openApiError(405, mistakes, facts)), { handle: 'http' });
    const { response } = await ask(app);
    expect(response.headers.allow).toBe('GET');
  });

  it('does not reveal the errors of a response', async () => {
    const { status, problem } = await answer(openApiError(500, mistakes), { handle: 'http' });
    expect(status).toBe(500);
    expect(problem).not.toHaveProperty('errors');
  });

  it.each<[string, unknown]>([
    ['errors that are not a list', openApiError(400, 'many')],
    ['an empty list', openApiError(400, [])],
    ['errors of another form', openApiError(400, [...mistakes, { path: 7, message: 'x' }])],
    ['errors without a message', openApiError(400, [{ path: '/body' }])],
    ['no path', openApiError(400, mistakes, { path: undefined })],
    ['no status', openApiError(0, mistakes)],
    ['no error', { status: 400, path: '/chat', errors: mistakes }],
    [
      'a code that is not a string',
      Object.assign(new Error('x'), { name: 'MulterError', code: 5 }),
    ],
    ["the app's own decoding", new URIError('x')],
    ['a string', 'x'],
  ])('passes on other errors: %s', async (_what, error) => {
    const { passed } = await answer(error, { handle: 'http' });
    expect(passed).toEqual([error]);
    expect(passed[0]).toBe(error);
  });
});

describe("handle: 'openai'", () => {
  it.each([[undefined], ['openai' as const]])('is the default (%s)', async (handle) => {
    const error = createError(404);
    const { passed } = await answer(error, { handle });
    expect(passed[0]).toBe(error);
  });
});

describe("handle: 'all'", () => {
  const secret = 'the database is down';
  it.each<[string, unknown, number]>([
    ['a plain error', new Error(secret), 500],
    ['a status', Object.assign(new Error(secret), { status: 404 }), 404],
    ['a statusCode', Object.assign(new Error(secret), { statusCode: 409 }), 409],
    ['both', Object.assign(new Error(secret), { status: 503, statusCode: 409 }), 503],
    ['a status of success', Object.assign(new Error(secret), { status: 200 }), 500],
    ['a status in words', Object.assign(new Error(secret), { status: '404' }), 500],
    ['a status without a name', Object.assign(new Error(secret), { status: 499 }), 499],
    ['a status of servers without a name', Object.assign(new Error(secret), { status: 599 }), 599],
    ['a string', secret, 500],
    ['an object', { status: 418, message: secret }, 418],
    ['an error of http-errors', createError(410, secret, { expose: false }), 410],
    [
      'an unreadable object',
      new Proxy(new Error(secret), {
        get() {
          throw new Error(secret);
        },
      }),
      500,
    ],
  ])('handles %s, and shows nothing from it', async (_what, error, status) => {
    const { status: sent, problem, passed } = await answer(error, { handle: 'all' });
    expect(sent).toBe(status);
    expect(problem).toMatchObject({ type: 'about:blank', status });
    expect(JSON.stringify(problem)).not.toContain(secret);
    expect(passed).toEqual([]);
  });

  it('uses the status of the response, like Express', async () => {
    const app = appOf(
      express5,
      (_request, response) => {
        response.status(422);
        throw new Error(secret);
      },
      { handle: 'all' },
    );
    expect((await ask(app)).response.statusCode).toBe(422);
  });

  it('shows a message that may be exposed', async () => {
    const error = Object.assign(new Error('No such chat.'), { status: 404, expose: true });
    const { problem } = await answer(error, { handle: 'all' });
    expect(problem['detail']).toBe('No such chat.');
  });

  it('passes the error itself to onProblem', async () => {
    const events: ProblemEvent[] = [];
    const error = new Error(secret);
    await answer(error, { handle: 'all', onProblem: (event: ProblemEvent) => events.push(event) });
    expect(events).toMatchObject([{ slug: 'about:blank', failure: undefined, level: 'error' }]);
    expect(events[0]?.error).toBe(error);
  });

  it('ends an event stream of the app with a neutral frame', async () => {
    const app = appOf(
      express5,
      (_request, response) => {
        response.type('text/event-stream').write('data: {"text":"Hel"}\n\n');
        throw new TypeError('terminated');
      },
      { handle: 'all' },
    );
    const { text, isWhole } = await ask(app);
    const frame = eventsOf(text)[1];
    expect(isWhole).toBe(true);
    expect(frame?.event).toBe('error');
    expect(JSON.parse(frame?.data ?? '')).toMatchObject({ type: 'about:blank', status: 500 });
    expect(text).not.toMatch(/OpenAI|terminated/);
  });

  it('handles unmatched URLs with one line', async () => {
    const app = express5();
    app.use((_request, _response, next) => next(createError(404)));
    app.use(openaiErrorHandler({ handle: 'all' }));
    const { response, text } = await ask(app);
    expect(response.statusCode).toBe(404);
    expect(JSON.parse(text)).toMatchObject({ meaning: 'There is nothing at this URL.' });
  });
});
