/** What an editor shows: completions with docstrings, and helpful errors. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cursor, startLanguageServer, type LanguageServer } from '../support/language-server.js';

let server: LanguageServer;

beforeAll(async () => {
  server = await startLanguageServer();
});

afterAll(() => server.stop());

const preamble = `import { openaiErrorHandler, problemTypes, toHttpError, toProblemDetails } from 'openai-problem-details';
import { deadline, streamToResponse } from 'openai-problem-details/streaming';
import { readProblem } from 'openai-problem-details/client';
declare const error: unknown;
declare const request: import('express').Request;
declare const response: import('express').Response;
`;

const options = [
  'audience',
  'claim',
  'classify',
  'handle',
  'instance',
  'log',
  'members',
  'negotiate',
  'onProblem',
  'openaiCompatible',
  'problemTypes',
  'provider',
  'redact',
  'status',
  'typeBase',
];
const ofTheHandler = new Set(['handle', 'members', 'negotiate', 'onProblem', 'log']);
const conversionOptions = options.filter((name) => !ofTheHandler.has(name));

describe('an editor', () => {
  it.each([
    ['openaiErrorHandler', `openaiErrorHandler({ ${cursor} });`, options],
    ['toProblemDetails', `toProblemDetails(error, { ${cursor} });`, conversionOptions],
    ['toHttpError', `toHttpError(error, { ${cursor} });`, conversionOptions],
    [
      'streamToResponse',
      `await streamToResponse(new ReadableStream(), request, response, { ${cursor} });`,
      [...options, 'format', 'handler', 'heartbeat', 'map', 'next'].toSorted(),
    ],
  ])('completes the options of %s, each with its docstring', async (_name, code, names) => {
    const found = await server.completions(preamble + code);
    expect(found.map(({ name }) => name).toSorted()).toEqual(names);
    expect(found.filter(({ documentation }) => !documentation.includes('.'))).toEqual([]);
  });

  it.each([
    ['the audiences', `openaiErrorHandler({ audience: '${cursor}' });`, 'public'],
    ['the claims', `toProblemDetails(error, { claim: '${cursor}' });`, 'likely'],
    ['the slugs', `problemTypes['${cursor}'];`, 'too-many-requests'],
    [
      'the slugs as keys of problemTypes',
      `openaiErrorHandler({ problemTypes: { '${cursor}': { retryable: false } } });`,
      'too-many-requests',
    ],
    [
      'the slugs as keys of problemTypes, of a conversion',
      `toProblemDetails(error, { problemTypes: { '${cursor}': {} } });`,
      'too-many-requests',
    ],
    [
      'the types of a problem',
      `if (toProblemDetails(error)?.type === '${cursor}') error;`,
      'urn:problem-type:openai:too-many-requests',
    ],
    [
      'the types of a problem with a custom base',
      `if (toProblemDetails(error, { typeBase: 'https://example.com/problems/' })?.type === '${cursor}') error;`,
      'https://example.com/problems/too-many-requests',
    ],
  ])('completes %s', async (_what, code, name) => {
    const found = await server.completions(preamble + code);
    expect(found.map((completion) => completion.name)).toContain(name);
  });
});

const entries = [
  '',
  '/check',
  '/client',
  '/docs',
  '/openapi',
  '/opentelemetry',
  '/testing',
  '/cooldown',
  '/streaming',
  '/validate',
];

/** Contains no more than the name. */
const empty = /^[^]{0,29}$|^`\w+` of `/;

describe('the docstring', () => {
  it.each(entries)('of every export of openai-problem-details%s describes it', async (entry) => {
    const found = await server.completions(
      `import { ${cursor} } from 'openai-problem-details${entry}';`,
    );
    const names = found.filter(({ name }) => name !== 'type');
    expect(names).not.toEqual([]);
    expect(names.filter(({ documentation }) => empty.test(documentation))).toEqual([]);
  });

  it.each([
    'Advice',
    'ContentFilter',
    'FilteredCategory',
    'InputError',
    'OpenAIFailure',
    'ProblemDetails',
    'ProblemEvent',
    'ProblemType',
    'RateLimit',
    'RateLimitBucket',
    'RequestLike',
    'Signature',
    'UpstreamResponse',
  ])('of every member of %s describes it', async (name) => {
    const found = await server.completions(
      `import type { ${name} } from 'openai-problem-details'; declare const it: ${name}; it.${cursor}`,
    );
    expect(found).not.toEqual([]);
    expect(found.filter(({ documentation }) => documentation.length < 10)).toEqual([]);
  });
});

const urns = '"urn:problem-type:openai:.* more .*"';

describe('a mistake', () => {
  it.each([
    [
      `openaiErrorHandler({ audiance: 'public' });`,
      /^Object literal may only specify known properties, but 'audiance' does not exist in type 'Options<RequestLike, never>'\. Did you mean to write 'audience'\?$/,
    ],
    [
      `openaiErrorHandler({ audience: 'private' });`,
      /^Type '"private"' is not assignable to type 'Audience \| undefined'\.$/,
    ],
    [
      `toProblemDetails(error, { clam: 'likely' });`,
      /^Object literal may only specify known properties, but 'clam' does not exist in type 'ConversionOptions<never, "urn:problem-type:openai:">'\. Did you mean to write 'claim'\?$/,
    ],
    [
      `toProblemDetails(error, { typeBase: 5 });`,
      /^Type 'number' is not assignable to type 'string'\.$/,
    ],
    [
      `toProblemDetails(error, { problemTypes: { conflict: { retryable: 'no' } } });`,
      /^Type 'string' is not assignable to type 'boolean'\.$/,
    ],
    [
      `toProblemDetails(error)?.solutions;`,
      new RegExp(
        `^Property 'solutions' does not exist on type 'ProblemDetails<${urns}>'\\. Did you mean 'solution'\\?$`,
      ),
    ],
    [
      `if (toProblemDetails(error)?.type === 'urn:problem-type:openai:time-out') error;`,
      new RegExp(
        `^This comparison appears to be unintentional because the types '${urns.slice(0, -1)}.*' and '"urn:problem-type:openai:time-out"' have no overlap\\.$`,
      ),
    ],
    [
      `await streamToResponse(new ReadableStream(), request, response, { format: 'csv' });`,
      /^Type '"csv"' is not assignable to type 'StreamFormat \| undefined'\.$/,
    ],
    [
      `await streamToResponse('text', request, response);`,
      /^Argument of type 'string' is not assignable to parameter of type 'PromiseLike<Source<unknown>> \| Source<unknown>'\.$/,
    ],
    [`deadline(request, response);`, /^Expected 3 arguments, but got 2\.$/],
    [
      `await readProblem(fetch('http://127.0.0.1/'));`,
      /^Type 'Promise<Response>' is missing the following properties from type 'ResponseLike': status, headers, body$/,
    ],
  ])('is named in the first line of its error: %s', async (code, line) => {
    expect(await server.errors(preamble + code)).toEqual([expect.stringMatching(line)]);
  });
});
