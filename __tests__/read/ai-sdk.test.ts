/** Errors of the Vercel AI SDK, 5 and 6. */
import { describe, expect, it } from '@jest/globals';
import { readFailure, toProblemDetails } from '../../lib/index.js';
import { slugOf } from '../support/problem.js';
import {
  aiSdkError,
  apiCallError,
  body,
  headers,
  prompt,
  spread,
  unreachable,
} from '../support/wrappers.js';

const text = (facts: object): { readonly responseBody: string } => ({
  responseBody: JSON.stringify(facts),
});
const local = (path: string): { readonly url: string } => ({ url: `http://127.0.0.1:9${path}` });
const connectionOf = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });

describe('AI_APICallError', () => {
  it('has the facts of the response', () => {
    expect(readFailure(apiCallError())).toMatchObject({
      kind: 'response',
      status: 429,
      code: 'rate_limit_exceeded',
      type: 'requests',
      message: 'Rate limit reached. Please try again in 20s.',
      requestId: 'req_1',
      retryAfter: 20,
    });
  });

  it('has the wait in the headers', () => {
    const responseHeaders = { ...headers, 'retry-after': '1', 'retry-after-ms': '900' };
    expect(readFailure(apiCallError({ responseHeaders }))?.retryAfter).toBe(0.9);
  });

  it.each([
    ['an array', JSON.stringify([{ error: { code: 400, message: 'Bad.' } }]), 'Bad.'],
    ['a string', '"Bad."', 'Bad.'],
    ['a text', 'Bad.', 'Bad.'],
    ['a page', '<html><body>Bad.', undefined],
    ['nothing', '', undefined],
    ['JSON that is cut off', `{"error":{"failed_generation":"${prompt}`, undefined],
    ['JSON that is too long', JSON.stringify({ x: prompt, y: 'x'.repeat(200_000) }), undefined],
  ])('reads the message of a body that is %s', (_what, responseBody, message) => {
    const failure = readFailure(apiCallError({ statusCode: 400, responseBody }));
    expect(failure).toMatchObject({ status: 400, message });
  });

  it('has the facts of `data` if the body is gone', () => {
    const error = apiCallError({
      responseBody: undefined,
      data: body({ code: 'billing_not_active' }),
    });
    expect(slugOf(error)).toBe('billing-not-active');
  });

  it('prefers the body to the part that a schema kept', () => {
    const error = apiCallError({ ...text(body({ param: 'tools' })), data: body() });
    expect(readFailure(error)?.param).toBe('tools');
  });

  it.each([
    ['a spread copy', spread],
    ['a JSON copy', (error: Error) => JSON.parse(JSON.stringify(error)) as unknown],
    ['a last error', (lastError: Error) => aiSdkError('AI_RetryError', { lastError })],
    ['one of many', (error: Error) => aiSdkError('AI_RetryError', { errors: [error] })],
    ['a cause', (cause: Error) => aiSdkError('AI_NoOutputGeneratedError', { cause })],
    ['a repair', (cause: Error) => aiSdkError('AI_ToolCallRepairError', { cause })],
  ])('is read as %s', (_what, make) => {
    expect(slugOf(make(apiCallError()))).toBe('too-many-requests');
  });
});

describe('an AI_APICallError without a response', () => {
  it.each([
    ['ECONNREFUSED', 'connection-failed'],
    ['ENOTFOUND', 'dns-failure'],
    ['CERT_HAS_EXPIRED', 'tls-failure'],
  ])('with %s is %s', (code, slug) => {
    expect(slugOf(unreachable({ cause: connectionOf(code) }))).toBe(slug);
  });

  it("does not reveal the server's address", () => {
    expect(readFailure(unreachable(local('/chat/completions')))).toMatchObject({
      kind: 'connection',
      message: undefined,
    });
  });

  it('is a misconfiguration if the key cannot be sent', () => {
    const cause = new TypeError(`Headers.append: "${prompt}" is an invalid header value.`);
    expect(readFailure(unreachable({ cause }))?.kind).toBe('configuration');
  });
});

describe('an AI_APICallError whose response has a success status', () => {
  it.each([
    ['a page', '<html>', 'invalid-response'],
    ['nothing', '', 'invalid-response'],
    ['an answer of another kind', '{"message":"Hi"}', 'invalid-response'],
    ['an answer that is null', '{"error":null}', 'invalid-response'],
    ['an error', '{"error":{"message":"Provider returned error","code":429}}', 'too-many-requests'],
    [
      'a failed response',
      '{"object":"response","status":"failed","error":{"code":"server_error","message":"No."}}',
      'internal-server-error',
    ],
  ])('with a body that is %s, is %s', (_what, responseBody, slug) => {
    expect(slugOf(apiCallError({ statusCode: 200, responseBody }))).toBe(slug);
  });

  it('is an interruption if the body was cut off', () => {
    const cause = new TypeError('terminated');
    const error = apiCallError({ statusCode: 200, responseBody: undefined, cause });
    expect(slugOf(error)).toBe('stream-interrupted');
  });

  it('keeps the request ID', () => {
    expect(readFailure(apiCallError({ statusCode: 200, responseBody: '' }))?.requestId).toBe(
      'req_1',
    );
  });
});

describe('an error mid-stream, for which the AI SDK guesses a status', () => {
  const responseHeaders = { ...headers, 'content-type': 'text/event-stream; charset=utf-8' };

  it.each([
    ['of a chat', { message: 'Slow.', type: 'requests', param: null, code: 'slow_down' }],
    ['of a failed response', { type: 'response.failed', response: body({ code: 'slow_down' }) }],
    [
      'of an event',
      { type: 'error', sequence_number: 0, error: { code: 'slow_down', message: 'Slow.' } },
    ],
  ])('%s has no status', (_what, frame) => {
    const error = apiCallError({ statusCode: 500, responseHeaders, ...text(frame), data: frame });
    expect(readFailure(error)).toMatchObject({
      kind: 'stream',
      status: undefined,
      code: 'slow_down',
      requestId: 'req_1',
    });
  });

  it('without a body is an unreadable response', () => {
    const error = apiCallError({ statusCode: 500, responseHeaders, responseBody: 'oops' });
    expect(readFailure(error)?.kind).toBe('invalid-response');
  });

  it('is likely if only the inner part of the body is thrown', () => {
    const inner = body().error;
    expect([slugOf(inner), slugOf(inner, { claim: 'likely' })]).toEqual([
      undefined,
      'too-many-requests',
    ]);
  });
});

describe('the error in a part of a stream', () => {
  const error = { message: 'Sorry.', code: 'server_error' };
  const partOf = (data: object): object => ({
    ...error,
    type: 'error',
    statusCode: 500,
    isRetryable: true,
    data,
  });

  it.each([
    ['an event', { type: 'error', sequence_number: 3, param: null, ...error }],
    ['a failed response', { type: 'response.failed', sequence_number: 3, response: { error } }],
    ['a body', { error: { type: 'server_error', ...error } }],
  ])('has the facts of %s, without a guessed status', (_name, data) => {
    expect(readFailure(partOf(data))).toMatchObject({
      kind: 'stream',
      status: undefined,
      code: 'server_error',
      message: 'Sorry.',
    });
  });

  it('is not claimed if only the part is known', () => {
    expect(readFailure({ type: 'error', ...error })).toBeUndefined();
  });
});

describe('the provider of an AI_APICallError', () => {
  const anthropic = { type: 'error', error: { type: 'rate_limit_error', message: 'Slow.' } };

  it.each([
    'https://api.openai.com/v1/files',
    'https://eu.api.openai.com/v1/anything',
    'https://example.openai.azure.com/openai/v1/files',
    'https://EXAMPLE.OpenAI.Azure.com/openai/responses',
    'https://example.cognitiveservices.azure.com/openai/deployments/a/anything',
    'https://llm.example.com/v1/chat/completions',
    'https://llm.example.com/chat/completions?api-version=1',
    'https://llm.example.com/openai/responses',
    'https://llm.example.com/v1/embeddings',
    'https://llm.example.com/v1/completions',
    'https://llm.example.com/v1/moderations',
    'https://llm.example.com/v1/images/generations',
    'https://llm.example.com/v1/audio/speech',
  ])('is OpenAI: %s', (url) => {
    expect(slugOf(apiCallError({ url }))).toBe('too-many-requests');
  });

  it('is OpenAI for a query of any length', () => {
    const query = 'x'.repeat(5000);
    expect(slugOf(apiCallError(local(`/chat/completions?${query}`)))).toBe('too-many-requests');
  });

  it.each([
    ['openai-processing-ms', '12'],
    ['openai-version', '2020-10-01'],
    ['openai-organization', 'example'],
  ])('is OpenAI by the header %s', (name, value) => {
    const error = apiCallError({ ...local('/x'), responseHeaders: { ...headers, [name]: value } });
    expect(slugOf(error)).toBe('too-many-requests');
  });

  it.each([
    'https://api.anthropic.com/v1/messages',
    'https://example.services.ai.azure.com/anthropic/v1/messages',
    'https://example.openai.azure.com/anthropic/v1/messages',
    'https://generativelanguage.googleapis.com/v1beta/models/gemini:generateContent',
    'https://generativelanguage.googleapis.com/v1beta/models/gemini:streamGenerateContent',
    'https://api.cohere.com/v2/chat',
    'https://api.cohere.com/v2/embed',
    'https://bedrock-runtime.us-east-1.amazonaws.com/model/x/converse',
    'https://ai-gateway.vercel.sh/v3/ai/language-model',
    'https://api.openai.com.example.com/v1/anything',
    'https://notapi.openai.example/v1/anything',
    '/relative',
    'no url',
    '',
    5,
  ])('is another: %s', (url) => {
    expect(toProblemDetails(apiCallError({ url }), { claim: 'likely' })).toBeUndefined();
  });

  it('is another by the body', () => {
    expect(slugOf(apiCallError({ ...local('/chat/completions'), ...text(anthropic) }))).toBe(
      undefined,
    );
  });

  it('is another, also for the wrapped errors', () => {
    const cause = connectionOf('ECONNRESET');
    const error = unreachable({ url: 'https://api.anthropic.com/v1/messages', cause });
    expect(slugOf(error, { claim: 'likely' })).toBeUndefined();
  });
});

describe('other errors of the AI SDK', () => {
  it.each([
    ['AI_LoadAPIKeyError', 'OpenAI API key is missing.', 'missing-credentials'],
    ['AI_LoadAPIKeyError', 'Azure OpenAI API key is missing.', 'missing-credentials'],
    [
      'AI_LoadSettingError',
      'Azure OpenAI resource name setting is missing.',
      'client-misconfigured',
    ],
    ['AI_LoadAPIKeyError', 'Anthropic API key is missing.', undefined],
    ['AI_LoadSettingError', 'AWS region setting is missing.', undefined],
  ])('%s: %s', (name, message, slug) => {
    const error = aiSdkError(name, {}, message);
    expect([slugOf(error), slugOf(error, { claim: 'likely' })]).toEqual([slug, slug]);
  });

  const rows = [
    ['AI_NoObjectGeneratedError', { finishReason: 'length' }, 'output-truncated'],
    ['AI_NoObjectGeneratedError', { finishReason: 'content-filter' }, 'content-filtered'],
    ['AI_NoObjectGeneratedError', { finishReason: 'stop' }, 'structured-output-invalid'],
    ['AI_NoObjectGeneratedError', { text: prompt }, 'structured-output-invalid'],
    ['AI_NoSuchToolError', {}, 'structured-output-invalid'],
    ['AI_InvalidToolInputError', { toolInput: prompt }, 'structured-output-invalid'],
    ['AI_ToolCallRepairError', {}, 'structured-output-invalid'],
    ['AI_ToolChoiceViolationError', {}, 'structured-output-invalid'],
    ['AI_JSONParseError', { text: prompt }, 'structured-output-invalid'],
    ['AI_TypeValidationError', { value: prompt }, 'structured-output-invalid'],
    ['AI_NoContentGeneratedError', {}, 'invalid-response'],
    ['AI_NoImageGeneratedError', {}, 'invalid-response'],
    ['AI_NoSpeechGeneratedError', {}, 'invalid-response'],
    ['AI_NoTranscriptGeneratedError', {}, 'invalid-response'],
    ['AI_NoVideoGeneratedError', {}, 'invalid-response'],
    ['AI_EmptyResponseBodyError', {}, 'invalid-response'],
    ['AI_InvalidResponseDataError', { data: prompt }, 'invalid-response'],
    ['AI_InvalidStreamPartError', {}, 'invalid-response'],
    ['AI_NoSuchModelError', { modelId: 'x' }, 'client-misconfigured'],
    ['AI_NoSuchProviderError', {}, 'client-misconfigured'],
    ['AI_UnsupportedFunctionalityError', {}, 'client-misconfigured'],
    ['AI_UnsupportedModelVersionError', {}, 'client-misconfigured'],
    ['AI_TooManyEmbeddingValuesForCallError', { values: [prompt] }, 'client-misconfigured'],
    ['AI_NoOutputGeneratedError', {}, 'unknown-error'],
  ] as const;

  it.each(rows)('%s with %j is likely %s', (name, facts, slug) => {
    const error = aiSdkError(name, facts);
    expect([slugOf(error), slugOf(error, { claim: 'likely' })]).toEqual([undefined, slug]);
  });

  const own = { modelId: 'gpt-5', headers: { ...headers, 'openai-version': '2020-10-01' } };

  it.each([
    ['the model', { response: { modelId: 'gpt-5-2025-08-07' } }],
    ['a model that reasons', { response: { modelId: 'o3' } }],
    ['a header', { response: { headers: own.headers } }],
    ['a header of the first of many', { responses: [own] }],
    ['the provider', { provider: 'openai.responses' }],
    ['the provider on Azure', { provider: 'azure.chat' }],
  ])('%s shows that it is OpenAI’s', (_what, facts) => {
    const error = aiSdkError('AI_NoObjectGeneratedError', facts);
    expect(slugOf(error)).toBe('structured-output-invalid');
  });

  it.each([
    ['another model', { response: { modelId: 'claude-5' } }],
    ['an open model', { response: { modelId: 'gpt-oss-120b' } }],
    ['other headers', { response: { headers } }],
    ['another provider', { provider: 'anthropic.messages' }],
    ['a compatible provider', { provider: 'openaicompatible.chat' }],
  ])('%s does not', (_what, facts) => {
    expect(slugOf(aiSdkError('AI_NoObjectGeneratedError', facts))).toBeUndefined();
  });

  it('has the request ID of the response', () => {
    const error = aiSdkError('AI_NoObjectGeneratedError', { response: own });
    expect(readFailure(error)?.requestId).toBe('req_1');
  });

  it("reads an event that the stream's schema does not allow", () => {
    const error = aiSdkError('AI_TypeValidationError', { value: { error: 'No models loaded.' } });
    expect(readFailure(error, { claim: 'likely' })).toMatchObject({ kind: 'stream' });
  });
});

describe('incorrect use of the AI SDK', () => {
  const zod = Object.assign(new Error('x'), { name: 'ZodError', issues: [] });
  const rows = [
    ['AI_InvalidPromptError', { prompt, cause: zod }],
    ['AI_InvalidArgumentError', { cause: zod }],
    ['AI_InvalidDataContentError', { cause: zod }],
    ['AI_InvalidMessageRoleError', {}],
    ['AI_MessageConversionError', {}],
    ['AI_MissingToolResultsError', {}],
    ['AI_UIMessageStreamError', {}],
    ['AI_DownloadError', { url: 'https://example.com/a.png', cause: connectionOf('ECONNRESET') }],
    ['AI_TypeValidationError', { cause: zod, context: { field: 'messages[0]' } }],
  ] as const;

  it.each(rows)('%s is not even likely OpenAI’s', (name, facts) => {
    expect(slugOf(aiSdkError(name, facts), { claim: 'likely' })).toBeUndefined();
  });
});
