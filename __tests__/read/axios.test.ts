/** Errors of axios 0.26, on which openai@3 is built, and of axios 1. */
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { readFailure } from '../../lib/index.js';
import { slugOf } from '../support/problem.js';
import { axiosError, body, headers, sdk3Error } from '../support/wrappers.js';

/** As `AxiosHeaders` are: with an index and an iterator. */
class AxiosHeaders {
  *[Symbol.iterator](): Generator<[string, string]> {
    yield* Object.entries(this) as [string, string][];
  }
}

const answered = (
  facts: Readonly<Record<string, unknown>> = {},
): { readonly response: object } => ({
  response: { status: 429, headers, data: body(), ...facts },
});
const to = (url: string): { readonly url: string } => ({ url });
const chat = to('https://llm.example.com/v1/chat/completions');

describe('openai@3', () => {
  it('has the facts of the response', () => {
    const fields = { ...headers, 'retry-after-ms': '900' };
    expect(readFailure(sdk3Error(answered({ headers: fields })))).toMatchObject({
      kind: 'response',
      status: 429,
      code: 'rate_limit_exceeded',
      type: 'requests',
      requestId: 'req_1',
      retryAfter: 0.9,
    });
  });

  it.each([
    ['a page', '<html>', 'bad-gateway'],
    ['a text', 'No healthy upstream', 'bad-gateway'],
    ['nothing', '', 'bad-gateway'],
    [
      'JSON as text',
      JSON.stringify(body({ code: 'insufficient_quota' })),
      'credit-balance-exhausted',
    ],
    ['a stream', Readable.from(['x']), 'bad-gateway'],
    ['a buffer', Buffer.from('x'), 'bad-gateway'],
  ])('reads a body that is %s', (_what, data, slug) => {
    expect(slugOf(sdk3Error(answered({ status: 502, data })))).toBe(slug);
  });

  it('has the facts that a JSON copy keeps', () => {
    const copy: unknown = JSON.parse(
      JSON.stringify(sdk3Error({ status: 401, isAxiosError: undefined })),
    );
    expect(slugOf(copy)).toBe('unauthorized');
  });

  it.each([
    ['ECONNRESET', 'socket hang up', 'connection-failed'],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND', 'dns-failure'],
    ['CERT_HAS_EXPIRED', 'certificate has expired', 'tls-failure'],
    ['ECONNABORTED', 'timeout of 50ms exceeded', 'timeout'],
    ['ETIMEDOUT', 'timeout of 50ms exceeded', 'timeout'],
    ['ECONNABORTED', 'Too slow.', 'timeout'],
    ['ERR_CANCELED', 'canceled', 'request-aborted'],
    ['ERR_BAD_RESPONSE', 'stream has been aborted', 'stream-interrupted'],
    ['ERR_INVALID_URL', 'Invalid URL', 'client-misconfigured'],
    ['ERR_INVALID_CHAR', 'Invalid character in header', 'client-misconfigured'],
    ['ERR_BAD_OPTION', 'Unknown option', 'client-misconfigured'],
    ['ERR_BAD_OPTION_VALUE', 'option must be', 'client-misconfigured'],
    [undefined, 'anything', 'connection-failed'],
  ])('without a response, with %s and "%s", is %s', (code, message, slug) => {
    expect(slugOf(sdk3Error({ code, response: undefined }, message))).toBe(slug);
  });

  it('with a key that cannot be sent is a misconfiguration', () => {
    const cause = new TypeError('x is not a legal HTTP header value');
    expect(slugOf(sdk3Error({ cause }))).toBe('client-misconfigured');
  });
});

describe('axios 1', () => {
  it('has headers with an iterator', () => {
    const fields = Object.assign(new AxiosHeaders(), { ...headers, 'retry-after': '3' });
    expect(readFailure(axiosError(chat, answered({ headers: fields })))).toMatchObject({
      requestId: 'req_1',
      retryAfter: 3,
    });
  });

  const evident = [
    ['OpenAI’s host', to('https://api.openai.com/v1/files'), answered({ data: '' })],
    ['Azure’s host', to('https://a.openai.azure.com/openai/files'), answered({ data: '' })],
    ['the path and the body', chat, answered()],
    ['a base URL', { url: '/chat/completions', baseURL: 'https://llm.example.com/v1' }, answered()],
    ['a base URL with a slash', { url: 'chat/completions', baseURL: 'http://a/v1/' }, answered()],
    ['a base URL without', { url: 'chat/completions', baseURL: 'http://a/v1' }, answered()],
    ['an absolute URL', { ...chat, baseURL: 'https://example.com' }, answered()],
    ['a path with a version', to('https://llm.example.com/v1/responses'), answered()],
    ['the path, and no answer', chat, { code: 'ECONNREFUSED' }],
    ['the path, and a body not read', chat, answered({ data: Readable.from(['x']) })],
    ['a deployment', to('https://a.example.com/openai/deployments/b/embeddings'), answered()],
    ['a header', to('https://a.example.com/b'), answered({ headers: { 'openai-version': '1' } })],
  ] as const;

  it.each(evident)('is OpenAI’s by %s', (_what, request, facts) => {
    expect(readFailure(axiosError(request, facts))).toBeDefined();
  });

  const others = [
    ['another host', to('https://api.example.com/v1/users'), answered()],
    ['no URL', to(''), answered()],
    ['a path without a version', to('https://api.example.com/responses'), answered()],
    ['a path and no answer', to('https://api.example.com/v1/responses'), { code: 'ECONNRESET' }],
    ['a path and another body', chat, answered({ data: { message: 'No.' } })],
    ['a body without a code', chat, answered({ data: { error: { message: 'No.' } } })],
    ['a body without a message', chat, answered({ data: { error: { code: 'x' } } })],
    [
      'a body of Anthropic',
      to('https://api.example.com/v1/chat/completions'),
      answered({ data: { type: 'error', error: { type: 'x', message: 'No.' } } }),
    ],
    ['a page', chat, answered({ data: '<html>' })],
    ['files of a payment service', to('https://files.example.com/v1/files'), answered()],
    [
      'a lost connection elsewhere',
      to('https://example.com/'),
      {
        code: 'ECONNRESET',
        cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
      },
    ],
    ['a cancelled request elsewhere', to('https://example.com/'), { name: 'AbortError' }],
  ] as const;

  it.each(others)('is not by %s', (_what, request, facts) => {
    const error = axiosError(request, facts);
    expect([slugOf(error), slugOf(error, { claim: 'likely' })]).toEqual([undefined, undefined]);
  });
});
