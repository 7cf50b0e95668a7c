/** The schema of a problem and the responses of an OpenAPI document, compared with actual responses. */
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020.js';
import express from 'express';
import createError from 'http-errors';
import supertest from 'supertest';
import {
  openaiErrorHandler,
  problemTypes,
  toProblemDetails,
  type ProblemTypeSlug,
} from '../../lib/index.js';
import {
  components,
  componentsWith,
  problemSchema,
  responses,
  type ResponsesOptions,
} from '../../lib/openapi.js';
import { promptSchema, validate } from '../../lib/validate.js';
import { objectionsTo } from '../support/openapi.js';
import { apiError, thrownBy } from '../support/problem.js';
import { errorOf, majorNames } from '../support/sdk.js';

const slugs = Object.keys(problemTypes) as ProblemTypeSlug[];
const isUri = (text: string): boolean => URL.canParse(text);
const ajv = new Ajv2020({
  allErrors: true,
  formats: {
    uri: isUri,
    'uri-reference': (text: string) => URL.canParse(text, 'https://example.com'),
    'json-pointer': /^(?:\/(?:[^~/]|~[01])*)*$/,
  },
});
const isProblem = ajv.compile(problemSchema);

/** The complaints of the schema. */
function objections(problem: unknown): unknown {
  return isProblem(problem) ? [] : isProblem.errors;
}

/** A document with one operation that has these responses. */
function documentOf(operation: object): object {
  return {
    openapi: '3.1.0',
    info: { title: 'A chat', version: '1.0.0' },
    paths: { '/chat': { post: { responses: operation } } },
    components,
  };
}

const audiences = ['developer', 'public'] as const;

describe('the schema of a problem', () => {
  const everything = apiError({
    status: 429,
    message: 'The upstream said so.',
    code: 'upstream_code',
    param: 'upstream_param',
    requestID: 'req_0123456789abcdef',
    headers: { 'retry-after': '5', 'x-ratelimit-remaining-requests': '0' },
  });

  it.each(audiences.flatMap((audience) => slugs.map((slug) => [slug, audience] as const)))(
    'allows %s for a %s',
    (slug, audience) => {
      const problem = toProblemDetails(everything, { audience, classify: () => slug });
      expect(objections(problem)).toEqual([]);
    },
  );

  it.each(majorNames)('allows the responses of an app with openai %s', async (major) => {
    const wire = { status: 404, body: { error: { message: 'No such model.', code: 'x' } } };
    const problem = toProblemDetails(await errorOf(major, wire));
    expect(objections(problem)).toEqual([]);
  });

  it('allows rejected input and errors of http-errors', async () => {
    const app = express();
    app.use(express.json());
    app.post('/chat', validate({ body: { 'a/b': promptSchema() }, query: promptSchema() }));
    app.use((_request, _response, next) => next(createError(404)));
    app.use(openaiErrorHandler({ handle: 'http' }));
    for (const path of ['/chat', '/nothing']) {
      const { text } = await supertest(app).post(path).send({});
      expect(objections(JSON.parse(text))).toEqual([]);
    }
  });

  it('describes custom extension members', () => {
    const error = { type: 'string' } as const;
    const { schemas } = componentsWith({ error });
    expect(schemas.Problem.properties).toEqual({ ...problemSchema.properties, error });
    expect(components.schemas.Problem.properties).not.toHaveProperty('error');
    expect(() => componentsWith({ status: error })).toThrow(
      /componentsWith: the member 'status' already has a schema/,
    );
  });

  it.each([
    ['nothing', {}],
    ['a status of success', { ...problemExample(), status: 200 }],
    ['no solution', { ...problemExample(), solution: [] }],
    ['a wait of half a second', { ...problemExample(), retryAfter: 0.5 }],
    ['an invalid pointer', { ...problemExample(), errors: [{ pointer: 'a', detail: 'x' }] }],
    ['an error without detail', { ...problemExample(), errors: [{ pointer: '' }] }],
  ])('does not allow %s', (_what, problem) => {
    expect(objections(problem)).not.toEqual([]);
  });

  it('allows other members, as RFC 9457 requires', () => {
    expect(objections({ ...problemExample(), traceId: 'x' })).toEqual([]);
  });

  it('describes every member', () => {
    const members = Object.values(problemSchema.properties ?? {});
    expect(members.every(({ description = '' }) => /^[A-Z].*\.$/.test(description))).toBe(true);
  });
});

function problemExample(): object {
  return toProblemDetails(apiError({ status: 429 })) as object;
}

describe('responses', () => {
  it('make valid documents of OpenAPI 3.1', () => {
    const options: readonly ResponsesOptions[] = [
      {},
      { audience: 'public' },
      { audience: 'public', status: 'upstream' },
    ];
    const documents = options.map((chosen) => documentOf(responses(chosen)));
    const broken = documentOf({ 200: {} });
    const objected = objectionsTo(...documents, broken);
    expect(objected).toEqual([null, null, null, expect.stringContaining('description')]);
  });

  it.each(audiences)('show every problem type to a %s as it is sent', (audience) => {
    const options = { audience, typeBase: 'https://docs.example.com/problems/' } as const;
    const shown = Object.entries(responses(options)).flatMap(([status, response]) => {
      const { schema, examples } = response.content['application/problem+json'];
      expect(schema).toEqual({ $ref: '#/components/schemas/Problem' });
      return Object.entries(examples).map(([slug, { summary, value }]) => {
        expect(objections(value)).toEqual([]);
        expect(value).toMatchObject({
          status: Number(status),
          title: summary,
          type: `https://docs.example.com/problems/${slug}`,
        });
        return slug;
      });
    });
    expect(shown.toSorted()).toEqual(slugs.toSorted());
  });

  it('are the requested ones, by status', () => {
    const chosen = responses('too-many-requests', 'slow-down', 'unauthorized');
    expect(Object.keys(chosen)).toEqual(['401', '429']);
    expect(chosen['429']?.description).toBe('Too Many Requests; Traffic increased too quickly');
    expect(Object.keys(chosen['429']?.headers ?? {})).toEqual(['Retry-After', 'Link']);
    expect(Object.keys(chosen['401']?.headers ?? {})).toEqual(['WWW-Authenticate', 'Link']);
  });

  it('have the statuses of the audience', () => {
    const forPublic = responses('unauthorized', { audience: 'public' });
    expect(Object.keys(forPublic)).toEqual(['500']);
    expect(forPublic['500']?.headers).toEqual({});
  });

  it('state how long to wait only if waiting helps', () => {
    const [retryable] = Object.values(responses('too-many-requests'));
    const [hopeless] = Object.values(responses('billing-not-active'));
    const valueOf = (response: typeof retryable) =>
      Object.values(response?.content['application/problem+json'].examples ?? {})[0]?.value;
    expect(valueOf(retryable)).toHaveProperty('retryAfter', 20);
    expect(valueOf(hopeless)).not.toHaveProperty('retryAfter');
    expect(Object.keys(hopeless?.headers ?? {})).toEqual(['Link']);
  });

  it('show the location of invalid input', () => {
    const { 422: response } = responses('invalid-input', { audience: 'public' });
    const example = response?.content['application/problem+json'].examples['invalid-input'];
    expect(example?.value.errors).toEqual([
      { pointer: '/messages/0/content', detail: 'Must not be empty.' },
    ]);
  });

  it('show custom problem types', () => {
    const own = {
      title: 'The budget of this team is used up',
      status: 429,
      fixableBy: 'operator',
      retryable: false,
      meaning: 'This team has spent its budget for the month.',
      solution: ['Ask the owner of the team to raise the budget.'],
    } as const;
    const chosen = responses('our-budget', { problemTypes: { 'our-budget': own } });
    expect(chosen['429']?.description).toBe(own.title);
  });

  it('are new for each call, so that tools may change them', () => {
    expect(responses('timeout')).not.toBe(responses('timeout'));
    expect(responses('timeout')).toEqual(responses('timeout'));
  });

  it.each<[string, readonly unknown[], RegExp]>([
    ['a slug that does not exist', ['time-out'], /^responses: unknown problem type 'time-out'/],
    ['an option that does not exist', [{ audiance: 'public' }], /^responses: unknown option 'au/],
    ['an option that does not exist', [{ clam: 1 }], /^responses: unknown option 'clam'/],
    [
      'a value that does not exist',
      [{ audience: 'all' }],
      /^responses: option 'audience' cannot be/,
    ],
    [
      'options in front',
      [{ audience: 'public' }, 'timeout'],
      /unknown problem type an object; .*; options come last$/,
    ],
    ['nothing at all', [null], /^responses: options must be an object, not null/],
  ])('reject %s', (_what, given, complaint) => {
    const error = thrownBy(() => responses(...(given as ProblemTypeSlug[])));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(complaint);
  });

  it('cause no warning in production, since nothing is sent', () => {
    const warned: unknown[] = [];
    const listen = (warning: Error): unknown => warned.push(warning);
    const { NODE_ENV } = process.env;
    process.env['NODE_ENV'] = 'production';
    process.on('warning', listen);
    responses();
    process.off('warning', listen);
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
    expect(warned).toEqual([]);
  });
});

describe('the built package', () => {
  it('creates the same document', () => {
    const built = createRequire(__filename)('openai-problem-details/openapi') as {
      responses: typeof responses;
    };
    expect(built.responses({ audience: 'public' })).toEqual(responses({ audience: 'public' }));
  });
});
