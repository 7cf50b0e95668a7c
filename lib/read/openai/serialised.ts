/** Errors that went through JSON, a queue or a worker: what is left of the SDK's error *may* be OpenAI's. */
import { noHeaders } from '../../model/representation.js';
import { createFailure, type OpenAIFailure } from '../../model/failure.js';
import { readAnswered } from './api-error.js';
import { readBody } from '../facts/body.js';
import { fromResponse, httpStatus } from '../facts/response.js';
import { statusInMessage, withoutStatus } from '../facts/message.js';
import { hasOwnKeys, isError, isObject, property } from '../../values/property.js';
import { kindOfMessage } from './sdk-messages.js';
import { transportCode } from '../facts/transport.js';

/** Where the SDK of OpenAI was installed, whatever alias it had. */
const sdkFrame = /[\\/]node_modules[\\/]openai[^\\/\n]{0,20}[\\/]/;
/** Characters of a stack that hold its first frames. */
const longestFrames = 2000;

/** A stack begins with the message, which may be long. */
function isThrownBySdk(error: object, message: string): boolean {
  const stack = property(error, 'stack');
  if (typeof stack !== 'string') return false;
  return sdkFrame.test(stack.slice(message.length, message.length + longestFrames));
}

/** Reads a structured clone, of which message and stack are left: the status stands in front of the message. */
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

/** Reads what is no `Error` and has the status of one: with the SDK's error body, or without a body. */
export function readPartialCopy(value: object): OpenAIFailure | undefined {
  const status = httpStatus(property(value, 'status'));
  if (isError(value) || status === undefined || status < 400) return undefined;
  const body = property(value, 'error');
  const hasBody = isObject(body) && !isError(body);
  const hasId = requestIds.some((key) => hasOwnKeys(value, ['headers', key]));
  return hasBody || (body === undefined && hasId) ? readAnswered(value, status) : undefined;
}

const bodyKeys = ['message', 'type', 'param', 'code'];

/** Reads the inside of an error body, as the AI SDK hands it to `onError` of a stream. */
export function readInnerBody(value: object): OpenAIFailure | undefined {
  if (isError(value) || !hasOwnKeys(value, bodyKeys)) return undefined;
  if (typeof property(value, 'message') !== 'string') return undefined;
  return fromResponse({ ...readBody(value), kind: 'stream', header: noHeaders });
}
