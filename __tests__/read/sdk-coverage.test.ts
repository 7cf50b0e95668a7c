/** What the SDK raises itself, beside answers of the API. */
import { describe, expect, it } from '@jest/globals';
import { toProblemDetails } from '../../lib/index.js';
import { problemOf, slugOf } from '../support/problem.js';
import { errorOf, majorNames, rejection, sdk } from '../support/sdk.js';

class OpenAIError extends Error {}
class OpenAIRealtimeError extends OpenAIError {}
class WebSocketError extends OpenAIError {}
class AgentTurnResultError extends OpenAIError {}

describe('a message of the SDK', () => {
  it.each([
    [
      'Vertex authentication failed. Check ADC and google-auth-library, or supply tokenProvider.',
      'identity-token-failed',
    ],
    ['Workload identity token expired before its exchange completed.', 'identity-token-failed'],
    [
      'Failed to resolve AWS credentials for Bedrock. Verify your AWS profile.',
      'missing-credentials',
    ],
    ['Bedrock bearer authentication requires an `apiKey`.', 'missing-credentials'],
    ['Google Vertex endpoints require HTTPS.', 'client-misconfigured'],
    ['Azure OpenAI Realtime credentials require a WebSocket transport', 'client-misconfigured'],
    ['timeout must be an integer', 'client-misconfigured'],
    ['ChatCompletion convenience helpers only support n=1 at this time.', 'client-misconfigured'],
    ['ResponsesToolRunner reached maxSteps.', 'output-truncated'],
    ['Chat completion stream exceeded its structured JSON byte limit', 'invalid-response'],
    ['Responses WebSocket helper buffer limit exceeded', 'invalid-response'],
    ['Responses WebSocket connection closed', 'stream-interrupted'],
    ['tool call snapshot missing `type`', 'stream-interrupted'],
    ["When snapshot hasn't been set yet, expected 'response.created' event", 'invalid-response'],
  ])('%s becomes %s and is shown', (message, slug) => {
    const error = new OpenAIError(message);
    expect(slugOf(error)).toBe(slug);
    if (slug !== 'identity-token-failed' || message.startsWith('Vertex'))
      expect(problemOf(error).title).not.toBe('');
  });

  it('that is unknown is shown to developers up to its first quotation', () => {
    expect(problemOf(new OpenAIError("Browser operation failed: 'secret'"))).toMatchObject({
      type: 'urn:problem-type:openai:unknown-error',
      detail: 'Browser operation failed',
    });
  });
});

describe.each([
  ['OpenAIRealtimeError', OpenAIRealtimeError],
  ['WebSocketError', WebSocketError],
])('%s', (_name, SocketError) => {
  it.each([
    ['401', 'unauthorized'],
    ['429', 'too-many-requests'],
    ['503', 'service-overloaded'],
  ])('a handshake rejected with %s is %s', (status, slug) => {
    const error = new SocketError(`Unexpected server response: ${status}`);
    expect(slugOf(error)).toBe(slug);
    expect(problemOf(error).status).toBe(Number(status));
  });

  it.each([
    ['ECONNREFUSED', 'connection-failed'],
    ['ENOTFOUND', 'dns-failure'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-failure'],
  ])('with the cause %s is %s', (code, slug) => {
    const cause = Object.assign(new Error('connect'), { code });
    expect(slugOf(new SocketError('connect', { cause }))).toBe(slug);
  });

  it('reads the header fields of its event', () => {
    const headers = { 'retry-after': '7', 'x-request-id': 'req_0123456789abcdef' };
    const event = {
      type: 'error',
      error: { code: 'rate_limit_exceeded', message: 'Slow.', headers },
    };
    const error = Object.assign(new SocketError('Slow.'), { error: event });
    expect(problemOf(error)).toMatchObject({ retryAfter: 7, requestId: 'req_0123456789abcdef' });
  });
});

describe('a turn of an agent', () => {
  it.each([
    [
      { status: 'failed', error: { code: 'rate_limit_exceeded', message: 'm' } },
      'too-many-requests',
    ],
    [{ status: 'cancelled' }, 'job-failed'],
  ])('that ended as %j is %s', (turn, slug) => {
    expect(slugOf(Object.assign(new AgentTurnResultError('failed'), { turn }))).toBe(slug);
  });
});

describe('uploads of several files', () => {
  it('are described by the reason of a failed one', async () => {
    const rejections = [await errorOf('7.57', { status: 429, body: { error: { message: 'x' } } })];
    const error = Object.defineProperty(new Error('1 promise(s) failed'), 'rejections', {
      value: rejections,
    });
    expect(slugOf(error)).toBe('too-many-requests');
  });
});

describe('a video that failed', () => {
  it('has the wait in the header fields of its error', () => {
    const error = { code: 'rate_limit_exceeded', message: 'x', headers: { 'Retry-After': '20' } };
    const video = { object: 'video', id: 'video_1', status: 'failed', error };
    expect(problemOf(video)).toMatchObject({ retryAfter: 20 });
  });
});

const key = ['sk', 'proj', 'abcdefghijklmnop'].join('-');

describe('a key with a line break', () => {
  it.each(majorNames.filter((name) => !name.startsWith('4')))(
    'is a misconfigured client with openai %s, and never shown',
    async (major) => {
      const client = new (sdk(major))({
        apiKey: key.replace('proj', 'proj\n'),
        baseURL: 'http://127.0.0.1:9/v1',
      });
      const error = await rejection(client.models.list());
      expect(slugOf(error)).toBe('client-misconfigured');
      expect(JSON.stringify(problemOf(error))).not.toContain('abcdefghijklmnop');
    },
  );

  it('is one with the wording of other runtimes', () => {
    const message = `Header 'authorization' has invalid value: 'Bearer ${key}'`;
    expect(slugOf(new TypeError(message))).toBe('client-misconfigured');
  });

  it.each([
    new Error(`Headers.append: "Bearer ${key}" is an invalid header value.`),
    new TypeError('Headers.append: "x" is an invalid header value.'),
    Object.assign(new TypeError('Headers.append: "Bearer x" is invalid'), { status: 500 }),
  ])('is not seen in %s', (error) => {
    expect(toProblemDetails(error)).toBeUndefined();
  });
});

describe('a line of a batch’s output', () => {
  const line = { id: 'batch_req_1', custom_id: 'a', error: null };

  it('is read as a response', () => {
    const body = { error: { message: 'Slow.', code: 'rate_limit_exceeded' } };
    const response = { status_code: 429, request_id: 'req_0123456789abcdef', body };
    expect(problemOf({ ...line, response })).toMatchObject({
      type: 'urn:problem-type:openai:too-many-requests',
      status: 429,
      requestId: 'req_0123456789abcdef',
    });
  });

  it('may have a body without `error`', () => {
    const response = { status_code: 404, body: { message: 'The model x does not exist' } };
    expect(slugOf({ ...line, response })).toBe('model-not-found');
  });

  it('may have an error instead of a response', () => {
    const error = { code: 'batch_expired', message: 'x' };
    expect(slugOf({ ...line, response: null, error })).toBe('job-failed');
  });

  it.each([
    { ...line, response: { status_code: 200, body: {} } },
    { ...line, response: { body: {} } },
    { ...line, response: null },
    { custom_id: 'a' },
  ])('that succeeded or is not valid is not claimed: %j', (value) => {
    expect(toProblemDetails(value)).toBeUndefined();
  });
});

describe('a connection that failed', () => {
  it.each([
    ['Proxy response (407) !== 200 when HTTP Tunneling', 'UND_ERR_ABORTED', 'proxy-refused'],
    ['invalid peer certificate: UnknownIssuer', undefined, 'tls-failure'],
    ['failed to lookup address information: Name or service not known', undefined, 'dns-failure'],
    ['connection refused', undefined, 'connection-failed'],
    ['incorrect header check', 'Z_DATA_ERROR', 'invalid-response'],
  ])('is described by "%s"', (message, code, slug) => {
    const { APIConnectionError } = sdk('6.49');
    const cause = Object.assign(new Error(message), code && { code });
    expect(slugOf(new APIConnectionError({ cause }))).toBe(slug);
  });

  it.each([undefined, 5])('has no message if its cause has the message %p', (message) => {
    const { APIConnectionError } = sdk('6.49');
    const cause = Object.defineProperty(new Error(), 'message', { value: message });
    expect(slugOf(new APIConnectionError({ cause }))).toBe('connection-failed');
  });
});

describe('a raw error of a body', () => {
  it.each([
    [Object.assign(new Error('incorrect header check'), { code: 'Z_DATA_ERROR' })],
    [new TypeError("Cannot use 'in' operator to search for 'choices' in <html>")],
  ])('%s is likely an unreadable response', (error) => {
    expect(slugOf(error, { claim: 'likely' })).toBe('invalid-response');
    expect(slugOf(error)).toBeUndefined();
  });
});
