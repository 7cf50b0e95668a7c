/** Reads the Vercel AI SDK's `AI_APICallError` (ai 5 and 6), which all providers of that SDK throw. */
import { createFailure, type OpenAIFailure } from '../../model/failure.js';
import { addressOf, isOpenAIHost, isProtocolPath } from '../provider/address.js';
import { hasOpenAIHeaders, isAnthropic, parseBody, readAnswer, type RawAnswer } from './answer.js';
import { httpStatus } from '../facts/response.js';
import { headerLookup } from '../facts/headers.js';
import { isProblemOfOpenAI } from '../facts/own-problem.js';
import { hasOwnKeys, isError, isObject, property } from '../../values/property.js';
import { providerOfCall } from '../provider/index.js';
import { readRawError } from '../openai/raw-error.js';
import { causes, hasIllegalHeader, transportCode } from '../facts/transport.js';

/** Own keys that no other library's errors have together; JSON copies lack those that were `undefined`. */
const signature = ['url', 'requestBodyValues', 'isRetryable'];

/** Whether it is an `AI_APICallError` or a copy of one. The prompt in it is not read. */
export function isApiCallError(error: object): boolean {
  return property(error, 'name') === 'AI_APICallError' || hasOwnKeys(error, signature);
}

/** The original body, since `data` has only the members of the SDK's schema; `data` if there is no body. */
function bodyOf(error: object): unknown {
  const body = parseBody(property(error, 'responseBody'));
  return isObject(body) ? body : (property(error, 'data') ?? body);
}

/** The response in the error, from any server. */
export function apiCallAnswer(error: object): RawAnswer {
  return {
    status: httpStatus(property(error, 'statusCode')),
    headers: property(error, 'responseHeaders'),
    body: bodyOf(error),
  };
}

/** Whether the request was sent to OpenAI, to Azure, or to a compatible server. */
function isOurs(error: object, body: unknown): boolean {
  if (isAnthropic(body)) return false;
  const address = addressOf(error);
  return (
    isOpenAIHost(address) ||
    isProtocolPath(address) ||
    hasOpenAIHeaders(headerLookup(property(error, 'responseHeaders'))) ||
    isProblemOfOpenAI(body)
  );
}

function readUnanswered(error: object): OpenAIFailure {
  const provider = providerOfCall(addressOf(error)?.host);
  if (hasIllegalHeader(error)) return createFailure({ kind: 'configuration', provider });
  return createFailure({ kind: 'connection', code: transportCode(error), provider });
}

/** Whether the body was cut off after the status had arrived. */
function readBrokenOff(error: object): OpenAIFailure | undefined {
  const failures = causes(error).map(readRawError);
  return failures.find((failure) => failure?.kind === 'interrupted');
}

/** Reads an `AI_APICallError` of a request to OpenAI; returns `undefined` for anything else, including other providers. */
export function readApiCallError(error: object): OpenAIFailure | undefined {
  if (!isApiCallError(error)) return undefined;
  const { status, headers, body } = apiCallAnswer(error);
  if (!isOurs(error, body)) return undefined;
  if (status === undefined) return readUnanswered(error);
  const failure = readAnswer({ status, headers, body, host: addressOf(error)?.host });
  const brokenOff = failure.kind === 'invalid-response' ? readBrokenOff(error) : undefined;
  return brokenOff ?? failure;
}

/** Own keys of the object with which `@ai-sdk/openai` 3 reports an error mid-stream; it guesses the `statusCode`. */
const partSignature = ['message', 'statusCode', 'isRetryable', 'data'];

/** Reads the error of a stream's part, which is not an `Error`; its `data` is OpenAI's event. */
export function readStreamPart(part: object): OpenAIFailure | undefined {
  if (isError(part) || !hasOwnKeys(part, partSignature)) return undefined;
  const headers = { 'content-type': 'text/event-stream' };
  return readAnswer({ status: 200, headers, body: property(part, 'data') });
}
