/** The Vercel AI SDK's `AI_APICallError` (ai 5 and 6), which every provider of that SDK throws. */
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

/** Own keys that no other library's errors have together; JSON leaves out those that were `undefined`. */
const signature = ['url', 'requestBodyValues', 'isRetryable'];

/** Whether it is an `AI_APICallError`, or a copy of one; the prompt in it is not looked at. */
export function isApiCallError(error: object): boolean {
  return property(error, 'name') === 'AI_APICallError' || hasOwnKeys(error, signature);
}

/** The body: as it came, since `data` is what the SDK's schema has left of it; `data` where the text is none. */
function bodyOf(error: object): unknown {
  const body = parseBody(property(error, 'responseBody'));
  return isObject(body) ? body : (property(error, 'data') ?? body);
}

/** What came back, whoever sent it. */
export function apiCallAnswer(error: object): RawAnswer {
  return {
    status: httpStatus(property(error, 'statusCode')),
    headers: property(error, 'responseHeaders'),
    body: bodyOf(error),
  };
}

/** Whether the request went to OpenAI, to Azure, or to a server that speaks OpenAI's protocol. */
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

/** A body that broke off, where the status had already come. */
function readBrokenOff(error: object): OpenAIFailure | undefined {
  const failures = causes(error).map(readRawError);
  return failures.find((failure) => failure?.kind === 'interrupted');
}

/** Reads an `AI_APICallError` of a request to OpenAI; `undefined` for anything else, other providers included. */
export function readApiCallError(error: object): OpenAIFailure | undefined {
  if (!isApiCallError(error)) return undefined;
  const { status, headers, body } = apiCallAnswer(error);
  if (!isOurs(error, body)) return undefined;
  if (status === undefined) return readUnanswered(error);
  const failure = readAnswer({ status, headers, body, host: addressOf(error)?.host });
  const brokenOff = failure.kind === 'invalid-response' ? readBrokenOff(error) : undefined;
  return brokenOff ?? failure;
}

/** Own keys of the object in which `@ai-sdk/openai` 3 hands over what broke a stream; the `statusCode` is its guess. */
const partSignature = ['message', 'statusCode', 'isRetryable', 'data'];

/** Reads the error of a stream's part, which is no `Error`; its `data` is the event as OpenAI sent it. */
export function readStreamPart(part: object): OpenAIFailure | undefined {
  if (isError(part) || !hasOwnKeys(part, partSignature)) return undefined;
  const headers = { 'content-type': 'text/event-stream' };
  return readAnswer({ status: 200, headers, body: property(part, 'data') });
}
