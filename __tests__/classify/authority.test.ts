/** What outranks what, as a table: each fact of a failure against the next lower one. */
import { describe, expect, it } from '@jest/globals';
import { toProblemDetails } from '../../lib/index.js';
import { apiError, slugOf } from '../support/problem.js';
import { errorOf, majorNames, streamErrorOf } from '../support/sdk.js';

interface Facts {
  readonly status?: number;
  readonly code?: string | null;
  readonly type?: string | null;
  readonly param?: string | null;
  readonly message?: string;
}

/** From the highest authority to the lowest: what it is, an example, and what the example alone becomes. */
const ranks: readonly (readonly [string, Facts, string])[] = [
  ['a specific code', { code: 'context_length_exceeded' }, 'context-length-exceeded'],
  ['a definite sentence', { message: 'The model was not found.' }, 'model-not-found'],
  ['a vague sentence', { message: 'Bad format.' }, 'invalid-parameter'],
  ['a code of a family', { code: 'rate_limit_exceeded' }, 'too-many-requests'],
  ['a status', { status: 422 }, 'unprocessable-content'],
  ['a type', { type: 'invalid_request_error' }, 'bad-request'],
];

const pairs = ranks.flatMap(([high, facts, slug], index) =>
  ranks
    .slice(index + 1)
    .map(([low, others]) => [high, low, { ...others, ...facts }, slug] as const),
);

describe('authority', () => {
  it.each(ranks)('%s alone decides', (_what, facts, slug) => {
    expect(slugOf(apiError({ status: undefined, ...facts }))).toBe(slug);
  });

  it.each(
    pairs.filter(
      ([high, low]) =>
        !(high.includes('code') && low.includes('code')) &&
        !(high.includes('sentence') && low.includes('sentence')),
    ),
  )('%s outranks %s', (_high, _low, facts, slug) => {
    expect(slugOf(apiError({ status: undefined, ...facts }))).toBe(slug);
  });

  it('a definite phrase outranks an earlier vague one', () => {
    const message = 'Access denied. The model was not found.';
    expect(slugOf(apiError({ status: 403, message }))).toBe('model-not-found');
  });

  it("the app's classifier outranks everything", () => {
    const error = apiError({ status: 400, code: 'context_length_exceeded' });
    const problem = toProblemDetails(error, { classify: () => 'conflict' });
    expect(problem?.type).toBe('urn:problem-type:openai:conflict');
  });

  it('an HTML page outranks its text', () => {
    const message = '<html><title>The model was not found</title>';
    expect(slugOf(apiError({ status: 403, message }))).toBe('edge-blocked');
  });

  it('a parameter decides only if nothing else does', () => {
    const param = { param: 'model', status: 400 };
    expect(slugOf(apiError({ ...param }))).toBe('invalid-parameter');
    expect(slugOf(apiError({ ...param, message: 'The model was not found.' }))).toBe(
      'model-not-found',
    );
  });

  it.each(['server_error', 'invalid_request_error', 'BadRequest', '400', 'InternalServerError'])(
    'a phrase outranks the unspecific code %s',
    (code) => {
      const message = 'Incorrect API key provided: sk-***.';
      expect(slugOf(apiError({ status: 400, code, message }))).toBe('unauthorized');
    },
  );
});

const sentences: readonly (readonly [string, string, number])[] = [
  ['Logprobs is not supported with reasoning models.', 'invalid-parameter', 400],
  ['Logprobs are not supported with reasoning models.', 'invalid-parameter', 400],
  ['Unrecognized request argument supplied: tools', 'invalid-parameter', 404],
  ['The principal p lacks the required data action a/b.', 'permission-denied', 403],
  ['Tools are not supported for this model.', 'operation-not-supported', 400],
  ['o1-mini does not support streaming.', 'operation-not-supported', 400],
  ['This model does not support image inputs.', 'operation-not-supported', 400],
  ["This model's maximum context length is 8192 tokens.", 'context-length-exceeded', 400],
  ['You exceeded your current quota, please check your plan.', 'credit-balance-exhausted', 429],
  ['Upstream request failed', 'bad-gateway', 502],
  ['You have exceeded your file storage quota.', 'storage-limit-reached', 400],
];
const prefixes = [
  '',
  '(Code) ',
  'Validation error: ',
  'litellm.BadRequestError: OpenAIException - ',
];

describe.each(majorNames)('with openai %s', (major) => {
  it.each(
    sentences.flatMap(([message, slug, status]) =>
      prefixes.map((prefix) => [`${prefix}${message}`, slug, status] as const),
    ),
  )('"%s" is %s over HTTP and mid-stream', async (message, slug, status) => {
    const error = { message, type: 'server_error', code: null, param: null };
    expect(slugOf(await errorOf(major, { status, body: { error } }))).toBe(slug);
    expect(slugOf(await streamErrorOf(major, { error }))).toBe(slug);
  });
});
