/** How `openai-problem-details explain` reads text copied from terminals, logs and responses. */
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { explain } from '../../lib/cli/explain/index.js';
import { problemTypes } from '../../lib/index.js';
import { cpuTime } from '../support/cpu-time.js';
import { corpus, type Row } from '../support/corpus.js';
import { apiError, problemOf } from '../support/problem.js';
import { errorOf, streamErrorOf } from '../support/sdk.js';

function accepted(row: Row, isLost = false): readonly string[] {
  return [row.expect.type, ...row.expect.accept, ...(isLost ? (row.acceptBefore7 ?? []) : [])];
}

function bodyOf({ body }: Row): string {
  if (body === null) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** The output of `curl -i`. */
function response(row: Row): string {
  const fields = Object.entries(row.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${row.status} Error\r\n${fields.join('')}\r\n${bodyOf(row)}`;
}

const rows = [...corpus('openai'), ...corpus('compatible')];
const responses = rows.filter(({ delivery }) => delivery === 'http');
const frames = [...rows.filter(({ delivery }) => delivery !== 'http'), ...corpus('events')];
const named = (list: readonly Row[]): (readonly [string, Row])[] =>
  list.map((row) => [row.id, row]);

describe('the corpus', () => {
  it.each(named(responses))('is explained as a response: %s', (_id, row) => {
    const explanation = explain(response(row));
    expect(accepted(row)).toContain(explanation?.slug);
    for (const secret of row.expect.leaks)
      expect(JSON.stringify(explanation)).not.toContain(secret);
  });

  it.each(named(frames))('is explained as a line of a stream: %s', (_id, row) => {
    const chunk = 'data: {"object":"chat.completion.chunk","choices":[{"delta":{}}]}\n\n';
    const explanation = explain(`${chunk}event: error\ndata: ${bodyOf(row)}\n\n`);
    expect(accepted(row)).toContain(explanation?.slug);
  });

  it.each(named(rows))('is explained as the SDK prints it: %s', async (_id, row) => {
    const isFrame = row.delivery === 'sse-data';
    const error = isFrame ? await streamErrorOf('6.49', row.body) : await errorOf('6.49', row);
    const slugs = accepted(row, row.minOpenai === 7);
    expect(slugs).toContain(explain(inspect(error))?.slug);
    expect(slugs).toContain(explain(String(error))?.slug);
  });
});

describe('words', () => {
  it.each(Object.keys(problemTypes))('include the slug %s', (slug) => {
    expect(explain(slug)?.slug).toBe(slug);
  });

  it.each([
    ['429', 'too-many-requests', 429],
    ['HTTP 429', 'too-many-requests', 429],
    ['429 Too Many Requests', 'too-many-requests', 429],
    ['status code 503', 'service-overloaded', 503],
    ['418', 'bad-request', 418],
    ['HTTP/2 401', 'unauthorized', 401],
    ['urn:problem-type:openai:unauthorized', 'unauthorized', 401],
    ['https://docs.example.com/problems/timeout', 'timeout', 504],
    ['Too Many Requests', 'too-many-requests', 429],
    ['insufficient_quota', 'credit-balance-exhausted', 429],
    ['DeploymentNotFound', 'model-not-found', 404],
    ['server_error', 'internal-server-error', 500],
    ['invalid_request_error', 'bad-request', 400],
    ['authentication_error', 'unauthorized', 401],
    ['ECONNREFUSED', 'connection-failed', 502],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-failure', 502],
    ['RateLimitError', 'too-many-requests', 429],
    ['APITimeoutError', 'timeout', 504],
    [' 429\n', 'too-many-requests', 429],
  ])('explains %j', (text, slug, status) => {
    expect(explain(text)).toMatchObject({ slug, problem: { status } });
  });

  it.each(['429', 'RateLimitError', 'HTTP/1.1 429 Too Many Requests\r\n\r\n'])(
    'lists the alternatives for %j',
    (text) => {
      expect(explain(text)?.related).toContain('credit-balance-exhausted');
      expect(explain(text)?.related).not.toContain('too-many-requests');
    },
  );
});

const quota = 'You exceeded your current quota, please check your plan and billing details.';
const quotaBody = { error: { message: quota, type: 'insufficient_quota', code: null } };
const problem = problemOf(apiError({ message: 'Connection error.' }));

describe('messages', () => {
  it.each([
    [`429 ${quota}`, 'credit-balance-exhausted'],
    [quota, 'credit-balance-exhausted'],
    [`RateLimitError: 429 ${quota}`, 'credit-balance-exhausted'],
    [
      `Traceback (most recent call last):\n  File "a.py", line 1\nopenai.RateLimitError: Error code: 429 - {'error': {'message': '${quota}'}}`,
      'credit-balance-exhausted',
    ],
    ['AuthenticationError: no', 'unauthorized'],
    ['Uncaught APIConnectionError: Connection error.', 'connection-failed'],
    ['LengthFinishReasonError: cut', 'output-truncated'],
    ['The model `gpt-55` does not exist or you do not have access to it.', 'model-not-found'],
    ['Request timed out.', 'timeout'],
    ['OpenAIError: Missing credentials. Please pass an `apiKey`', 'missing-credentials'],
    ['404 status code (no body)', 'not-found'],
    ['Request failed with status code 429', 'too-many-requests'],
    ['getaddrinfo ENOTFOUND api.example.com', 'dns-failure'],
    ['TypeError: terminated', 'stream-interrupted'],
    ['SyntaxError: Unexpected token < in JSON at position 0', 'invalid-response'],
    ['<html><head><title>403 Forbidden</title></head></html>', 'edge-blocked'],
    ['<html><head><title>example.com | 520: Unknown error</title></head></html>', 'bad-gateway'],
  ])('explains %j', (text, slug) => {
    expect(explain(text)?.slug).toBe(slug);
  });

  it('includes the members that Node.js prints', () => {
    const text =
      "Error: 429 Slow\n    at x (y.js:1:1) {\n  status: 429,\n  code: 'slow_down',\n  param: null,\n  request_id: 'req_0123456789abcdef'\n}";
    expect(explain(text)).toMatchObject({
      slug: 'slow-down',
      problem: { code: 'slow_down', requestId: 'req_0123456789abcdef', detail: 'Slow' },
    });
    const bare = "Error: 429 status code (no body)\n    at x (y.js:1:1) {\n  code: 'slow_down'\n}";
    expect(explain(bare)?.slug).toBe('slow-down');
  });

  it('includes the wait that a message states', () => {
    expect(explain('429 Rate limit reached. Please try again in 20s.')?.problem.retryAfter).toBe(
      20,
    );
  });
});

describe('JSON', () => {
  it.each([
    ['a body', quotaBody],
    ['an SDK error', { status: 429, headers: {}, requestID: 'req_1', ...quotaBody }],
    [
      'a line of a log',
      { level: 50, err: { type: 'RateLimitError', message: `429 ${quota}`, stack: '' } },
    ],
    ['an error of the AI SDK', { statusCode: 429, responseBody: JSON.stringify(quotaBody) }],
    ['a list', [quotaBody]],
    ['a string', `429 ${quota}`],
    ['a problem', problemOf(apiError({ status: 429, ...quotaBody }))],
  ])('explains %s', (_what, value) => {
    expect(explain(JSON.stringify(value))?.slug).toBe('credit-balance-exhausted');
  });

  it('trusts the message more than the type', () => {
    const message = 'The audio file could not be decoded or its format is not supported.';
    const body = { error: { message, type: 'invalid_model', code: null } };
    expect(explain(JSON.stringify(body))?.slug).toBe('invalid-file');
  });

  it("keeps the facts of a problem's occurrence", () => {
    const received = { ...problem, detail: 'No connection', requestId: 'req_1', retryAfter: 7 };
    expect(explain(JSON.stringify(received))?.problem).toMatchObject({
      detail: 'No connection',
      requestId: 'req_1',
      retryAfter: 7,
      meaning: problemTypes['connection-failed'].meaning,
    });
  });

  it('explains a custom problem by its status', () => {
    const own = { ...problem, type: 'https://docs.example.com/our-budget', status: 429 };
    expect(explain(JSON.stringify(own))?.slug).toBe('too-many-requests');
  });

  it('explains the last error of a log', () => {
    const lines = [
      { err: { message: 'TypeError: mine' } },
      { status: 401 },
      quotaBody,
      { level: 30 },
    ];
    const log = lines.map((line) => JSON.stringify(line)).join('\n');
    expect(explain(log)?.slug).toBe('credit-balance-exhausted');
  });
});

describe('responses', () => {
  const head =
    'HTTP/1.1 429 Too Many Requests\r\nretry-after: 7\r\nx-request-id: req_0123456789abcdef\r\n\r\n';

  it('includes the headers', () => {
    const body = { error: { message: 'Rate limit reached', code: 'rate_limit_exceeded' } };
    expect(explain(head + JSON.stringify(body))?.problem).toMatchObject({
      retryAfter: 7,
      requestId: 'req_0123456789abcdef',
    });
  });

  it.each([
    [
      'a proxy in front',
      `HTTP/1.1 200 Connection established\r\n\r\n${head}${JSON.stringify(quotaBody)}`,
    ],
    ['Unix line ends', `HTTP/2 429\nx: y\n\n${JSON.stringify(quotaBody)}`],
    ['a stream that fails', `HTTP/1.1 200 OK\r\n\r\ndata: ${JSON.stringify(quotaBody)}\n\n`],
    ['an error with status 200', `HTTP/1.1 200 OK\r\n\r\n${JSON.stringify(quotaBody)}`],
  ])('explains one with %s', (_what, text) => {
    expect(explain(text)?.slug).toBe('credit-balance-exhausted');
  });

  it.each([
    ['HTTP/1.1 502 Bad Gateway\r\n\r\n<html><h1>502</h1></html>', 'bad-gateway'],
    ['HTTP/1.1 504 Gateway Timeout\r\n\r\nGateway Time-out', 'timeout'],
    ['HTTP/1.1 429', 'too-many-requests'],
  ])('explains %j', (text, slug) => {
    expect(explain(text)?.slug).toBe(slug);
  });
});

describe('a type without a status', () => {
  it.each([
    ['ContextWindowExceededError', 'context-length-exceeded'],
    ['exceeded_current_quota_error', 'credit-balance-exhausted'],
  ])('%s is explained by its usual status', (type, slug) => {
    expect(explain(JSON.stringify({ error: { message: 'No.', type } }))?.slug).toBe(slug);
  });

  it('yields to a status in the message', () => {
    expect(explain('{"message":"429"}')?.slug).toBe('too-many-requests');
  });
});

const deep = '['.repeat(100_000) + ']'.repeat(100_000);

describe('text that is not an error', () => {
  it.each([
    'hello world',
    'Hello',
    '200',
    '__proto__',
    'constructor',
    'null',
    'true',
    '[]',
    '{}',
    '{broken',
    '{"object":"list","data":[{"id":"gpt-5"}]}',
    'HTTP/1.1 200 OK\r\n\r\n{"object":"list","data":[]}',
    'HTTP/1.1 204 No Content\r\n\r\n',
    'x'.repeat(300),
  ])('is not explained: %j', (text) => {
    expect(explain(text)).toBeUndefined();
  });

  it.each([
    ['deeply nested JSON', deep],
    ['lines of JSON', '{"a":1}\n'.repeat(100_000)],
    ['blank lines', '\n        '.repeat(100_000)],
    ['the start of a stack', '\n   at '.repeat(100_000)],
    ['the start of a message', 'Error: '.repeat(100_000)],
    ['the start of a member', "\n  code: '".repeat(100_000)],
    ['the start of a page', '<title>'.repeat(100_000)],
  ])('is rejected quickly: %s', (_what, text) => {
    const start = cpuTime();
    expect(explain(text)).toBeUndefined();
    expect(cpuTime() - start).toBeLessThan(5000);
  });
});
