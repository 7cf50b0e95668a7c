/** Reads LangChain's own errors (core 0.3 and 1). Errors of the SDK that it only extends are read as the SDK's. */
import { noHeaders } from '../../model/representation.js';
import { createFailure, type FailureKind, type OpenAIFailure } from '../../model/failure.js';
import { fromResponse } from '../facts/response.js';
import { statusInMessage, withoutStatus } from '../facts/message.js';
import { isObject, property } from '../../values/property.js';

function fromMessage(message: string, code: string): OpenAIFailure {
  return fromResponse({
    kind: 'response',
    status: statusInMessage(message),
    code,
    message: withoutStatus(message),
    header: noHeaders,
  });
}

/** Reads the bare error with the SDK's message into which core 0.3 turns a 429 with the code `insufficient_quota`. */
export function readQuotaError(error: object): OpenAIFailure | undefined {
  const message = property(error, 'message');
  if (property(error, 'name') !== 'InsufficientQuotaError' || typeof message !== 'string')
    return undefined;
  return statusInMessage(message) === 429 ? fromMessage(message, 'insufficient_quota') : undefined;
}

const kindsOfNames: ReadonlyMap<unknown, FailureKind> = new Map<unknown, FailureKind>([
  ['ModelAbortError', 'abort'],
  ['ModelRefusalError', 'refusal'],
]);

/** Reads an error that names no provider: it *may* be OpenAI's. */
export function readLangChainError(error: object): OpenAIFailure | undefined {
  const [name, message] = [property(error, 'name'), property(error, 'message')];
  if (property(error, 'lc_error_code') === 'OUTPUT_PARSING_FAILURE')
    return createFailure({ kind: 'structured-output' });
  // A cause says more, and whose error it is.
  if (name === 'ContextOverflowError' && !isObject(property(error, 'cause')))
    return fromMessage(typeof message === 'string' ? message : '', 'context_length_exceeded');
  const kind = kindsOfNames.get(name);
  return kind && createFailure({ kind });
}
