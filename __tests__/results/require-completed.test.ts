/** Results that the SDK returns although they are not usable: which are returned, which are thrown, and as which problem. */
import { inspect } from 'node:util';
import { describe, expect, it, jest } from '@jest/globals';
import {
  readFailure,
  requireCompleted,
  toProblemDetails,
  UnusableResultError,
} from '../../lib/index.js';
import { appOf, expressMajors, throwing } from '../support/app.js';
import { corpus } from '../support/corpus.js';
import { problemOf, slugOf, thrownBy } from '../support/problem.js';
import { clientOf, majorNames, request, toResponse, type Client } from '../support/sdk.js';
import supertest from 'supertest';

const check = requireCompleted as (result: unknown) => unknown;
const secret = 'the model wrote this';

function errorOf(result: unknown): UnusableResultError {
  const error = thrownBy(() => check(result));
  expect(error).toBeInstanceOf(UnusableResultError);
  return error as UnusableResultError;
}

function completion(...choices: readonly object[]): object {
  return { id: 'chatcmpl-1', object: 'chat.completion', choices };
}

const said = { role: 'assistant', content: secret, refusal: null };
const stopped = { index: 0, finish_reason: 'stop', message: said };
const refusing = { ...said, content: null, refusal: secret };
const parts = (type: string): object => ({ type: 'message', content: [{ type, refusal: secret }] });
const response = (facts: object): object => ({
  object: 'response',
  status: 'completed',
  error: null,
  incomplete_details: null,
  output: [parts('output_text')],
  ...facts,
});

const complete: readonly (readonly [string, object])[] = [
  ['a completion', completion(stopped, stopped)],
  ['a call for tools', completion({ finish_reason: 'tool_calls', message: said })],
  ['a call for a function', completion({ finish_reason: 'function_call', message: said })],
  ['a completion without a finish reason', completion({ finish_reason: null, message: said })],
  ['a finish reason of a compatible server', completion({ finish_reason: 'eos', message: said })],
  ['an empty refusal', completion({ ...stopped, message: { ...said, refusal: '' } })],
  ['a completion without choices', completion()],
  ['a completion without `object`', { choices: [stopped], error: null }],
  ['a completion with a status', { ...completion(stopped), status: 'success' }],
  ['a legacy completion', { object: 'text_completion', choices: [{ finish_reason: 'stop' }] }],
  ['a response', response({})],
  ['a response without a status', response({ status: undefined })],
  ['a run', { object: 'thread.run', status: 'completed', last_error: null }],
  ['a batch', { object: 'batch', status: 'completed', errors: null }],
  [
    'a batch of which one request failed',
    { object: 'batch', status: 'completed', request_counts: { total: 2, completed: 1, failed: 1 } },
  ],
  [
    'an item that is complete',
    response({ output: [{ type: 'mcp_call', status: 'completed', error: null }] }),
  ],
  [
    'a fine-tuning job with an empty error',
    { object: 'fine_tuning.job', status: 'succeeded', error: { code: null, message: null } },
  ],
  ['a file', { object: 'file', status: 'processed' }],
  ['embeddings', { object: 'list', data: [] }],
  ['images', { created: 1, data: [] }],
  ['a moderation', { id: 'modr-1', model: 'x', results: [] }],
  ['a transcript', { text: secret, duration: 1 }],
  ['a response of `fetch`', new Response('audio')],
  ['bytes', new ArrayBuffer(2)],
];

describe('complete results', () => {
  it.each(complete)('%s is returned unchanged', (_what, result) => {
    expect(check(result)).toBe(result);
  });
});

type Row = readonly [what: string, result: unknown, slug: string, facts?: object];

const answers: readonly Row[] = [
  ['a cut-off completion', completion({ ...stopped, finish_reason: 'length' }), 'output-truncated'],
  ['a filtered one', completion({ finish_reason: 'content_filter' }), 'content-filtered'],
  ['Gemini’s own reason', completion({ finish_reason: 'content_filter: X' }), 'content-filtered'],
  ['Mistral’s own reason', completion({ finish_reason: 'model_length' }), 'output-truncated'],
  ['another choice', completion(stopped, { finish_reason: 'length' }), 'output-truncated'],
  ['a refusal', completion({ ...stopped, message: refusing }), 'model-refusal'],
  ['another choice’s refusal', completion(stopped, { message: refusing }), 'model-refusal'],
  [
    'an error of a choice',
    completion({ finish_reason: 'error', error: { code: 502, message: 'Bad' } }),
    'bad-gateway',
    { status: 502 },
  ],
  ['an error without a message', completion({ finish_reason: 'error' }), 'stream-interrupted'],
  [
    'a provider without resources',
    completion({ finish_reason: 'insufficient_system_resource' }),
    'service-overloaded',
    { code: 'insufficient_system_resource' },
  ],
  ['a cut-off legacy completion', { choices: [{ finish_reason: 'length' }] }, 'output-truncated'],
  [
    'an incomplete response',
    response({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }),
    'output-truncated',
  ],
  [
    'a filtered response',
    response({ status: 'incomplete', incomplete_details: { reason: 'content_filter' } }),
    'content-filtered',
  ],
  [
    'a response that is incomplete for an unknown reason',
    response({ status: 'incomplete', incomplete_details: { reason: 'tired' } }),
    'stream-interrupted',
    { code: 'tired' },
  ],
  [
    'an incomplete response without a reason',
    response({ status: 'incomplete' }),
    'stream-interrupted',
  ],
  ['a response’s refusal', response({ output: [parts('x'), parts('refusal')] }), 'model-refusal'],
  [
    'a failed response',
    response({ status: 'failed', error: { code: 'server_error', message: 'No.' } }),
    'internal-server-error',
  ],
  ['a failed response without an error', response({ status: 'failed' }), 'job-failed'],
  ['a cancelled response', response({ status: 'cancelled' }), 'job-failed'],
  [
    'a response with too many messages',
    response({ status: 'incomplete', incomplete_details: { reason: 'max_messages' } }),
    'output-truncated',
  ],
  [
    'a response that was redirected',
    response({ status: 'incomplete', incomplete_details: { reason: 'steered' } }),
    'request-aborted',
  ],
  [
    'an image that was blocked',
    response({
      output: [
        { type: 'image_generation_call', status: 'failed', error: { code: 'moderation_blocked' } },
      ],
    }),
    'content-policy-violation',
  ],
  [
    'a failed call of an MCP server',
    response({ output: [{ type: 'mcp_call', status: 'failed', error: secret }] }),
    'mcp-server-failed',
  ],
  [
    'an MCP server whose tools could not be listed',
    response({ output: [{ type: 'mcp_list_tools', error: secret }] }),
    'mcp-server-failed',
  ],
  [
    'a failed search',
    response({ output: [{ type: 'web_search_call', status: 'failed' }] }),
    'job-failed',
  ],
  [
    'an incomplete function call',
    response({ output: [{ type: 'function_call', status: 'incomplete' }] }),
    'stream-interrupted',
  ],
  [
    'a full context window',
    completion({ ...stopped, finish_reason: 'model_context_window_exceeded' }),
    'output-truncated',
  ],
  [
    'an unknown reason',
    completion({ ...stopped, finish_reason: 'tired' }),
    'stream-interrupted',
    { code: 'tired' },
  ],
  [
    'a reason in several words',
    completion({ ...stopped, finish_reason: secret }),
    'stream-interrupted',
    { code: undefined },
  ],
  [
    'a cancelled background response',
    response({ status: 'cancelled', background: true }),
    'job-failed',
  ],
  [
    'a truncated Realtime response',
    {
      object: 'realtime.response',
      status: 'incomplete',
      status_details: { reason: 'content_filter' },
    },
    'content-filtered',
  ],
  [
    'a failed Realtime response',
    {
      object: 'realtime.response',
      status: 'failed',
      status_details: { error: { code: 'rate_limit_exceeded', type: 'tokens' } },
    },
    'too-many-requests',
  ],
  [
    'a refusing message of a thread',
    { object: 'thread.message', status: 'completed', ...parts('refusal') },
    'model-refusal',
  ],
  [
    'an incomplete message of a thread',
    {
      object: 'thread.message',
      status: 'incomplete',
      incomplete_details: { reason: 'run_failed' },
    },
    'job-failed',
  ],
];

const jobs: readonly Row[] = [
  ...['failed', 'expired', 'cancelled'].map(
    (status) =>
      [`a run that has ${status}`, { object: 'thread.run', status }, 'job-failed'] as const,
  ),
  ['an evaluation', { object: 'eval.run', status: 'canceled' }, 'job-failed'],
  ['a file', { object: 'file', status: 'error' }, 'job-failed'],
  [
    'a batch without a successful request',
    { object: 'batch', status: 'completed', request_counts: { total: 2, completed: 0, failed: 2 } },
    'job-failed',
  ],
  [
    'files, one of which failed',
    {
      object: 'vector_store.files_batch',
      status: 'completed',
      file_counts: { failed: 1, total: 2 },
    },
    'job-failed',
  ],
  [
    'a run with an error',
    {
      object: 'thread.run',
      status: 'failed',
      last_error: {
        code: 'rate_limit_exceeded',
        message: 'Rate limit reached for gpt-5. Please try again in 20s.',
      },
    },
    'too-many-requests',
    { retryAfter: 20 },
  ],
  [
    'a run whose request is too large',
    {
      object: 'thread.run',
      status: 'failed',
      last_error: {
        code: 'rate_limit_exceeded',
        message: 'Request too large for gpt-5: Limit 10, Requested 20.',
      },
    },
    'request-exceeds-token-limit',
  ],
  [
    'a batch with an invalid line',
    {
      object: 'batch',
      status: 'failed',
      errors: { data: [{ code: 'invalid_json_line', message: 'No.', param: 'x' }] },
    },
    'job-failed',
    { code: 'invalid_json_line', param: 'x' },
  ],
  [
    'a fine-tuning job with its own code',
    { object: 'fine_tuning.job', status: 'failed', error: { code: 'odd_code', message: 'No.' } },
    'job-failed',
    { code: 'odd_code', message: 'No.' },
  ],
  [
    'a file of a vector store',
    { object: 'vector_store.file', status: 'failed', last_error: { code: 'invalid_file' } },
    'invalid-file',
  ],
];

const bodies: readonly Row[] = [
  ['an error', { error: { message: 'No.', code: 'model_not_found' } }, 'model-not-found'],
  ['an error as a string', { error: 'Rate limit reached for requests' }, 'too-many-requests'],
  [
    'an error alongside choices',
    { object: 'chat.completion', choices: [], error: { code: 503, message: 'No.' } },
    'service-overloaded',
    { status: 503 },
  ],
  ['a flat error', { object: 'error', message: 'No.', code: 404 }, 'not-found', { status: 404 }],
  ['a flat error without `object`', { message: 'No.', code: 429 }, 'too-many-requests'],
  ['an event', { type: 'error', error: { type: 'overloaded_error' } }, 'service-overloaded'],
  [
    'an event as a string',
    { type: 'error', error: 'Rate limit reached for x' },
    'too-many-requests',
  ],
  ['a status', { status: 429, title: 'Too Many Requests' }, 'too-many-requests', { status: 429 }],
  ['a statusCode', { statusCode: 401, message: 'No.' }, 'unauthorized', { status: 401 }],
  [
    'a status as a string',
    { status: 'failure', message: 'No.', code: 500 },
    'internal-server-error',
  ],
  ['`detail`', { detail: 'Not Found', code: 404 }, 'not-found'],
  ['a list', { success: false, errors: [{ code: 'model_not_found' }] }, 'model-not-found'],
  ['an array', [{ error: { code: 429, message: 'No.' } }], 'too-many-requests'],
  ['JSON as a string', '{"error":{"code":"model_not_found","message":"No."}}', 'model-not-found'],
  ['a page', `<html><title>${secret}</title></html>`, 'invalid-response', { page: true }],
  ['a string', secret, 'invalid-response', { message: undefined }],
  ['a completion as a string', JSON.stringify(completion(stopped)), 'invalid-response'],
  ['a number as a string', '5', 'invalid-response'],
  ['a long string', `{"error":"${'x'.repeat(5000)}"}`, 'invalid-response'],
  ['an empty string', '', 'invalid-response'],
  ['an empty object', {}, 'invalid-response'],
  ['an empty array', [], 'invalid-response'],
  ['nothing', undefined, 'invalid-response'],
  ['null', null, 'invalid-response'],
  ['a number', 5, 'invalid-response'],
  ['a function', () => undefined, 'invalid-response'],
];

describe.each([
  ['an answer', answers],
  ['a job', jobs],
  ['a body', bodies],
])('%s that is not usable', (_what, rows) => {
  it.each(rows)('%s is thrown as its problem', (_name, result, slug, facts = {}) => {
    const error = errorOf(result);
    expect(slugOf(error)).toBe(slug);
    expect(readFailure(error)).toMatchObject(facts);
    expect(error.result).toBe(result);
  });

  it.each(rows)('%s is not shown by loggers', (_name, result) => {
    const error = errorOf(result);
    const shown = inspect(error, { depth: Infinity, showHidden: true });
    for (const text of [
      shown,
      JSON.stringify(error),
      String(error),
      JSON.stringify(problemOf(error)),
    ])
      expect(text).not.toContain(secret);
  });

  it.each(rows)('%s is recognized after a queue, and as a spread copy', (_name, result, slug) => {
    const error = errorOf(result);
    expect(slugOf(JSON.parse(JSON.stringify(error)))).toBe(slug);
    expect(slugOf(Object.assign({}, error))).toBe(slug);
    expect(slugOf(new Error('The job broke.', { cause: error }))).toBe(slug);
  });
});

describe('recorded results', () => {
  const rows = corpus('events').filter(({ delivery }) => delivery === 'object');
  const results = rows.filter(({ where }) => where !== 'realtime');

  it.each(results.map((row) => [row.id, row] as const))(
    '%s is recognized with certainty',
    (_id, row) => {
      expect(slugOf(errorOf(row.body))).toBe(row.expect.type);
    },
  );
});

describe('a result that is not ready', () => {
  it.each([
    ['queued', { object: 'response', status: 'queued' }, "is 'queued'; wait until"],
    ['in progress', { object: 'batch', status: 'in_progress' }, "is 'in_progress'; wait until"],
    ['in need of action', { object: 'thread.run', status: 'requires_action' }, 'wait until'],
    [
      'running',
      { object: 'container', status: 'running' },
      "is 'running', which only a long-lived object has",
    ],
    ['cancelling', { object: 'batch', status: 'cancelling' }, "is 'cancelling'"],
    ['in an odd state', { object: 'x', status: secret }, 'is unknown; wait'],
    ['a promise', Promise.resolve({}), 'the result is a promise; await it'],
    ['a stream', new ReadableStream(), 'the result is a stream or a list'],
  ])('that is %s is the app’s mistake', (_what, result, message) => {
    const error = thrownBy(() => check(result));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^requireCompleted: /);
    expect((error as Error).message).toContain(message);
    expect((error as Error).message).not.toContain(secret);
    expect(toProblemDetails(error, { claim: 'likely' })).toBeUndefined();
  });
});

describe('the error', () => {
  const message = 'Rate limit reached for gpt-5 in organization org-example0000000000000000.';
  const error = errorOf({ error: { message, code: 'rate_limit_exceeded', type: 'requests' } });

  it('has its own name and message', () => {
    expect(String(error)).toBe('UnusableResultError: The result is an error.');
  });

  it('carries redacted facts', () => {
    const copy = JSON.stringify(error);
    expect(copy).toContain('Rate limit reached for gpt-5 in organization [redacted]');
    expect(inspect(error)).not.toContain('org-example');
    expect(JSON.parse(copy)).toEqual({
      name: 'UnusableResultError',
      message: 'The result is an error.',
      'openai-problem-details.failure': expect.objectContaining({ kind: 'stream' }),
    });
  });

  it('is recognized by another copy of the package', () => {
    jest.isolateModules(() => {
      const other = require('../../lib/index.js') as typeof import('../../lib/index.js');
      expect(error).not.toBeInstanceOf(other.UnusableResultError);
      expect(other.readFailure(error)).toEqual(readFailure(error));
    });
  });

  it.each(expressMajors)('is handled on Express %s', async (_major, express) => {
    const result = completion({ ...stopped, message: refusing });
    const app = appOf(express, throwing(errorOf(result)), { audience: 'public' });
    const answer = await supertest(app).get('/');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('The model declined to answer this request.');
    expect(answer.text).not.toContain(secret);
  });
});

describe('facts from an untrusted source', () => {
  const key = Symbol.for('openai-problem-details.failure');
  const throwingGetter = Object.defineProperty({}, 'kind', {
    get() {
      throw new Error('No.');
    },
  });

  it.each([
    ['a string', 'refusal'],
    ['nothing', null],
    ['a number', 5],
  ])('%s contains none', (_what, facts) => {
    expect(slugOf({ [key]: facts })).toBeUndefined();
  });

  it.each([
    ['an unknown kind', { kind: 'constructor' }],
    ['no kind', {}],
    ['a getter that throws', throwingGetter],
    ['a revoked proxy', revoked()],
  ])('%s results in an error without facts', (_what, facts) => {
    expect(slugOf({ [key]: facts })).toBe('unknown-error');
  });

  it('are checked one by one', () => {
    const facts = {
      kind: 'response',
      status: 'x',
      code: {},
      type: [],
      param: null,
      message: 5,
      requestId: () => 'x',
      retryAfter: Number.NaN,
      rateLimit: { requests: 'many' },
      quota: 'all',
      page: 'yes',
    };
    const unknown = Object.fromEntries(Object.keys(facts).map((fact) => [fact, undefined]));
    expect(readFailure({ [key]: facts })).toEqual({ ...unknown, kind: 'response', page: false });
  });

  it('are kept if they are valid', () => {
    const facts = { kind: 'response', status: 429, retryAfter: 5, quota: 'zero', page: true };
    expect(readFailure({ [key]: facts })).toMatchObject(facts);
  });

  it('are size-limited', () => {
    const message = 'x'.repeat(10_000_000);
    expect(readFailure({ [key]: { kind: 'response', message } })?.message).toHaveLength(4096);
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

describe('a hostile result', () => {
  it.each([
    ['a revoked proxy', revoked()],
    [
      'a proxy without readable keys',
      new Proxy(
        {},
        {
          ownKeys() {
            throw new Error('No.');
          },
        },
      ),
    ],
  ])('%s is judged by what can be read', (_what, result) => {
    expect(() => check(result)).not.toThrow();
  });

  it('is examined within limits', () => {
    const result = { choices: Array.from({ length: 1_000_000 }, () => stopped) };
    expect(check(result)).toBe(result);
  });
});

type Call = (client: Client) => PromiseLike<unknown>;

const chat: Call = (client) => client.chat.completions.create(request);
const respond: Call = (client) => client.responses.create({ model: 'gpt-5', input: 'Hi' });

const served: readonly (readonly [string, Call, unknown, string])[] = [
  [
    'a truncated completion',
    chat,
    completion({ ...stopped, finish_reason: 'length' }),
    'output-truncated',
  ],
  ['a refusal', chat, completion({ ...stopped, message: refusing }), 'model-refusal'],
  [
    'an error with status 200',
    chat,
    { error: { code: 500, message: 'No.' } },
    'internal-server-error',
  ],
  [
    'an incomplete response',
    respond,
    response({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }),
    'output-truncated',
  ],
  ['a response’s refusal', respond, response({ output: [parts('refusal')] }), 'model-refusal'],
  [
    'a failed batch',
    (client) => client.batches.retrieve('b'),
    { object: 'batch', status: 'failed' },
    'job-failed',
  ],
  [
    'a failed fine-tuning job',
    (client) => client.fineTuning.jobs.retrieve('f'),
    { object: 'fine_tuning.job', status: 'failed', error: { code: 'x', message: 'No.' } },
    'job-failed',
  ],
  ['an empty object', chat, {}, 'invalid-response'],
];

describe.each(majorNames)('openai %s', (major) => {
  const served200 = (body: unknown, type = 'application/json'): Client => {
    const headers = { 'content-type': type, 'x-request-id': 'req_0123456789abcdef' };
    return clientOf(major, () => toResponse({ status: 200, headers, body }));
  };

  it.each(served)('returns %s, which is thrown', async (_what, call, body, slug) => {
    const problem = problemOf(errorOf(await call(served200(body))));
    expect(problem).toMatchObject({
      type: `urn:problem-type:openai:${slug}`,
      requestId: 'req_0123456789abcdef',
    });
  });

  it('returns an HTML page, which is thrown', async () => {
    const result = await chat(served200('<!doctype html><p>Sign in</p>', 'text/html'));
    expect(slugOf(errorOf(result))).toBe('invalid-response');
  });

  it('returns nothing, which is thrown', async () => {
    const client = clientOf(major, () => new Response(null, { status: 204 }));
    expect(slugOf(errorOf(await chat(client)))).toBe('invalid-response');
  });

  it.each([
    ['a completion', chat, completion(stopped)],
    ['a response', respond, response({})],
  ])('returns %s, which is returned', async (_what, call, body) => {
    const result = await call(served200(body));
    expect(check(result)).toBe(result);
  });

  it('returns promises that must be awaited', () => {
    const call = chat(served200(completion(stopped)));
    expect(() => check(call)).toThrow('requireCompleted: the result is a promise; await it');
  });

  it('returns streams, which have no result yet', async () => {
    const client = served200('data: [DONE]\n\n', 'text/event-stream');
    const stream = await client.chat.completions.create({ ...request, stream: true });
    expect(() => check(stream)).toThrow('requireCompleted: the result is a stream');
  });
});
