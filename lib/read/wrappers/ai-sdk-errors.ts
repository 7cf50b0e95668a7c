/** The Vercel AI SDK's other errors: a missing key, an answer that is of no use, and the app's own mistakes. */
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

/** What went wrong where the model or the API answered, or the provider was set up wrongly. */
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
  // What broke was told to `onError`, and is not in here.
  ['AI_NoOutputGeneratedError', 'sdk'],
]);

const kindsOfFinish: ReadonlyMap<unknown, FailureKind> = new Map<unknown, FailureKind>([
  ['length', 'length'],
  ['content-filter', 'content-filter'],
]);

/** A message of a provider that could not be set up begins with the provider's name. */
const ownSetting = /^(?:Azure )?OpenAI /;
const ownProvider = /^(?:azure|openai)[.-]/;
const ownModel = /^(?:gpt-(?!oss)|chatgpt-|o\d|dall-e-|text-embedding-(?:3|ada)|whisper-1$|tts-1)/;

/** UI messages come from the app's client: what is wrong with them is no model's fault. */
function isOfMessages(error: object): boolean {
  return isObject(property(error, 'context'));
}

function kindOf(error: object): FailureKind | undefined {
  const kind = kinds.get(property(error, 'name'));
  if (kind === undefined || isOfMessages(error)) return undefined;
  return kindsOfFinish.get(property(error, 'finishReason')) ?? kind;
}

const setUp: ReadonlySet<unknown> = new Set(['AI_LoadAPIKeyError', 'AI_LoadSettingError']);

/** The response that the error is about: headers and the model's name. */
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

/** Whose setting it is that the message names. */
function ownerOf(message: unknown): string {
  return matches(/^Azure/, message) ? azure : assumedProvider;
}

/** Reads an error of the AI SDK that shows that it is about OpenAI; `undefined` for anything else. */
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

/** Reads an error of the AI SDK that names no provider: it *may* be about OpenAI. */
export function readLikelyAiSdkError(error: object): OpenAIFailure | undefined {
  const kind = kindOf(error);
  if (kind === undefined || setUp.has(property(error, 'name'))) return undefined;
  // An event of a stream that is an error in a form that the SDK's schema does not know.
  const value = property(error, 'value');
  return (isObject(value) ? readBareBody(value) : undefined) ?? createFailure({ kind });
}

/** What the app, its input or its own downloads did wrong, though a parser's error or a lost connection may lie within. */
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

/** Whether it is the AI SDK's, and about the app's own doing or another provider; so is what it wraps. */
export function isForeignAiSdkError(error: object): boolean {
  const name = property(error, 'name');
  return appsOwn.has(name) || setUp.has(name) || (kinds.has(name) && isOfMessages(error));
}
