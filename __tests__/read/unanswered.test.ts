/** Errors without an answer: each message of the SDK's, each raw error, and what causes tell. */
import { describe, expect, it } from '@jest/globals';
import type { FailureKind, OpenAIFailure } from '../../lib/model/failure.js';
import { readThrown } from '../../lib/read/index.js';
import { kindOfMessage } from '../../lib/read/openai/sdk-messages.js';
import {
  causes,
  hasIllegalHeader,
  transportCode,
  transportHost,
} from '../../lib/read/facts/transport.js';
import { apiError } from '../support/api-error.js';

describe('a message of the SDK', () => {
  it.each<readonly [string, FailureKind]>([
    ['Missing credentials. Please pass an `apiKey`', 'credentials'],
    ['The OPENAI_API_KEY environment variable is missing or empty; x', 'credentials'],
    [
      'Could not resolve authentication method. Expected either apiKey or adminAPIKey to be set.',
      'credentials',
    ],
    ['Could not find credentials for Bedrock.', 'credentials'],
    ['Azure OpenAI Realtime requires an API key', 'credentials'],
    ["Failed to get token from 'apiKey' function: x", 'identity'],
    ["Expected 'apiKey' function argument to return a string but x", 'identity'],
    ["Expected 'azureADTokenProvider' argument to return a string but x", 'identity'],
    ['The Bedrock bearer credential provider must return a string', 'identity'],
    ['The OPENAI_API_VERSION environment variable is missing or empty; x', 'configuration'],
    ['Must provide one of the `baseURL` or `endpoint` arguments', 'configuration'],
    ['baseURL and endpoint are mutually exclusive', 'configuration'],
    ['The `apiKey` and `azureADTokenProvider` arguments are mutually exclusive;', 'configuration'],
    ['The `a` and `b` options are mutually exclusive', 'configuration'],
    ['The `provider` option cannot be used with x', 'configuration'],
    ['The webhook secret must either be set using x', 'configuration'],
    ['Invalid `dataResidency`: x', 'configuration'],
    ['Path parameters result in path with invalid segments:', 'configuration'],
    ['Could not parse response content as the length limit was reached', 'length'],
    [
      'Could not parse response content as the request was rejected by the content filter',
      'content-filter',
    ],
    ['Invalid webhook timestamp format', 'webhook'],
    ['Webhook timestamp is too old', 'webhook'],
    ['The given webhook signature does not match the expected signature', 'webhook'],
    ['Missing required header: webhook-id', 'webhook'],
    ['Error reading response: invalid structured output JSON', 'structured-output'],
    ['Error reading response: malformed x', 'invalid-response'],
    ['missing message in ChatCompletion response', 'invalid-response'],
    ['Unhandled response stream event x', 'invalid-response'],
  ])('%s reveals %s by its beginning', (message, kind) => {
    expect(kindOfMessage(message, false)).toBe(kind);
    expect(kindOfMessage(`No. ${message}`, true)).toBeUndefined();
  });

  it.each<readonly [string, FailureKind]>([
    ['Connection error.', 'connection'],
    ['Request timed out.', 'timeout'],
    ['Giving up on waiting for file f to finish', 'timeout'],
    ['Request was aborted.', 'abort'],
    ['Token exchange failed with status 400', 'identity'],
    ['Token exchange response did not include x', 'identity'],
    ['X.509 identity x', 'configuration'],
    ['The Bedrock x', 'configuration'],
    ['Pass refreshable Bedrock x', 'configuration'],
    ['Bedrock x', 'configuration'],
    ["It looks like you're running in a browser-like environment.\n", 'configuration'],
    ['Standard Schema validation failed: x', 'structured-output'],
    ['socket closed before open', 'interrupted'],
    ['missing finish_reason for choice 0', 'interrupted'],
    ['missing role for choice 0', 'interrupted'],
    ['stream ended without producing a ChatCompletion', 'interrupted'],
    ['request ended without sending any events', 'interrupted'],
    ['stream has ended, this should not happen', 'interrupted'],
    ['Attempted to iterate over a response with no body', 'invalid-response'],
    ['The Kubernetes service account token file is empty.', 'identity'],
    ['Kubernetes service account token x', 'identity'],
    ['Failed to read Kubernetes x', 'identity'],
    ['Azure IMDS x', 'identity'],
    ['IMDS response x', 'identity'],
    ['GCP metadata server x', 'identity'],
    ['GCP Metadata Server x', 'identity'],
  ])('%s reveals %s for an error of the SDK', (message, kind) => {
    expect(kindOfMessage(message, true)).toBe(kind);
    expect(kindOfMessage(message, false)).toBeUndefined();
    expect(kindOfMessage(`No. ${message}`, true)).toBeUndefined();
  });

  it.each([
    'The `` and `b` options are mutually exclusive',
    'The `a` and `` options are mutually exclusive',
    `The \`${'a'.repeat(41)}\` and \`b\` options are mutually exclusive`,
    'The `a` and `b` things are mutually exclusive',
    'Token exchange',
    'missing finish_reason for choice x',
    'Failed to read',
    '',
  ])('%j reveals nothing', (message) => {
    expect(kindOfMessage(message, true)).toBeUndefined();
  });
});

/** An error of another realm than the SDK's: only what it has counts. */
function raw(facts: object): object {
  return Object.assign(new Error(''), { stack: '' }, facts);
}

const likely = (error: unknown): FailureKind | undefined =>
  readThrown(error, 'likely')?.failure.kind;

const frame = 'x\n    at f (/app/node_modules/openai/core.js:1:1)';

describe('a raw error', () => {
  it.each<readonly [FailureKind, object]>([
    ['timeout', { name: 'TimeoutError' }],
    ['abort', { name: 'AbortError' }],
    ['abort', { message: 'AbortError' }],
    ['structured-output', { name: 'ZodError', issues: [] }],
    ['structured-output', { name: '$ZodError' }],
    ['interrupted', { code: 'ERR_STREAM_PREMATURE_CLOSE' }],
    ['interrupted', { code: 'ECONNRESET' }],
    ['interrupted', { code: 'UND_ERR_SOCKET' }],
    ['interrupted', { message: 'terminated' }],
    ['interrupted', { message: 'aborted' }],
    ['interrupted', { message: 'Premature close' }],
    ['interrupted', { message: 'other side closed' }],
    ['interrupted', { message: 'socket hang up' }],
    ['interrupted', { message: 'Invalid response body: Premature close' }],
    ['interrupted', { message: 'error reading a body from connection: x' }],
    ['structured-output', { name: 'SyntaxError', stack: 'at f (/a/parser.js:1:1)' }],
    ['structured-output', { name: 'SyntaxError', stack: 'at f (C:\\a\\parser.mjs:1:1)' }],
    ['structured-output', { name: 'SyntaxError', stack: 'at f (/a/ResponsesParser.js:1:1)' }],
    ['structured-output', { name: 'SyntaxError', stack: 'at parseChatCompletion (/a.js)' }],
    ['structured-output', { name: 'SyntaxError', stack: 'at async parseResponse (/a.js)' }],
    ['structured-output', { name: 'SyntaxError', stack: 'at parseResponseFormat (/a.js)' }],
    ['structured-output', { name: 'SyntaxError', stack: 'at parseTextFormat (/a.js)' }],
    ['invalid-response', { name: 'SyntaxError', message: 'Unexpected token in JSON' }],
    ['invalid-response', { name: 'FetchError', message: 'invalid json response body' }],
    ['invalid-response', { message: "Cannot use 'in' operator to search for 'object' in x" }],
    ['configuration', { message: 'Cannot convert argument to a ByteString because' }],
    ['configuration', { name: 'TypeError', code: 'ERR_INVALID_URL', stack: frame }],
    ['invalid-response', { name: 'TypeError', message: "x (reading 'map')", stack: frame }],
    ['invalid-response', { name: 'TypeError', message: "x (reading 'choices')", stack: frame }],
    ['invalid-response', { name: 'TypeError', message: "x (reading 'output')", stack: frame }],
  ])('may be %s: %j', (kind, facts) => {
    expect(likely(raw(facts))).toBe(kind);
    expect(readThrown(raw(facts), 'certain')).toBeUndefined();
    for (const own of ['status', 'statusCode', 'expose'])
      expect(likely(raw({ ...facts, [own]: 400 }))).toBeUndefined();
  });

  it.each<readonly [object]>([
    [{ name: 'ZodError' }],
    [{ name: 'ZodError', issues: 'x' }],
    [{ code: 'ECONNREFUSED' }],
    [{ message: 'terminated early' }],
    [{ message: 'was terminated' }],
    [{ message: 'a Premature close of it' }],
    [{ message: 'An error reading a body from connection' }],
    [{ name: 'SyntaxError', message: 'Unexpected token' }],
    [{ name: 'SyntaxError', stack: 'at f (/a/myparser.js:1:1)' }],
    [{ name: 'SyntaxError', stack: 'at APIPromise.parseResponse (/a.js)' }],
    [{ name: 'SyntaxError', stack: 'at parseResponses (/a.js)' }],
    [{ name: 'TypeError', stack: 'at f (/a/parser.js:1:1)' }],
    [{ name: 'TypeError', message: 'Unexpected token in JSON' }],
    [{ name: 'FetchError', message: 'an invalid json' }],
    [{ name: 'TypeError', message: 'invalid json' }],
    [{ message: "It Cannot use 'in' operator to search for 'object' in x" }],
    [{ message: 'It Cannot convert argument to a ByteString' }],
    [{ name: 'TypeError', code: 'ERR_INVALID_URL', stack: '/app/index.js' }],
    [{ name: 'TypeError', code: 'ERR_X', stack: frame }],
    [{ name: 'RangeError', code: 'ERR_INVALID_URL', stack: frame }],
    [{ name: 'TypeError', message: "x (reading 'map')", stack: '/app/index.js' }],
    [{ name: 'TypeError', message: "x (reading 'map').", stack: frame }],
    [{ name: 'TypeError', message: "x (reading 'y')", stack: frame }],
    [{ name: 'RangeError', message: "x (reading 'map')", stack: frame }],
    [{ name: 5, message: 5, stack: 5 }],
  ])('is not claimed: %j', (facts) => {
    expect(likely(raw(facts))).toBeUndefined();
  });

  it('is recognized by its class if it has no name', () => {
    class TimeoutError extends Error {}
    expect(likely(new TimeoutError('x'))).toBe('timeout');
    expect(likely(Object.assign(new TimeoutError('x'), { name: '' }))).toBe('timeout');
    expect(likely(Object.assign(new TimeoutError('x'), { name: 'Own' }))).toBeUndefined();
  });

  it.each(['/openai/', '\\openai\\', '/openai@7.57.0/', `/openai${'x'.repeat(20)}/`])(
    'belongs to the SDK if its stack has %s',
    (folder) => {
      const facts = { name: 'TypeError', code: 'ERR_INVALID_URL', stack: `at (${folder}a.js)` };
      expect(likely(raw(facts))).toBe('configuration');
    },
  );

  it.each(['openai/', '/myopenai/', `/openai${'x'.repeat(21)}/`, '/openai', '/openai\n/'])(
    'does not belong to the SDK if its stack has %j',
    (folder) => {
      const facts = { name: 'TypeError', code: 'ERR_INVALID_URL', stack: `at (${folder}a.js)` };
      expect(likely(raw(facts))).toBeUndefined();
    },
  );
});

/** An error with these causes, the nearest first. */
function caused(...chain: readonly object[]): Error {
  const cause = chain.reduceRight<object | undefined>(
    (inner, facts) => Object.assign(new Error(''), facts, inner && { cause: inner }),
    undefined,
  );
  return new Error('x', { cause });
}

describe('causes', () => {
  it('are followed eight deep', () => {
    const chain = (length: number): object[] => Array.from({ length }, () => ({}));
    expect(causes(caused(...chain(20)))).toHaveLength(8);
    expect(transportCode(caused(...chain(7), { code: 'ECONNREFUSED' }))).toBe('ECONNREFUSED');
    expect(transportCode(caused(...chain(8), { code: 'ECONNREFUSED' }))).toBeUndefined();
  });

  it('include the first of several errors', () => {
    const errors = [{ code: 'ECONNREFUSED' }, { code: 'ETIMEDOUT' }];
    expect(transportCode(caused({ errors }))).toBe('ECONNREFUSED');
    expect(transportCode(caused({ errors, cause: { code: 'EPIPE' } }))).toBe('EPIPE');
  });

  it('reveal the first system code', () => {
    expect(transportCode(caused({ code: 'UND_ERR_SOCKET' }, { code: 'EPIPE' }))).toBe(
      'UND_ERR_SOCKET',
    );
    expect(transportCode(new Error('x'))).toBeUndefined();
  });

  it.each(['EAI', 'E2BIG', 'CERT_HAS_EXPIRED', `E${'A'.repeat(60)}`])('%s is one', (code) => {
    expect(transportCode(caused({ code }))).toBe(code);
  });

  it.each(['EA', 'xEPIPE', 'EPIPEx', '_EPIPE', '2EPIPE', `E${'A'.repeat(61)}`, 5, undefined])(
    '%s is not one',
    (code) => {
      expect(transportCode(caused({ code }))).toBeUndefined();
    },
  );

  it.each([
    '"x" is not a legal HTTP header value',
    'Headers.append: "x" is an invalid header value.',
    'Cannot convert argument to a ByteString',
  ])('reveal a header that cannot be sent: %s', (message) => {
    expect(hasIllegalHeader(caused({ message }))).toBe(true);
    expect(hasIllegalHeader(caused({}, { message }))).toBe(true);
    expect(hasIllegalHeader(caused({ message: 'x'.repeat(4096) + message }))).toBe(false);
    expect(hasIllegalHeader(new Error(message))).toBe(false);
  });

  it.each([
    [{ hostname: 'a.example.com', address: '10.0.0.1' }, 'a.example.com'],
    [{ hostname: '', address: '10.0.0.1' }, '10.0.0.1'],
    [{ message: 'request to https://a.example.com/v1 failed' }, 'a.example.com'],
    [{ message: 'request to http://a.example.com:80/v1 failed' }, 'a.example.com'],
    [{ message: 'a request to https://a.example.com/v1 failed' }, undefined],
    [{ message: 'request to ftp://a.example.com/v1 failed' }, undefined],
    [{ message: `request to https://${'a'.repeat(253)}b/` }, 'a'.repeat(253)],
    [{ message: 5 }, undefined],
    [{ hostname: 5 }, undefined],
    ...[
      '127.0.0.1',
      '10.0.0.1',
      '192.168.1.1',
      '172.16.0.1',
      '172.19.0.1',
      '172.20.0.1',
      '172.29.0.1',
      '172.30.0.1',
      '172.31.0.1',
      '::1',
      '::ffff:127.0.0.1',
      'fc00:1::',
      'fdab:1::',
      'FD00:1::',
    ].map((address) => [{ address }, address] as const),
    ...[
      '203.0.113.7',
      '8.127.0.1',
      '8.10.0.1',
      '100.1.2.3',
      '192.169.1.1',
      '172.15.0.1',
      '172.32.0.1',
      '::12',
      'fe80:1::',
      'fc0:1::',
      'fcxx:1::',
    ].map((address) => [{ address }, undefined] as const),
  ])('%j reveal the host %s', (facts, host) => {
    expect(transportHost(caused(facts))).toBe(host);
    expect(transportHost(caused({}, facts))).toBe(host);
  });

  it('reveal the nearest host', () => {
    expect(transportHost(caused({ hostname: 'a' }, { hostname: 'b' }))).toBe('a');
  });
});

describe('an error of the SDK other than `APIError`', () => {
  class OpenAIError extends Error {}

  const read = (error: Error): OpenAIFailure | undefined => readThrown(error, 'certain')?.failure;

  it.each<readonly [FailureKind, string]>([
    ['credentials', 'Missing credentials. Please pass an `apiKey`'],
    ['configuration', 'baseURL and endpoint are mutually exclusive'],
    ['webhook', 'Invalid webhook timestamp format'],
    ['connection', 'Connection error.'],
    ['timeout', 'Request timed out.'],
    ['abort', 'Request was aborted.'],
    ['length', 'Could not parse response content as the length limit was reached'],
    [
      'content-filter',
      'Could not parse response content as the request was rejected by the content filter',
    ],
  ])('of the kind %s shows its message', (kind, message) => {
    expect(read(new OpenAIError(message))).toMatchObject({ kind, message, provider: 'OpenAI' });
  });

  it.each<readonly [FailureKind, string]>([
    ['identity', "Failed to get token from 'apiKey' function: x"],
    ['structured-output', 'Error reading response: invalid structured output JSON'],
    ['invalid-response', 'missing message in ChatCompletion response'],
  ])('of the kind %s does not', (kind, message) => {
    expect(read(new OpenAIError(message))).toMatchObject({ kind, message: undefined });
  });

  it('is attributed by its message', () => {
    const message = 'Azure OpenAI Realtime requires an API key';
    expect(read(new OpenAIError(message))?.provider).toBe('Azure OpenAI');
    expect(read(new OpenAIError('Bedrock x'))?.provider).toBe('Amazon Bedrock');
  });

  it('is recognized by its class alone', () => {
    class LengthFinishReasonError extends OpenAIError {}
    class ContentFilterFinishReasonError extends OpenAIError {}
    class InvalidWebhookSignatureError extends Error {}
    class SubjectTokenProviderError extends OpenAIError {}
    expect(read(new LengthFinishReasonError('x'))?.kind).toBe('length');
    expect(read(new ContentFilterFinishReasonError('x'))?.kind).toBe('content-filter');
    expect(read(new InvalidWebhookSignatureError('x'))?.kind).toBe('webhook');
    expect(read(new SubjectTokenProviderError('x'))?.kind).toBe('identity');
  });

  it('is recognized by the name of its base class', () => {
    class _OpenAIError extends Error {}
    class MyOpenAIError extends Error {}
    class OpenAIErrors extends Error {}
    expect(read(new _OpenAIError('x'))?.kind).toBe('sdk');
    expect(read(new MyOpenAIError('x'))).toBeUndefined();
    expect(read(new OpenAIErrors('x'))).toBeUndefined();
  });

  it('may contain an event, or a part of it', () => {
    const event = { code: 'c', message: 'No.' };
    for (const error of [event, { type: 'error', error: event }])
      expect(read(Object.assign(new OpenAIError('x'), { error }))).toMatchObject({
        kind: 'stream',
        ...event,
      });
  });

  it('may wrap an unexpected value', () => {
    const cause = new Error('x', { cause: new Error('terminated') });
    expect(read(new OpenAIError('x', { cause }))?.kind).toBe('interrupted');
  });
});

describe('an `APIError` without a response', () => {
  const read = (message: string, cause?: object): OpenAIFailure | undefined =>
    readThrown(Object.assign(apiError({ message }), cause && { cause }), 'certain')?.failure;

  it.each<readonly [string, object | undefined, Partial<OpenAIFailure>]>([
    ['Connection error.', undefined, { kind: 'connection', message: 'Connection error.' }],
    ['Connection error.', { code: 'EPIPE' }, { kind: 'connection', code: 'EPIPE' }],
    [
      'Connection error.',
      { message: 'x is not a legal HTTP header value' },
      { kind: 'configuration', message: undefined },
    ],
    ['Request was aborted.', { name: 'TimeoutError' }, { kind: 'timeout' }],
    ['Request was aborted.', { name: 'AbortError' }, { kind: 'abort' }],
    [
      'Request was aborted.',
      { message: 'x is not a legal HTTP header value' },
      { kind: 'abort', message: 'Request was aborted.' },
    ],
    ['Connection error.', { name: 'TimeoutError' }, { kind: 'connection' }],
    ['Request timed out.', undefined, { kind: 'timeout', message: 'Request timed out.' }],
  ])('%s with the cause %j', (message, cause, facts) => {
    expect(read(message, cause)).toMatchObject(facts);
  });
});
