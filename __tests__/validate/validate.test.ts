/** Input that is rejected before it costs a request. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Express, NextFunction, Request, RequestHandler, Response, Router } from 'express';
import supertest from 'supertest';
import * as valibot from 'valibot';
import { z as zod3 } from 'zod';
import * as zod from 'zod/v4';
import {
  openaiErrorHandler,
  problemTypes,
  toHttpError,
  toProblemDetails,
  type Options,
  type ProblemDetails,
  type ProblemEvent,
} from '../../lib/index.js';
import { validate, type StandardSchema, type ValidateOptions } from '../../lib/validate.js';
import { expressMajors } from '../support/app.js';
import { thrownBy } from '../support/problem.js';
import { handle, handlers, secrets, thrown, wrong } from '../support/hostile.js';
import { closeServers, serve } from '../support/serve.js';

afterEach(closeServers);

type Given = StandardSchema | ValidateOptions;

/** A schema with this result. */
function schemaOf(answer: (value: unknown) => unknown): StandardSchema {
  const validateValue = answer as StandardSchema['~standard']['validate'];
  return { '~standard': { version: 1, vendor: 'test', validate: validateValue } };
}

const failingWith = (...issues: readonly unknown[]): StandardSchema => schemaOf(() => ({ issues }));

const message = {
  zod: zod.object({ messages: zod.array(zod.object({ content: zod.string() })) }),
  zod3: zod3.object({ messages: zod3.array(zod3.object({ content: zod3.string() })) }),
  valibot: valibot.object({
    messages: valibot.array(valibot.object({ content: valibot.string() })),
  }),
  'zod, asynchronous': zod
    .object({ messages: zod.array(zod.object({ content: zod.string() })) })
    .refine(() => delay(1, true)),
} satisfies Record<string, StandardSchema>;

describe.each(expressMajors)('with Express %s', (_major, express) => {
  const { json, Router: makeRouter } = express as unknown as {
    readonly json: () => RequestHandler;
    readonly Router: () => Router;
  };
  const echo: RequestHandler = ({ body, query, params }, response) => {
    response.json({ body: body as unknown, query, params });
  };

  function appOf(given: Given, options: Options | false = {}): Express {
    const app = express();
    app.use(json());
    app.all('/:id', validate(given as StandardSchema) as RequestHandler, echo);
    if (options !== false) app.use(openaiErrorHandler(options));
    return app;
  }

  const post = (app: Express, body: object | string = {}, path = '/7') =>
    supertest(app).post(path).set('Content-Type', 'application/json').send(body);

  async function refused(
    given: Given,
    body?: object,
    options?: Options | false,
    path?: string,
  ): Promise<ProblemDetails> {
    const response = await post(appOf(given, options), body, path);
    expect(response.headers['content-type']).toBe('application/problem+json');
    const problem = JSON.parse(response.text) as ProblemDetails;
    expect(problem.status).toBe(response.status);
    return problem;
  }

  it.each(Object.entries(message))('rejects what a schema of %s rejects', async (_of, schema) => {
    const problem = await refused(schema, { messages: [{ content: 1 }] });
    expect(problem).toMatchObject({
      type: 'urn:problem-type:openai:invalid-input',
      status: 422,
      fixableBy: 'caller',
      retryable: false,
      detail: 'The input has 1 error.',
      errors: [{ pointer: '/messages/0/content', detail: expect.stringMatching(/string/) }],
    });
  });

  it.each(Object.entries(message))('accepts what a schema of %s accepts', async (_of, schema) => {
    const body = { messages: [{ content: 'Hi' }] };
    const response = await post(appOf(schema), body);
    expect(response.body).toMatchObject({ body });
  });

  it('replaces the parts of the request by the output of the schemas', async () => {
    const app = appOf({
      body: zod.object({ prompt: zod.string().trim() }),
      query: zod.object({ limit: zod.coerce.number().default(5) }),
      params: zod.object({ id: zod.coerce.number() }),
    });
    const response = await post(app, { prompt: ' Hi ', model: 'dropped' }, '/7?limit=3&x=1');
    expect(response.body).toEqual({
      body: { prompt: 'Hi' },
      query: { limit: 3 },
      params: { id: 7 },
    });
  });

  it('accepts a schema for each member', async () => {
    const given = { body: { prompt: zod.string(), temperature: zod.number().optional() } };
    const response = await post(appOf(given), { prompt: 'Hi', model: 'dropped' });
    expect(response.body).toMatchObject({ body: { prompt: 'Hi' } });
    const problem = await refused(given, { prompt: 1, temperature: '1' });
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(['/prompt', '/temperature']);
    expect((await refused(given, [])).errors).toEqual([
      { pointer: '', detail: 'Must be an object.' },
    ]);
  });

  it("reports the issues of a member's schema, whatever they are", async () => {
    const given = { body: { a: failingWith({ message: 'No.' }, null, { path: 5 }) } };
    expect((await refused(given)).errors).toEqual([
      { pointer: '/a', detail: 'No.' },
      { pointer: '/a', detail: 'The value is not valid.' },
      { pointer: '/a', detail: 'The value is not valid.' },
    ]);
  });

  it('states which parameter is invalid', async () => {
    const given = {
      query: zod.object({ tag: zod.array(zod.string()) }),
      params: failingWith({ message: 'No such id.', path: ['id'] }, { message: 'Not so.' }),
    };
    const problem = await refused(given, {}, {}, '/7?tag=a');
    expect(problem.errors).toEqual([
      { in: 'path', parameter: 'id', detail: 'No such id.' },
      { in: 'path', detail: 'Not so.' },
      { in: 'query', parameter: 'tag', detail: expect.any(String) },
    ]);
    expect(problem.detail).toBe('The input has 3 errors.');
  });

  it.each<[string, readonly unknown[], string]>([
    ['names that must be escaped', ['a/b', '~c'], '/a~1b/~0c'],
    ['path segments that are objects', [{ key: 'a' }, 0, { key: 1 }], '/a/0/1'],
    ['a path segment that is not a name', ['a', Symbol('s'), 'b'], '/a'],
    ['a long path', ['a', 'x'.repeat(501), 'b'], '/a'],
    ['a name that looks like a secret', ['a', 'sk-proj-abcdefghijklmnop', 'b'], '/a'],
    ['a name that is too long', ['a', 'x'.repeat(201)], '/a'],
    ['no path', [], ''],
  ])('points to %s', async (_what, path, pointer) => {
    const problem = await refused(failingWith({ message: 'No.', path }));
    expect(problem.errors).toEqual([{ pointer, detail: 'No.' }]);
  });

  it('names no parameter that looks like a secret', async () => {
    const issue = { message: 'No.', path: ['sk-proj-abcdefghijklmnop'] };
    const problem = await refused({ query: failingWith(issue) });
    expect(problem.errors).toEqual([{ in: 'query', detail: 'No.' }]);
  });

  it('reports the first errors of many', async () => {
    const issues = Array.from({ length: 5000 }, (_, index) => ({ message: `No ${index}.` }));
    const problem = await refused(failingWith(...issues));
    expect(problem.errors).toHaveLength(20);
    expect(problem.detail).toBe('The input has 5000 errors; the first 20 are listed.');
  });

  it('redacts and limits the messages of schemas', async () => {
    const problem = await refused(
      failingWith(
        { message: 'Not sk-proj-abcdefghijklmnop.' },
        { message: 'x '.repeat(5000) },
        { message: '' },
        { message: 5 },
        null,
      ),
      {},
      { audience: 'public' },
    );
    const details = problem.errors?.map(({ detail }) => detail);
    expect(details?.[0]).toBe('The value is not valid.');
    expect(details?.[1]).toHaveLength(300);
    expect(details?.slice(2)).toEqual(Array(3).fill('The value is not valid.'));
  });

  it('requests a body if none could be read', async () => {
    const app = express();
    app.post('/', validate(zod.object({ prompt: zod.string() })), echo).use(openaiErrorHandler());
    const response = await supertest(app).post('/').send('prompt=Hi');
    expect(response.status).toBe(422);
    expect(response.text).toContain('Missing or unreadable: send a body');
  });

  it.each<[string, Options, number]>([
    ['developers', {}, 422],
    ['end users', { audience: 'public' }, 422],
    ['an app with its own status', { problemTypes: { 'invalid-input': { status: 400 } } }, 400],
  ])('responds to %s', async (_whom, options, status) => {
    expect((await refused(failingWith({ message: 'No.' }), {}, options)).status).toBe(status);
  });

  it.each(['developer', 'public'] as const)(
    'responds to a %s with 400 on request',
    async (audience) => {
      const given = { body: failingWith({ message: 'No.' }), status: 400 } as const;
      expect((await refused(given, {}, { audience })).status).toBe(400);
    },
  );

  it('is handled by the mounted handler', async () => {
    const told: ProblemEvent[] = [];
    const options: Options = {
      audience: 'public',
      typeBase: 'https://docs.example.com/problems/',
      redact: ['Bluebird'],
      onProblem: (event) => told.push(event),
    };
    const problem = await refused(failingWith({ message: 'No Bluebird.' }), {}, options);
    expect(problem.type).toBe('https://docs.example.com/problems/invalid-input');
    expect(problem.meaning).toBe(problemTypes['invalid-input'].public.meaning);
    const errors = [{ pointer: '', detail: 'No [redacted].' }];
    expect(problem.errors).toEqual([{ pointer: '', detail: 'The value is not valid.' }]);
    expect(told).toMatchObject([
      { slug: 'invalid-input', delivery: 'response', failure: { kind: 'input', errors } },
    ]);
  });

  it.each<[string, (app: Express, route: RequestHandler) => unknown]>([
    ['none is mounted', (app, route) => app.post('/7', route)],
    [
      'it is mounted before the route',
      (app, route) => app.use(openaiErrorHandler()).post('/7', route),
    ],
    ['it is middleware of the app', (app, route) => app.use(route)],
  ])('is handled by Express, like every error, if %s', async (_where, mount) => {
    const app = express();
    app.set('env', 'test');
    app.use(json());
    mount(app, validate(failingWith({ message: 'No.' })) as RequestHandler);
    const response = await post(app);
    expect(response.status).toBe(422);
    expect(response.headers['content-type']).toMatch('text/html');
  });

  it.each<[string, (app: Express, route: RequestHandler) => unknown]>([
    ['the app', (app, route) => app.use(makeRouter().post('/7', route)).use(ofApp())],
    ['the router', (app, route) => app.use(makeRouter().post('/7', route).use(ofApp()))],
    ['the route', (app, route) => app.post('/7', route, ofApp())],
  ])('is handled by the handler of %s', async (_where, mount) => {
    const app = express();
    mount(app, validate(failingWith({ message: 'No.' })) as RequestHandler);
    expect((await post(app)).text).toContain('urn:mine:invalid-input');
  });

  const ofApp = () => openaiErrorHandler({ typeBase: 'urn:mine:' });

  it('reaches earlier error handlers as an error that they understand', async () => {
    const seen: unknown[] = [];
    const app = express();
    app.use(json());
    app.post('/7', validate(failingWith({ message: 'No.' })) as RequestHandler);
    app.use((error: unknown, _request: Request, _response: Response, next: NextFunction) => {
      seen.push(error);
      next(error);
    });
    app.use(openaiErrorHandler());
    expect((await post(app)).status).toBe(422);
    expect(seen).toMatchObject([{ name: 'InvalidInputError', status: 422, expose: true }]);
    expect(toProblemDetails(seen[0])).toMatchObject({ status: 422, errors: [{ detail: 'No.' }] });
    expect(toHttpError(seen[0])).toMatchObject({ status: 422, expose: true });
  });

  const boom = new Error('boom');
  const zodError = thrownBy(() => zod3.string().parse(1));
  it.each<[string, (value: unknown) => unknown, unknown]>([
    [
      'throws',
      () => {
        throw boom;
      },
      boom,
    ],
    ['rejects', () => Promise.reject(boom), boom],
    ['rejects with an error like one of OpenAI', () => Promise.reject(zodError), zodError],
    ['rejects with nothing', () => Promise.reject(), expect.any(Error)],
    ['returns nothing', () => undefined, expect.any(TypeError)],
  ])('passes on the error of a schema that %s', async (_how, answer, expected) => {
    const seen: unknown[] = [];
    const app = appOf(schemaOf(answer), { claim: 'likely', handle: 'http' });
    app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
      seen.push(error);
      response.status(599).end();
    });
    expect((await post(app)).status).toBe(599);
    expect(seen).toEqual([expected]);
    if (expected === boom) expect(seen[0]).toBe(boom);
  });

  it('rejects issues that are not a list', async () => {
    const problem = await refused(schemaOf(() => ({ issues: 'many' })));
    expect(problem).toMatchObject({ detail: 'The input has 1 error.', errors: [] });
  });

  it('passes on an error if the request cannot take the output', async () => {
    const app = express();
    app.use((request, _response, next) => {
      Object.defineProperty(request, 'body', { value: {} });
      next();
    });
    app.post('/7', validate(schemaOf((value) => ({ value }))) as RequestHandler, echo);
    app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
      response.status(error instanceof TypeError ? 599 : 500).end();
    });
    expect((await post(app)).status).toBe(599);
  });
});

describe('any result of a schema', () => {
  const secret = fc.constantFrom(...secrets);
  // Functions, as for hostile values.
  const issue = fc.oneof(
    fc
      .record({
        message: fc.oneof(
          secret.map((planted) => `Not ${planted}, please`),
          fc.string(),
        ),
        path: fc.array(fc.oneof(secret, fc.string(), fc.nat())),
      })
      .map((value) => () => value),
    thrown,
  );
  const answer = fc.oneof(
    fc.array(issue).map((makers) => () => ({ issues: makers.map((make) => make()) })),
    thrown,
  );

  it('gets one response without secrets, or the thrown error reaches next', async () => {
    await fc.assert(
      fc.asyncProperty(answer, fc.constantFrom(...handlers), async (make, handler) => {
        const request = { app: { router: { stack: [{ handle: handler }] } } };
        const error = await new Promise((resolve) => {
          const check = validate(schemaOf(make)) as (...args: unknown[]) => void;
          check(request, {}, resolve);
        });
        if (error !== undefined) expect(wrong(handle(handler, error), error)).toBeUndefined();
      }),
      { seed: 9457, numRuns: 1000 },
    );
  });
});

describe('the built package', () => {
  it('accepts a schema of arktype, which is a function', () => {
    const code = `
      import { type } from 'arktype';
      import { validate } from 'openai-problem-details/validate';
      const check = validate(type({ messages: type({ content: 'string' }).array() }));
      const request = (body) => ({ app: { _router: { stack: [{ handle: handler }] } }, body });
      const { openaiErrorHandler, toProblemDetails } = await import('openai-problem-details');
      const handler = openaiErrorHandler();
      const told = [];
      for (const body of [{ messages: [{ content: 1 }] }, { messages: [{ content: 'Hi' }] }])
        await new Promise((resolve) =>
          check(request(body), {}, (error) => resolve(told.push(toProblemDetails(error)?.errors ?? 'passed'))),
        );
      console.log(JSON.stringify(told));`;
    const args = ['--input-type=module', '-e', code];
    const cwd = join(__dirname, '..', '..');
    const told: unknown = JSON.parse(
      execFileSync(process.execPath, args, { cwd, encoding: 'utf8' }),
    );
    expect(told).toEqual([
      [{ pointer: '/messages/0/content', detail: expect.stringContaining('string') }],
      'passed',
    ]);
  });
});

describe('without Express', () => {
  it('passes the error to the next that it is called with', async () => {
    const check = validate(failingWith({ message: 'No.' }));
    const seen: unknown[] = [];
    const url = await serve((request, response) =>
      check(request as Request, response as Response, (error: unknown) => {
        seen.push(error);
        response.writeHead(599).end();
      }),
    );
    expect((await fetch(url, { method: 'POST' })).status).toBe(599);
    expect(seen).toMatchObject([{ name: 'InvalidInputError', status: 422 }]);
  });
});

describe('validate', () => {
  const schema = failingWith();

  it.each<[string, unknown, RegExp]>([
    [
      'nothing',
      undefined,
      /^validate: the schema for the body cannot be undefined; expected a Standard/,
    ],
    ['a string', 'body', /cannot be 'body'/],
    ['no part', {}, /nothing to validate; expected body, query or params/],
    [
      'a part that does not exist',
      { headers: schema },
      /^validate: unknown option 'headers' \(given: an object\); use one of body/,
    ],
    [
      'a part that is not a schema',
      { body: { parse: () => 1 } },
      /option 'body' cannot be an object/,
    ],
    ['a part that is a number', { query: 5 }, /option 'query' cannot be 5/],
    ['a part that is null', { params: null }, /option 'params' cannot be null/],
    [
      'a schema without members',
      { query: {} },
      /option 'query' cannot be an object; expected a Stand/,
    ],
    [
      'an unsupported status',
      { body: schema, status: 418 },
      /option 'status' cannot be 418; use 400 or/,
    ],
    [
      'a schema of another version',
      { body: { '~standard': { version: 2, validate: () => 1 } } },
      /zod 3\.24/,
    ],
    ['a request', { headers: {}, url: '/' }, /was mounted without being called/],
  ])('rejects %s', (_what, given, complaint) => {
    const error = thrownBy(() => validate(given as StandardSchema));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(complaint);
  });
});
