/** Reads the Vercel AI SDK's other errors: a missing key, an unusable response, the app's own mistakes. */
import {
  assumedProvider,
  createFailure,
  type FailureKind,
  type OpenAIFailure,
} from '../../model/failure.js';
import { hasOpenAIHeaders } from './answer.js';
import { readBareBody } from '../openai/event.js';
import { requestIdIn } from '../facts/response.js';
import { headerLookup } from '../facts/headers.js';
import { azure } from '../provider/known-providers.js';
import { withoutStatus } from '../facts/message.js';
import { elements, isObject, property } from '../../values/property.js';

/** Errors caused by the model, the API or the configuration of the provider. */
const kinds: ReadonlyMap<unknown, FailureKind> = new Map<unknown, FailureKind>([
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
  ['AI_LoadAPIKeyError', 'credentials'],
  ['AI_LoadSettingError', 'configuration'],
  // The underlying error was passed to `onError` and is not included.
  ['AI_NoOutputGeneratedError', 'sdk'],
]);

const kindsOfFinish: ReadonlyMap<unknown, FailureKind> = new Map<unknown, FailureKind>([
  ['length', 'length'],
  ['content-filter', 'content-filter'],
]);

/** The message of a provider that could not be configured starts with the provider's name. */
const ownSetting = /^(?:Azure )?OpenAI /;
const ownProvider = /^(?:azure|openai)[.-]/;
const ownModel = /^(?:gpt-(?!oss)|chatgpt-|o\d|dall-e-|text-embedding-(?:3|ada)|whisper-1$|tts-1)/;

/** UI messages come from the app's client, so errors in them are not the model's. */
function isOfMessages(error: object): boolean {
  return isObject(property(error, 'context'));
}

function kindOf(error: object): FailureKind | undefined {
  const kind = kinds.get(property(error, 'name'));
  if (kind === undefined || isOfMessages(error)) return undefined;
  return kindsOfFinish.get(property(error, 'finishReason')) ?? kind;
}

const setUp: ReadonlySet<unknown> = new Set(['AI_LoadAPIKeyError', 'AI_LoadSettingError']);

/** The response in the error, with its header fields and the model's name. */
function responseOf(error: object): unknown {
  return property(error, 'response') ?? elements(property(error, 'responses'), 1)[0];
}

function matches(pattern: RegExp, value: unknown): boolean {
  return typeof value === 'string' && pattern.test(value.slice(0, 200));
}

/** Whether the error itself shows that the provider is OpenAI or Azure OpenAI. */
function showsProvider(error: object): boolean {
  const response = responseOf(error);
  return (
    hasOpenAIHeaders(headerLookup(property(response, 'headers'))) ||
    matches(ownModel, property(response, 'modelId')) ||
    matches(ownProvider, property(error, 'provider'))
  );
}

/** The provider whose setting the message names. */
function ownerOf(message: unknown): string {
  return matches(/^Azure/, message) ? azure : assumedProvider;
}

/** Reads an error of the AI SDK that identifies OpenAI as the provider; returns `undefined` for anything else. */
export function readAiSdkError(error: object): OpenAIFailure | undefined {
  const kind = kindOf(error);
  if (kind === undefined) return undefined;
  if (setUp.has(property(error, 'name'))) {
    const message = property(error, 'message');
    return matches(ownSetting, message)
      ? createFailure({ kind, message: withoutStatus(message), provider: ownerOf(message) })
      : undefined;
  }
  if (!showsProvider(error)) return undefined;
  const header = headerLookup(property(responseOf(error), 'headers'));
  return createFailure({ kind, requestId: requestIdIn(header) });
}

/** Reads an error of the AI SDK that names no provider: it *may* be OpenAI's. */
export function readLikelyAiSdkError(error: object): OpenAIFailure | undefined {
  const kind = kindOf(error);
  if (kind === undefined || setUp.has(property(error, 'name'))) return undefined;
  // An error event of a stream that does not match the SDK's schema.
  const value = property(error, 'value');
  return (isObject(value) ? readBareBody(value) : undefined) ?? createFailure({ kind });
}

/** Errors caused by the app, its input or its downloads; they may wrap a parser's error or a failed connection. */
const appsOwn: ReadonlySet<unknown> = new Set([
  'AI_DownloadError',
  'AI_InvalidArgumentError',
  'AI_InvalidDataContentError',
  'AI_InvalidMessageRoleError',
  'AI_InvalidPromptError',
  'AI_MessageConversionError',
  'AI_MissingToolResultsError',
  'AI_UIMessageStreamError',
]);

/** Whether it is an AI SDK's error caused by the app or another provider, as are the errors it wraps. */
export function isForeignAiSdkError(error: object): boolean {
  const name = property(error, 'name');
  return appsOwn.has(name) || setUp.has(name) || (kinds.has(name) && isOfMessages(error));
}
