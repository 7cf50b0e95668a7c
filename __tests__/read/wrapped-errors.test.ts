/** Each sign by which the errors of other libraries are known, and what is only like it. */
import { describe, expect, it } from '@jest/globals';
import { createFailure, type FailureKind, type OpenAIFailure } from '../../lib/model/failure.js';
import {
  addressOf,
  isChatPath,
  isOpenAIHost,
  isProtocolPath,
  isVersionedPath,
  type Address,
} from '../../lib/read/provider/address.js';
import { isUserError, readAgentsError } from '../../lib/read/wrappers/agents.js';
import {
  isForeignAiSdkError,
  readAiSdkError,
  readLikelyAiSdkError,
} from '../../lib/read/wrappers/ai-sdk-errors.js';
import {
  isApiCallError,
  readApiCallError,
  readStreamPart,
} from '../../lib/read/wrappers/ai-sdk.js';
import { isAnthropic, isErrorBody, parseBody, readAnswer } from '../../lib/read/wrappers/answer.js';
import { isAxiosError, readAxiosError } from '../../lib/read/wrappers/axios.js';
import { readClone, readInnerBody, readPartialCopy } from '../../lib/read/openai/serialized.js';
import { isForeign } from '../../lib/read/foreign.js';
import { readThrown } from '../../lib/read/index.js';
import { readLangChainError, readQuotaError } from '../../lib/read/wrappers/langchain.js';
import { readMostTelling } from '../../lib/read/most-telling.js';

/** An error with these members. */
function error(facts: object): Error {
  return Object.assign(new Error(''), facts);
}

const at = (path: string, host = 'llm.example.com'): Address => ({ host, path });

describe('an address', () => {
  it.each<readonly [object, Address | undefined]>([
    [{ url: 'https://API.openai.com:443/v1?x#y' }, at('/v1', 'api.openai.com')],
    [{ config: { url: 'http://a.example.com/v1' } }, at('/v1', 'a.example.com')],
    [
      { url: 'http://a.example.com/', config: { url: 'http://b.example.com/' } },
      at('/', 'a.example.com'),
    ],
    [
      { config: { baseURL: 'http://a.example.com/v1', url: 'chat' } },
      at('/v1/chat', 'a.example.com'),
    ],
    [
      { config: { baseURL: 'http://a.example.com/v1/', url: 'chat' } },
      at('/v1/chat', 'a.example.com'),
    ],
    [
      { config: { baseURL: 'http://a.example.com/v1', url: '/chat' } },
      at('/v1/chat', 'a.example.com'),
    ],
    [
      { config: { baseURL: 'http://a.example.com/v1', url: 'http://b.example.com/c' } },
      at('/c', 'b.example.com'),
    ],
    [{ config: { baseURL: 'http://a.example.com/v1' } }, undefined],
    [{ url: '/chat' }, undefined],
    [{ url: '1http://a.example.com' }, undefined],
    [{ url: 5 }, undefined],
    [{}, undefined],
  ])('%j names %j', (facts, address) => {
    expect(addressOf(facts)).toEqual(address);
  });

  it('is read up to a limit', () => {
    const path = 'x'.repeat(5000);
    expect(addressOf({ url: `https://a.example.com/${path}` })?.path).toHaveLength(2027);
    expect(addressOf({ url: `https://a.example.com/${'é'.repeat(5000)}` })?.path).toHaveLength(
      2048,
    );
  });

  it.each([
    ['api.openai.com', true],
    ['eu.api.openai.com', true],
    ['notapi.openai.com', false],
    ['api.openai.com.example.com', false],
    ['acme.openai.azure.com', true],
    ['acme.openai.azure.us', true],
    ['acme.openai.azure.cn', true],
    ['openai.azure.com', false],
    ['acme.openai.azure.com.example.com', false],
    ['llm.example.com', false],
  ])('on %s is OpenAI’s: %s', (host, isOurs) => {
    expect(isOpenAIHost(at('/v1/chat/completions', host))).toBe(isOurs);
  });

  it.each([
    '/anthropic/v1/x',
    '/v1/messages',
    '/v1/messages/count',
    '/v1beta/models/m:generateContent',
    '/m:streamGenerateContent',
    '/m:embedContent',
    '/m:batchEmbedContents',
    '/v1/chat',
    '/v2/chat',
    '/v1/embed',
    '/v2/rerank',
    '/model/m/converse',
    '/model/m/converse-stream',
    '/model/m/invoke',
    '/model/m/invoke-with-response-stream',
  ])('%s speaks another protocol', (path) => {
    expect(isOpenAIHost(at(path, 'api.openai.com'))).toBe(false);
    expect(isProtocolPath(at(path))).toBe(false);
  });

  it.each(['/v1/messagesx', '/v3/chat', '/v1/chats', '/converses', '/x/v1/chat/x', '/messages'])(
    '%s does not',
    (path) => {
      expect(isOpenAIHost(at(path, 'api.openai.com'))).toBe(true);
    },
  );

  it.each<readonly [path: string, chat: boolean, protocol: boolean, versioned: boolean]>([
    ['/chat/completions', true, true, true],
    ['/v1/chat/completions', true, true, true],
    ['/v1/chat/completions/x', false, true, false],
    ['/openai/deployments/m/x', true, true, true],
    ['/openai/deployments/my-model/x', true, true, true],
    ['/openai/deployments//x', false, false, false],
    [`/openai/deployments/${'m'.repeat(201)}/x`, false, false, false],
    ['/completions', false, true, false],
    ['/v1/completions', false, true, true],
    ['/v1/responses', false, true, true],
    ['/v1/responses/r', false, true, true],
    ['/v1/embeddings', false, true, true],
    ['/v1/moderations', false, true, true],
    ['/v1/images/generations', false, true, true],
    ['/v1/images/edits', false, true, true],
    ['/v1/images/variations', false, true, true],
    ['/v1/audio/speech', false, true, true],
    ['/v1/audio/transcriptions', false, true, true],
    ['/v1/audio/translations', false, true, true],
    ['/v2/responses', false, true, false],
    ['/v1/x/responses', false, true, false],
    ['/v1/responsesx', false, false, false],
    ['/v1/images', false, false, false],
    ['/v1/models', false, false, false],
  ])('%s is of a chat: %s, of the protocol: %s, with its version: %s', (path, ...expected) => {
    const address = at(path);
    expect([isChatPath(address), isProtocolPath(address), isVersionedPath(address)]).toEqual(
      expected,
    );
  });

  it('that is unknown has no provider', () => {
    for (const is of [isOpenAIHost, isChatPath, isProtocolPath, isVersionedPath])
      expect(is(undefined)).toBe(false);
  });
});

describe('an error of the Agents SDK', () => {
  class AgentsError extends Error {}

  it.each<readonly [string, FailureKind]>([
    ['ModelBehaviorError', 'structured-output'],
    ['ModelRefusalError', 'refusal'],
    ['ModelTimeoutError', 'timeout'],
    ['InvalidToolInputError', 'structured-output'],
  ])('%s is %s', (name, kind) => {
    expect(readAgentsError({ name, state: undefined })?.kind).toBe(kind);
    expect(readAgentsError(Object.assign(new AgentsError(), { name }))?.kind).toBe(kind);
    expect(readAgentsError({ name })).toBeUndefined();
  });

  it('is not claimed if the app made the mistake', () => {
    class UserError extends Error {}
    expect(isUserError(Object.assign(new UserError(), { state: undefined }))).toBe(true);
    expect(isUserError(new UserError())).toBe(false);
    expect(isUserError(error({ state: 1 }))).toBe(false);
    expect(readAgentsError({ name: 'MaxTurnsExceededError', state: 1 })).toBeUndefined();
  });
});

const ownHeaders = { 'openai-version': '2020-10-01', 'x-request-id': 'req_x' };

describe('an error of the AI SDK', () => {
  it.each<readonly [string, FailureKind]>([
    ['AI_NoObjectGeneratedError', 'structured-output'],
    ['AI_NoSuchToolError', 'structured-output'],
    ['AI_InvalidToolInputError', 'structured-output'],
    ['AI_ToolCallRepairError', 'structured-output'],
    ['AI_ToolChoiceViolationError', 'structured-output'],
    ['AI_JSONParseError', 'structured-output'],
    ['AI_TypeValidationError', 'structured-output'],
    ['AI_NoContentGeneratedError', 'invalid-response'],
    ['AI_NoImageGeneratedError', 'invalid-response'],
    ['AI_NoSpeechGeneratedError', 'invalid-response'],
    ['AI_NoTranscriptGeneratedError', 'invalid-response'],
    ['AI_NoVideoGeneratedError', 'invalid-response'],
    ['AI_EmptyResponseBodyError', 'invalid-response'],
    ['AI_InvalidResponseDataError', 'invalid-response'],
    ['AI_InvalidStreamPartError', 'invalid-response'],
    ['AI_NoSuchModelError', 'configuration'],
    ['AI_NoSuchProviderError', 'configuration'],
    ['AI_UnsupportedFunctionalityError', 'configuration'],
    ['AI_UnsupportedModelVersionError', 'configuration'],
    ['AI_TooManyEmbeddingValuesForCallError', 'configuration'],
    ['AI_NoOutputGeneratedError', 'sdk'],
  ])('%s is %s', (name, kind) => {
    const shown = { name, response: { headers: ownHeaders } };
    expect(readAiSdkError(shown)).toMatchObject({ kind, requestId: 'req_x' });
    expect(readAiSdkError({ name })).toBeUndefined();
    expect(readLikelyAiSdkError({ name })?.kind).toBe(kind);
    expect(isForeignAiSdkError({ name })).toBe(false);
    const context = {};
    expect(readAiSdkError({ ...shown, context })).toBeUndefined();
    expect(readLikelyAiSdkError({ name, context })).toBeUndefined();
    expect(isForeignAiSdkError({ name, context })).toBe(true);
  });

  it.each<readonly [string, FailureKind]>([
    ['AI_LoadAPIKeyError', 'credentials'],
    ['AI_LoadSettingError', 'configuration'],
  ])('%s is %s, depending on the owner of the setting', (name, kind) => {
    const about = (message: unknown): OpenAIFailure | undefined =>
      readAiSdkError({ name, message });
    const text = 'OpenAI API key is missing.';
    expect(about(text)).toMatchObject({ kind, message: text, provider: 'OpenAI' });
    expect(about(`Azure ${text}`)).toMatchObject({ kind, provider: 'Azure OpenAI' });
    expect(about(`My ${text}`)).toBeUndefined();
    expect(about('OpenAI API key is missing, not Azure’s.')?.provider).toBe('OpenAI');
    expect(about('OpenAIs key')).toBeUndefined();
    expect(about(5)).toBeUndefined();
    expect(readLikelyAiSdkError({ name, message: text })).toBeUndefined();
    expect(isForeignAiSdkError({ name })).toBe(true);
  });

  it.each([
    'AI_DownloadError',
    'AI_InvalidArgumentError',
    'AI_InvalidDataContentError',
    'AI_InvalidMessageRoleError',
    'AI_InvalidPromptError',
    'AI_MessageConversionError',
    'AI_MissingToolResultsError',
    'AI_UIMessageStreamError',
  ])('%s is the app’s own', (name) => {
    expect(isForeignAiSdkError({ name })).toBe(true);
    expect(readLikelyAiSdkError({ name })).toBeUndefined();
  });

  const name = 'AI_NoObjectGeneratedError';
  const shows = (facts: object): boolean => readAiSdkError({ name, ...facts }) !== undefined;

  it.each<readonly [object, boolean]>([
    ...[
      'gpt-5',
      'chatgpt-4o',
      'o3-mini',
      'dall-e-3',
      'text-embedding-3-small',
      'text-embedding-ada-002',
      'whisper-1',
      'tts-1-hd',
    ].map((modelId) => [{ response: { modelId } }, true] as const),
    ...[
      'gpt-oss-20b',
      'my-gpt-5',
      'x-chatgpt-4o',
      'olmo',
      'text-embedding-004',
      'whisper-12',
      'x',
      5,
    ].map((modelId) => [{ response: { modelId } }, false] as const),
    [{ responses: [{ modelId: 'gpt-5' }] }, true],
    [{ responses: [{}, { modelId: 'gpt-5' }] }, false],
    [{ responses: [{ headers: ownHeaders }] }, true],
    [{ provider: 'openai.chat' }, true],
    [{ provider: 'azure.chat' }, true],
    [{ provider: 'azure-openai' }, true],
    [{ provider: 'openai' }, false],
    [{ provider: 'my-openai.chat' }, false],
    [{ response: {} }, false],
  ])('%j shows OpenAI: %s', (facts, isShown) => {
    expect(shows(facts)).toBe(isShown);
  });

  it.each<readonly [string, FailureKind]>([
    ['length', 'length'],
    ['content-filter', 'content-filter'],
    ['stop', 'structured-output'],
  ])('that finished by %s is %s', (finishReason, kind) => {
    expect(readLikelyAiSdkError({ name, finishReason })?.kind).toBe(kind);
  });

  it('may contain an error event', () => {
    const value = { error: { code: 'rate_limit_exceeded', message: 'No.' } };
    expect(readLikelyAiSdkError({ name: 'AI_TypeValidationError', value })).toMatchObject({
      code: 'rate_limit_exceeded',
    });
  });
});

describe('a call of the AI SDK', () => {
  const call = (facts: object): object => ({
    url: 'https://llm.example.com/v1/chat/completions',
    requestBodyValues: {},
    isRetryable: false,
    ...facts,
  });

  it('is recognized by its name or its keys', () => {
    expect(isApiCallError(call({}))).toBe(true);
    expect(isApiCallError({ name: 'AI_APICallError' })).toBe(true);
    for (const key of ['url', 'requestBodyValues', 'isRetryable']) {
      const { [key]: _missing, ...rest } = call({}) as Record<string, unknown>;
      expect(isApiCallError(rest)).toBe(false);
    }
  });

  it.each<readonly [object, Partial<OpenAIFailure> | undefined]>([
    [
      { statusCode: 429, responseBody: '{"error":{"code":"c","message":"No."}}' },
      { status: 429, code: 'c' },
    ],
    [{ statusCode: 400, responseBody: '', data: { error: { code: 'd' } } }, { code: 'd' }],
    [
      { statusCode: 400, responseBody: '{"error":{"code":"c"}}', data: { error: { code: 'd' } } },
      { code: 'c' },
    ],
    [
      { statusCode: 500, responseBody: 'No.' },
      { status: 500, message: 'No.' },
    ],
    [{ statusCode: 500, responseHeaders: { 'x-request-id': 'req_x' } }, { requestId: 'req_x' }],
    [{}, { kind: 'connection', provider: undefined }],
    [{ cause: { code: 'ECONNREFUSED' } }, { kind: 'connection', code: 'ECONNREFUSED' }],
    [
      { cause: { message: 'x is not a legal HTTP header value' } },
      { kind: 'configuration', provider: undefined },
    ],
    [{ statusCode: 200, cause: new Error('terminated') }, { kind: 'interrupted' }],
    [{ statusCode: 200, cause: new Error('x') }, { kind: 'invalid-response' }],
    [{ statusCode: 500, cause: new Error('terminated') }, { kind: 'response' }],
    [{ url: 'https://api.openai.com/v1/x', statusCode: 500 }, { provider: 'OpenAI' }],
    [
      { url: 'https://llm.example.com/x', statusCode: 500, responseHeaders: ownHeaders },
      { provider: 'OpenAI' },
    ],
    [{ url: 'https://llm.example.com/x', statusCode: 500 }, undefined],
    [{ statusCode: 500, data: { type: 'error', error: {} } }, undefined],
  ])('%j reveals %j', (facts, told) => {
    const failure = readApiCallError(call(facts));
    if (told === undefined) expect(failure).toBeUndefined();
    else expect(failure).toMatchObject(told);
  });

  it('may lack a URL', () => {
    const named = { name: 'AI_APICallError', responseHeaders: ownHeaders };
    expect(readApiCallError({ ...named, statusCode: 500 })?.provider).toBe('OpenAI');
    expect(readApiCallError(named)?.kind).toBe('connection');
  });

  it('may be a part of a stream', () => {
    const data = { type: 'error', sequence_number: 1, message: 'No.', code: 'c' };
    const part = { message: 'No.', statusCode: 500, isRetryable: true, data };
    expect(readStreamPart(part)).toMatchObject({ kind: 'stream', code: 'c' });
    expect(readStreamPart({ ...part, data: { message: 'No.', code: 'd' } })).toMatchObject({
      kind: 'stream',
      code: 'd',
      status: undefined,
    });
    expect(readStreamPart(error(part))).toBeUndefined();
    for (const key of Object.keys(part)) {
      const { [key]: _missing, ...rest } = part as Record<string, unknown>;
      expect(readStreamPart(rest)).toBeUndefined();
    }
  });
});

describe('a response', () => {
  it.each<readonly [unknown, unknown]>([
    ['{"a":1}', { a: 1 }],
    ['[1]', [1]],
    ['"a"', 'a'],
    [`${' '.repeat(20)}[1]`, [1]],
    [`${' '.repeat(21)}[1]`, `${' '.repeat(21)}[1]`],
    ['1', '1'],
    ['a{', 'a{'],
    ['{', undefined],
    [5, 5],
    [`["${'x'.repeat(99_996)}"]`, ['x'.repeat(99_996)]],
    [`["${'x'.repeat(99_997)}"]`, undefined],
  ])('%j is parsed', (body, value) => {
    expect(parseBody(body)).toEqual(value);
  });

  it.each<readonly [unknown, boolean]>([
    [{ type: 'error', error: {} }, true],
    [{ type: 'error', error: {}, sequence_number: 0 }, false],
    [{ type: 'error', error: 'x' }, false],
    [{ type: 'x', error: {} }, false],
  ])('%j is Anthropic’s: %s', (body, isTheirs) => {
    expect(isAnthropic(body)).toBe(isTheirs);
  });

  it.each<readonly [unknown, boolean]>([
    [{ error: { message: 'x', type: null } }, true],
    [{ error: { message: 'x', code: null } }, true],
    [{ error: { message: 'x', param: null } }, true],
    [{ error: { message: 'x' } }, false],
    [{ error: { message: 5, type: null } }, false],
    [{ error: { type: 'x' } }, false],
    [{ error: 'x' }, false],
    [{ type: 'error', error: { message: 'x', type: 'y' } }, false],
  ])("%j is an error in OpenAI's form: %s", (body, isError) => {
    expect(isErrorBody(body)).toBe(isError);
  });

  const stream = { 'content-type': 'text/event-stream; charset=utf-8' };
  const id = { 'x-request-id': 'req_x' };

  it.each<readonly [number, object, unknown, Partial<OpenAIFailure>]>([
    [400, {}, { error: { message: 'No.' } }, { kind: 'response', status: 400, message: 'No.' }],
    [400, {}, 'No.', { kind: 'response', message: 'No.', provider: undefined }],
    [399, {}, { error: { message: 'No.' } }, { kind: 'stream', status: undefined, message: 'No.' }],
    [200, {}, { error: { message: 'No.', code: 429 } }, { kind: 'stream', status: 429 }],
    [200, {}, { error: { metadata: { raw: 'No.' } } }, { provider: 'OpenRouter' }],
    [200, {}, { metadata: { raw: 'No.' } }, { kind: 'invalid-response' }],
    [200, {}, { response: { error: { message: 'No.' } } }, { kind: 'stream', message: 'No.' }],
    [200, id, {}, { kind: 'invalid-response', requestId: 'req_x' }],
    [200, {}, { error: null }, { kind: 'invalid-response' }],
    [200, {}, undefined, { kind: 'invalid-response' }],
    [200, stream, { message: 'No.' }, { kind: 'stream', message: 'No.' }],
    [500, stream, { message: 'No.' }, { kind: 'stream', status: undefined }],
    [200, stream, 'No.', { kind: 'invalid-response' }],
    [
      200,
      { 'content-type': 'x text/event-stream' },
      { message: 'No.' },
      { kind: 'invalid-response' },
    ],
    [
      200,
      id,
      { type: 'error', sequence_number: 1, code: 'c' },
      { kind: 'stream', code: 'c', requestId: 'req_x' },
    ],
    [500, {}, undefined, { kind: 'response', provider: undefined }],
  ])('%i %j %j is read', (status, headers, body, told) => {
    expect(readAnswer({ status, headers, body })).toMatchObject(told);
  });

  it('of a known host belongs to that host', () => {
    const body = { error: { message: 'No.' } };
    expect(readAnswer({ status: 400, headers: {}, body, host: 'api.groq.com' }).provider).toBe(
      'Groq',
    );
    expect(readAnswer({ status: 200, headers: {}, body, host: 'api.groq.com' }).provider).toBe(
      'Groq',
    );
  });
});

describe('an error of axios', () => {
  const config = {
    url: 'https://llm.example.com/v1/chat/completions',
    method: 'post',
    headers: {},
  };
  const body = { error: { message: 'No.', code: 'c' } };
  const answered = (facts: object): object =>
    error({ isAxiosError: true, config, response: { status: 400, data: body }, ...facts });

  it('is recognized by its mark or its configuration', () => {
    expect(isAxiosError({ isAxiosError: true })).toBe(true);
    expect(isAxiosError({ isAxiosError: 'true' })).toBe(false);
    expect(isAxiosError({ config })).toBe(true);
    for (const key of Object.keys(config)) {
      const { [key]: _missing, ...rest } = config as Record<string, unknown>;
      expect(isAxiosError({ config: rest })).toBe(false);
    }
  });

  it.each<readonly [object, Partial<OpenAIFailure> | undefined]>([
    [{}, { kind: 'response', status: 400, code: 'c' }],
    [{ response: { status: 400, data: JSON.stringify(body) } }, { code: 'c' }],
    [{ response: { data: body }, status: 401 }, { status: 401 }],
    [{ response: { status: 402, data: body }, status: 401 }, { status: 402 }],
    [{ response: { status: 400, data: 'No.' } }, undefined],
    [
      { response: { status: 400, data: { pipe: () => undefined } } },
      { status: 400, message: undefined },
    ],
    [
      { response: { status: 400, headers: ownHeaders, data: 'No.' } },
      { message: 'No.', requestId: 'req_x' },
    ],
    [{ config: { ...config, url: 'https://llm.example.com/v1/responses' } }, { code: 'c' }],
    [{ config: { ...config, url: 'https://llm.example.com/v2/responses' } }, undefined],
    [
      {
        config: { ...config, url: 'https://api.openai.com/v1/x' },
        response: { status: 400, data: 'No.' },
      },
      { provider: 'OpenAI' },
    ],
    [
      {
        config: {
          ...config,
          url: 'https://llm.example.com/x',
          headers: { 'User-Agent': 'OpenAI/NodeJS/3.3.0' },
        },
      },
      { code: 'c' },
    ],
    [
      {
        config: {
          ...config,
          url: 'https://llm.example.com/x',
          headers: { 'User-Agent': 'My OpenAI/NodeJS/3' },
        },
      },
      undefined,
    ],
    [
      { config: { ...config, url: 'https://llm.example.com/v1/responses' }, response: undefined },
      undefined,
    ],
    ...(
      [
        ['ERR_CANCELED', 'abort'],
        ['ECONNABORTED', 'timeout'],
        ['ERR_BAD_RESPONSE', 'interrupted'],
        ['ERR_BAD_OPTION', 'configuration'],
        ['ERR_BAD_OPTION_VALUE', 'configuration'],
        ['ERR_INVALID_URL', 'configuration'],
        ['ERR_INVALID_CHAR', 'configuration'],
        ['ECONNREFUSED', 'connection'],
      ] as const
    ).map(
      ([code, kind]) =>
        [
          { response: undefined, code },
          { kind, provider: undefined },
        ] as const,
    ),
    [{ response: undefined, code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }],
    [{ response: undefined, message: 'timeout of 5ms exceeded' }, { kind: 'timeout' }],
    [{ response: undefined, message: 'a timeout of 5ms' }, { kind: 'connection' }],
    [
      { response: undefined, cause: { message: 'x is an invalid header value' } },
      { kind: 'configuration' },
    ],
  ])('%j reveals %j', (facts, told) => {
    const failure = readAxiosError(answered(facts));
    if (told === undefined) expect(failure).toBeUndefined();
    else expect(failure).toMatchObject(told);
  });

  it('of a known host belongs to that host', () => {
    const groq = { config: { ...config, url: 'https://api.groq.com/v1/chat/completions' } };
    expect(readAxiosError(answered(groq))?.provider).toBe('Groq');
    expect(readAxiosError(answered({ ...groq, response: undefined }))?.provider).toBe('Groq');
    const cancelled = { ...groq, response: undefined, code: 'ERR_CANCELED' };
    expect(readAxiosError(answered(cancelled))?.provider).toBe('Groq');
  });
});

describe('an error of openai@3', () => {
  it('may lack a URL', () => {
    const named = { config: { method: 'post', headers: { 'User-Agent': 'OpenAI/NodeJS/3.3.0' } } };
    const refused = error({ isAxiosError: true, ...named });
    expect(readAxiosError(refused)?.kind).toBe('connection');
    expect(readAxiosError(Object.assign(refused, { message: 5 }))?.kind).toBe('connection');
    expect(readAxiosError(Object.assign(refused, { status: 500 }))?.kind).toBe('response');
  });
});

describe('a copy', () => {
  const frames = '\n    at f (/app/node_modules/openai/core.js:1:1)';
  const clone = (message: string, stack = message + frames): object => ({ message, stack });

  it.each<readonly [object, Partial<OpenAIFailure> | undefined]>([
    [clone('429 No.'), { kind: 'response', status: 429, message: 'No.' }],
    [clone('Connection error.'), { kind: 'connection' }],
    [{ ...clone('Connection error.'), cause: { code: 'EPIPE' } }, { code: 'EPIPE' }],
    [clone('No.'), undefined],
    [clone('429 No.', '429 No.\n    at f (/app/index.js:1:1)'), undefined],
    [clone('429 No.', 'x'), undefined],
    [{ message: 5, stack: frames }, undefined],
    [{ message: '429 No.', stack: 5 }, undefined],
    [clone('429 /node_modules/openai/', '429 /node_modules/openai/'), undefined],
    [clone('429 No.', `429 No.${' '.repeat(1940)}${frames}`), { status: 429 }],
    [clone('429 No.', `429 No.${' '.repeat(2000)}${frames}`), undefined],
    [clone('429 No.', '429 No. C:\\node_modules\\openai-7\\core.js'), { status: 429 }],
    [clone('429 No.', `429 No. /node_modules/openai${'x'.repeat(21)}/`), undefined],
  ])('of a worker: %j', (copy, told) => {
    const failure = readClone(copy);
    if (told === undefined) expect(failure).toBeUndefined();
    else expect(failure).toMatchObject(told);
  });

  const answer = { status: 429, error: { code: 'c', message: 'No.' } };

  it.each<readonly [object, boolean]>([
    [answer, true],
    [{ ...answer, status: 400 }, true],
    [{ ...answer, status: 399 }, false],
    [{ ...answer, status: 'x' }, false],
    [error(answer), false],
    [{ ...answer, error: new Error('x') }, false],
    [{ ...answer, error: 'No.' }, false],
    [{ status: 429 }, false],
    [{ status: 429, headers: {}, requestID: 'x' }, true],
    [{ status: 429, headers: {}, request_id: 'x' }, true],
    [{ status: 429, headers: {} }, false],
    [{ status: 429, requestID: 'x' }, false],
    [{ status: 429, headers: {}, requestID: 'x', error: 'No.' }, false],
  ])('of a response: %j is read: %s', (copy, isRead) => {
    expect(readPartialCopy(copy) !== undefined).toBe(isRead);
  });

  const inner = { message: 'No.', type: null, param: null, code: 'c' };

  it('of the inner part of a body is read', () => {
    expect(readInnerBody(inner)).toMatchObject({ kind: 'stream', code: 'c', message: 'No.' });
    expect(readInnerBody(error(inner))).toBeUndefined();
    expect(readInnerBody({ ...inner, message: 5 })).toBeUndefined();
    for (const key of Object.keys(inner)) {
      const { [key]: _missing, ...rest } = inner as Record<string, unknown>;
      expect(readInnerBody(rest)).toBeUndefined();
    }
  });
});

describe('an error of another library', () => {
  const answer = { status: 400, headers: {}, error: { error: { message: 'No.' } } };

  it.each<readonly [object, boolean]>([
    [answer, true],
    [error(answer), true],
    [{ ...answer, error: { message: 'No.' } }, false],
    [error({ ...answer, error: { message: 'No.' } }), true],
    [{ ...answer, error: new Error('x') }, false],
    [{ status: 400, headers: {} }, false],
    [{ status: 400, error: {} }, false],
    [{ headers: {}, error: {} }, false],
    [{ isAxiosError: true }, true],
    [{ name: 'AI_APICallError' }, true],
    [{ name: 'AI_DownloadError' }, true],
    [{}, false],
  ])('%j is one: %s', (facts, isTheirs) => {
    expect(isForeign(facts)).toBe(isTheirs);
  });
});

describe('an error of LangChain', () => {
  it.each<readonly [object, Partial<OpenAIFailure> | undefined]>([
    [
      { name: 'InsufficientQuotaError', message: '429 No.' },
      { kind: 'response', status: 429, code: 'insufficient_quota', message: 'No.' },
    ],
    [{ name: 'InsufficientQuotaError', message: '400 No.' }, undefined],
    [{ name: 'InsufficientQuotaError', message: 5 }, undefined],
    [{ name: 'QuotaError', message: '429 No.' }, undefined],
  ])('%j is about a quota', (facts, told) => {
    const failure = readQuotaError(facts);
    if (told === undefined) expect(failure).toBeUndefined();
    else expect(failure).toMatchObject(told);
  });

  it.each<readonly [object, Partial<OpenAIFailure> | undefined]>([
    [{ lc_error_code: 'OUTPUT_PARSING_FAILURE' }, { kind: 'structured-output' }],
    [{ lc_error_code: 'MODEL_NOT_FOUND' }, undefined],
    [
      { name: 'ContextOverflowError', message: '400 No.' },
      { code: 'context_length_exceeded', status: 400, message: 'No.' },
    ],
    [
      { name: 'ContextOverflowError', message: 5 },
      { code: 'context_length_exceeded', message: undefined },
    ],
    [{ name: 'ContextOverflowError', message: 'No.', cause: {} }, undefined],
    [{ name: 'ModelAbortError' }, { kind: 'abort' }],
    [{ name: 'ModelRefusalError' }, { kind: 'refusal' }],
    [{ name: 'Error', message: 'No.' }, undefined],
  ])('%j may be OpenAI’s', (facts, told) => {
    const failure = readLangChainError(facts);
    if (told === undefined) expect(failure).toBeUndefined();
    else expect(failure).toMatchObject(told);
  });
});

describe('the most informative error', () => {
  interface Telling {
    readonly told: OpenAIFailure;
  }
  const of = (kind: FailureKind, code = 'x'): Telling => ({ told: createFailure({ kind, code }) });

  /** Reads only what says so, so that the search alone is tested. */
  const found = (thrown: unknown): string | undefined =>
    readMostTelling(
      thrown,
      (value) => (value as Partial<Telling>).told,
      (value) => 'foreign' in value,
    )?.failure.code;

  it.each(['cause', 'lastError', 'error', 'originalError', 'reason'])(
    'is designated by `%s`',
    (key) => {
      expect(found({ [key]: of('response') })).toBe('x');
      expect(found({ [key]: { [key]: of('response') } })).toBe('x');
      expect(found({ foreign: true, [key]: of('response') })).toBeUndefined();
    },
  );

  it.each<readonly [string, object, string]>([
    [
      'the nearest',
      { cause: { cause: of('response', 'far') }, error: of('abort', 'near') },
      'near',
    ],
    [
      'the first named',
      { cause: of('response', 'cause'), error: of('response', 'error') },
      'cause',
    ],
    [
      'what is designated',
      { errors: [of('response', 'listed')], cause: of('abort', 'designated') },
      'designated',
    ],
    ['an answer', { errors: [of('connection', 'connection'), of('response', 'answer')] }, 'answer'],
    ['no abort', { errors: [of('abort', 'abort'), of('timeout', 'timeout')] }, 'timeout'],
    ['an abort before nothing', { errors: [of('sdk', 'sdk'), of('abort', 'abort')] }, 'abort'],
    [
      'the first of equals',
      { errors: [of('response', 'first'), of('response', 'second')] },
      'first',
    ],
    [
      'the first connection',
      { errors: [of('interrupted', 'first'), of('connection', 'second')] },
      'first',
    ],
    [
      'the first timeout',
      { errors: [of('connection', 'first'), of('timeout', 'second')] },
      'first',
    ],
    [
      'no connection before an answer',
      { errors: [of('interrupted', 'a'), of('stream', 'b')] },
      'b',
    ],
    ['no timeout before an answer', { errors: [of('timeout', 'a'), of('stream', 'b')] }, 'b'],
    [
      'what an error of the SDK wraps',
      { ...of('sdk', 'sdk'), cause: of('response', 'inner') },
      'inner',
    ],
    ['the SDK’s where it wraps nothing', { ...of('sdk', 'sdk'), cause: {} }, 'sdk'],
    [
      'not what a telling one wraps',
      { ...of('abort', 'outer'), cause: of('response', 'inner') },
      'outer',
    ],
    ['a listed one’s cause', { errors: [{ cause: of('abort', 'a') }, of('response', 'b')] }, 'b'],
  ])('is %s', (_what, thrown, code) => {
    expect(found(thrown)).toBe(code);
  });

  it('is searched for among sixteen listed ones', () => {
    const errors = (before: number): object[] => [
      ...Array.from({ length: before }, () => ({})),
      of('response'),
    ];
    expect(found({ errors: errors(15) })).toBe('x');
    expect(found({ errors: errors(16) })).toBeUndefined();
  });

  it('is searched for among 64', () => {
    const chain = (depth: number): object =>
      depth === 0 ? of('response') : { cause: chain(depth - 1) };
    expect(found(chain(63))).toBe('x');
    expect(found(chain(64))).toBeUndefined();
  });

  it('is not searched for twice in the same error', () => {
    const circle: Record<string, unknown> = {};
    circle['cause'] = circle;
    circle['errors'] = [circle, of('response')];
    expect(found(circle)).toBe('x');
    expect(found(5)).toBeUndefined();
  });
});

describe('a thrown value', () => {
  it('is checked for certain facts before likely ones', () => {
    const cause = error({ name: 'AI_LoadAPIKeyError', message: 'OpenAI API key is missing.' });
    const thrown = error({ name: 'TimeoutError', cause });
    expect(readThrown(thrown, 'likely')?.failure.kind).toBe('credentials');
  });
});
