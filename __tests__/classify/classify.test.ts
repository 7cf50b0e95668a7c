/** Which problem type a failure is: the most specific signature wins. */
import { describe, expect, it } from '@jest/globals';
import { readFailure } from '../../lib/index.js';
import { apiError, problemOf, slugOf } from '../support/problem.js';
import { errorOf, majorNames } from '../support/sdk.js';

const invalid = 'invalid_request_error';

interface Told {
  readonly message: string;
  readonly type?: string | null;
  readonly code?: string | number | null;
  readonly param?: string | null;
}

async function slugOnWire(
  status: number,
  error: Told,
  major = '6.49',
): Promise<string | undefined> {
  return slugOf(await errorOf(major, { status, body: { error } }));
}

describe('words in a message', () => {
  const parameters = [
    'timeout',
    'rate_limit_tier',
    'forbidden_words',
    'unavailable_tool',
    'quota',
    'api_key',
    'server_error',
  ];
  const rows = majorNames.flatMap((major) => parameters.map((name) => [major, name] as const));

  it.each(rows)('openai %s: an unrecognized argument "%s" is a parameter', async (major, name) => {
    const message = `Unrecognized request argument supplied: ${name}`;
    const slug = await slugOnWire(400, { message, type: invalid, code: null, param: null }, major);
    expect(slug).toBe('invalid-parameter');
  });

  it.each([
    ['The word timeout came too often, as did rate limit reached.', 'bad-request'],
    ['We could not parse the JSON body of your request.', 'bad-request'],
    ['Odd: Rate limit reached for gpt-5', 'bad-request'],
  ])('"%s" is a bad request', async (message, slug) => {
    expect(await slugOnWire(400, { message, type: invalid })).toBe(slug);
  });
});

describe('look-alikes', () => {
  const rows: readonly (readonly [string, number, Told, string])[] = [
    [
      'a rate limit of tokens',
      429,
      {
        message:
          'Rate limit reached for gpt-5 in organization org-x on tokens per min (TPM): Limit 40000, Used 39000, Requested 2000. Please try again in 1s.',
        type: 'tokens',
        code: 'rate_limit_exceeded',
      },
      'too-many-requests',
    ],
    [
      'a request larger than the limit',
      429,
      {
        message:
          'Request too large for gpt-5 in organization org-x on tokens per min (TPM): Limit 30000, Requested 40000.',
        type: 'tokens',
        code: 'rate_limit_exceeded',
      },
      'request-exceeds-token-limit',
    ],
    [
      'a request larger than the limit of Groq',
      413,
      {
        message:
          'Request too large for model `llama` on tokens per minute (TPM): Limit 7000, Requested 12903',
        type: 'tokens',
        code: 'rate_limit_exceeded',
      },
      'request-exceeds-token-limit',
    ],
    [
      'a rate limit that the request alone exceeds',
      429,
      {
        message: 'Rate limit reached for model: Limit 7,000, Used 0, Requested ~12,903.',
        type: 'tokens',
        code: 'rate_limit_exceeded',
      },
      'request-exceeds-token-limit',
    ],
    [
      'a rate limit without numbers',
      429,
      { message: 'Rate limit reached for model.', code: 'rate_limit_exceeded' },
      'too-many-requests',
    ],
    [
      'a rate limit with only a limit',
      429,
      { message: 'Rate limit reached for model: Limit 5.', code: 'rate_limit_exceeded' },
      'too-many-requests',
    ],
    [
      'a missing key',
      401,
      {
        message: "You didn't provide an API key. You need to provide your API key",
        type: invalid,
        code: null,
      },
      'missing-credentials',
    ],
    [
      'a missing scope',
      401,
      {
        message:
          'You have insufficient permissions for this operation. Missing scopes: model.read.',
        type: invalid,
        code: null,
      },
      'permission-denied',
    ],
    [
      'a wrong key',
      401,
      { message: 'Incorrect API key provided', type: invalid, code: 'invalid_api_key' },
      'unauthorized',
    ],
    [
      'a model out of reach',
      403,
      {
        message: 'Project `p` does not have access to model `m`',
        type: invalid,
        code: 'model_not_found',
      },
      'model-not-found',
    ],
    [
      'an unverified organization',
      403,
      { message: 'Your organization must be verified to use the model', type: invalid, code: null },
      'organization-not-verified',
    ],
    [
      'an unverified organization with a code',
      400,
      {
        message: 'Your organization must be verified to stream this model.',
        type: invalid,
        code: 'unsupported_value',
        param: 'stream',
      },
      'organization-not-verified',
    ],
    [
      'an unsupported value',
      400,
      {
        message: "Unsupported value: 'temperature' does not support 0.2",
        type: invalid,
        code: 'unsupported_value',
        param: 'temperature',
      },
      'invalid-parameter',
    ],
    [
      'a retired model',
      404,
      { message: 'The model `m` has been deprecated', type: invalid, code: 'model_not_found' },
      'model-not-found',
    ],
    [
      'a linked image that is too slow',
      400,
      {
        message: 'Timeout while downloading https://example.com/a.png.',
        type: invalid,
        code: 'invalid_value',
        param: 'url',
      },
      'file-download-failed',
    ],
    [
      'a bad value',
      400,
      { message: "Invalid value: 'x'.", type: invalid, code: 'invalid_value', param: 'x' },
      'invalid-parameter',
    ],
    [
      'an unknown address',
      404,
      { message: 'Invalid URL (POST /v1/x)', type: invalid, code: null },
      'not-found',
    ],
    [
      'an item that was not stored',
      404,
      { message: 'Item with id rs_1 not found.', type: invalid, code: null },
      'conversation-state-unavailable',
    ],
    [
      'a wrong endpoint for the model',
      404,
      { message: 'This is not a chat model and thus not supported', type: invalid, param: 'model' },
      'operation-not-supported',
    ],
    [
      'a busy thread',
      400,
      {
        message: "Can't add messages to thread_1 while a run run_1 is active.",
        type: invalid,
        code: null,
      },
      'conflict',
    ],
    [
      'used-up credit without a code',
      429,
      {
        message: 'You exceeded your current quota, please check your plan',
        type: 'insufficient_quota',
        code: null,
      },
      'credit-balance-exhausted',
    ],
    [
      'used-up credit with the new code',
      429,
      {
        message: 'Credits are used up.',
        type: 'insufficient_quota',
        code: 'credit_balance_exhausted',
      },
      'credit-balance-exhausted',
    ],
    [
      'a 413 that says server_error',
      413,
      { message: 'Maximum content size limit (26214400) exceeded', type: 'server_error' },
      'request-too-large',
    ],
    [
      'a 429 with the text of a 500',
      429,
      { message: 'The server had an error while processing your request', type: 'server_error' },
      'internal-server-error',
    ],
    [
      'an overload that says server_error',
      503,
      { message: 'That model is currently overloaded', type: 'server_error', code: 'server_error' },
      'service-overloaded',
    ],
    [
      'credit as a 402 of DeepSeek',
      402,
      { message: 'Insufficient Balance', code: 'invalid_request_error' },
      'credit-balance-exhausted',
    ],
    [
      'a content filter on the prompt',
      400,
      { message: 'The response was filtered', code: 'content_filter', param: 'prompt', type: null },
      'content-policy-violation',
    ],
    [
      'a context that is too long',
      400,
      {
        message: "This model's maximum context length is 8192 tokens.",
        type: invalid,
        code: 'context_length_exceeded',
        param: 'messages',
      },
      'context-length-exceeded',
    ],
    [
      'a code that repeats the status',
      401,
      { message: 'Access denied due to invalid subscription key', code: '401' },
      'unauthorized',
    ],
  ];

  it.each(rows)('%s', async (_what, status, told, slug) => {
    expect(await slugOnWire(status, told)).toBe(slug);
  });
});

describe('limits', () => {
  it('a limit of zero remains a rate limit', async () => {
    const message = 'Rate limit reached for requests. Limit: 0/1min. Current: 1/1min.';
    const error = await errorOf('6.49', { status: 429, body: { error: { message } } });
    expect(problemOf(error)).toMatchObject({ status: 429, retryable: false });
    expect(slugOf(error)).toBe('too-many-requests');
  });

  it.each([
    ['Rate limit reached. Limit: 0/1min.', 'zero'],
    ['Rate limit reached. Limit 7,000, Requested 12,903.', 'outsized'],
    ['Rate limit reached. Limit 7000, Requested 10.', undefined],
    ['The limit: 0 is not allowed.', undefined],
  ])('"%s" has quota %s', (message, quota) => {
    expect(readFailure(apiError({ status: 429, message }))?.quota).toBe(quota);
  });
});

describe('generic definitions', () => {
  it.each([
    [undefined, 'unknown-error'],
    [304, 'unknown-error'],
    [399, 'unknown-error'],
    [418, 'bad-request'],
    [498, 'flex-capacity-unavailable'],
    [499, 'bad-request'],
    [555, 'internal-server-error'],
    [600, 'unknown-error'],
    [999, 'unknown-error'],
  ])('status %p is %s', (status, slug) => {
    expect(slugOf(apiError({ status }))).toBe(slug);
  });

  it.each(majorNames)(
    'openai %s: an unknown code leaves the decision to the status',
    async (major) => {
      const error = { message: 'New.', type: 'brand_new', code: 'brand_new_code' };
      expect(await slugOnWire(409, error, major)).toBe('conflict');
    },
  );
});

describe('bodies', () => {
  const bodies: readonly (readonly [string, unknown, string])[] = [
    ['a string', { error: 'slow down' }, 'slow-down'],
    ['a string of JSON', { error: '{"error":{"code":"slow_down"}}' }, 'slow-down'],
    ['a string that only begins like JSON', { error: '{oops' }, 'too-many-requests'],
    ['an empty string', { error: '' }, 'too-many-requests'],
    ['an array', { error: [{ code: 'slow_down', message: 'x' }] }, 'slow-down'],
    ['an empty array', { error: [] }, 'too-many-requests'],
    ['a number', { error: 5 }, 'too-many-requests'],
    ['a message that is an object', { error: { message: { code: 'slow_down' } } }, 'slow-down'],
    [
      'a reason among details',
      { error: { code: 429, details: [{ reason: 'slow_down' }] } },
      'slow-down',
    ],
    [
      'the upstream’s words in metadata',
      { error: { message: 'Provider error', code: 429, metadata: { raw: 'Slow down, please' } } },
      'slow-down',
    ],
    ['a code of Python’s None', { error: { message: 'x', code: 'None' } }, 'too-many-requests'],
  ];

  it.each(bodies)('%s is read', async (_what, body, slug) => {
    expect(slugOf(await errorOf('6.49', { status: 429, body }))).toBe(slug);
  });

  it.each([
    ['litellm.RateLimitError: RateLimitError: OpenAIException - Slow down', 'Slow down'],
    ['<openai error> Slow down', 'Slow down'],
    ["Error code: 429 - {'error': {'message': 'Slow down'}}", 'Slow down'],
    ['Error code: 429 - {"error": {"message": "Slow down"}}', 'Slow down'],
    ['Error code: 429 - Slow down. Received Model Group=gpt', 'Slow down'],
    ['{"message": "Slow down" and no more', 'Slow down'],
    ['{and no message', '{and no message'],
    ['Plain', 'Plain'],
  ])('the wrapper of "%s" is removed', (message, inner) => {
    expect(readFailure(apiError({ status: 429, error: { message } }))?.message).toBe(inner);
  });
});

describe('custom signatures', () => {
  const row = {
    title: 'Own',
    status: 418,
    fixableBy: 'caller',
    retryable: false,
    meaning: 'Own.',
    solution: ['Do it.'],
  } as const;

  it('a pattern with a stateful flag matches every time', () => {
    const options = {
      problemTypes: { own: { ...row, upstream: [{ code: /^own_/g, message: /^Own/y }] } },
    };
    const error = apiError({ status: 400, code: 'own_code', message: 'Own thing' });
    expect([slugOf(error, options), slugOf(error, options)]).toEqual(['own', 'own']);
  });

  it.each([
    ['kind', { kind: 'response', status: 400 }],
    ['status, one of several', { status: [400, 401], type: 'odd' }],
    ['page', { page: true }],
  ] as const)('a definition is found by its %s', (_what, signature) => {
    const options = { problemTypes: { own: { ...row, upstream: [signature] } } };
    const error = apiError({ status: 400, type: 'odd', message: '<!doctype html>' });
    expect(slugOf(error, options)).toBe('own');
  });
});
