/** Reads errors that passed through JSON, a queue or a worker: what is left of an SDK's error *may* be OpenAI's. */
import { noHeaders } from '../../model/representation.js';
import { createFailure, type OpenAIFailure } from '../../model/failure.js';
import { readAnswered } from './api-error.js';
import { readBody } from '../facts/body.js';
import { fromResponse, httpStatus } from '../facts/response.js';
import { statusInMessage, withoutStatus } from '../facts/message.js';
import { hasOwnKeys, isError, isObject, property } from '../../values/property.js';
import { kindOfMessage } from './sdk-messages.js';
import { transportCode } from '../facts/transport.js';

/** The path of OpenAI's SDK, under any alias. */
const sdkFrame = /[\\/]node_modules[\\/]openai[^\\/\n]{0,20}[\\/]/;
/** The most characters of a stack that are searched for its first frames. */
const longestFrames = 2000;

/** Skips the message at the beginning of a stack, which may be long. */
function isThrownBySdk(error: object, message: string): boolean {
  const stack = property(error, 'stack');
  if (typeof stack !== 'string') return false;
  return sdkFrame.test(stack.slice(message.length, message.length + longestFrames));
}

/** Reads a structured clone, which has only message and stack left: the status is at the start of the message. */
export function readClone(error: object): OpenAIFailure | undefined {
  const message = property(error, 'message');
  if (typeof message !== 'string' || !isThrownBySdk(error, message)) return undefined;
  const status = statusInMessage(message);
  if (status !== undefined) {
    const facts = readBody(withoutStatus(message));
    return fromResponse({ ...facts, kind: 'response', status, header: noHeaders });
  }
  const kind = kindOfMessage(message, true);
  return kind && createFailure({ kind, code: transportCode(error) });
}

const requestIds = ['requestID', 'request_id'];

/** Reads an object that is not an `Error` but has an error status, with the SDK's error body or without a body. */
export function readPartialCopy(value: object): OpenAIFailure | undefined {
  const status = httpStatus(property(value, 'status'));
  if (isError(value) || status === undefined || status < 400) return undefined;
  const body = property(value, 'error');
  const hasBody = isObject(body) && !isError(body);
  const hasId = requestIds.some((key) => hasOwnKeys(value, ['headers', key]));
  return hasBody || (body === undefined && hasId) ? readAnswered(value, status) : undefined;
}

const bodyKeys = ['message', 'type', 'param', 'code'];

/** Reads the inner object of an error body, as the AI SDK passes it to `onError` of a stream. */
export function readInnerBody(value: object): OpenAIFailure | undefined {
  if (isError(value) || !hasOwnKeys(value, bodyKeys)) return undefined;
  if (typeof property(value, 'message') !== 'string') return undefined;
  return fromResponse({ ...readBody(value), kind: 'stream', header: noHeaders });
}
