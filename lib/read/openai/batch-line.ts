/** Reads a parsed line of a batch's output or error file. */
import type { OpenAIFailure } from '../../model/failure.js';
import { readBody } from '../facts/body.js';
import { fromResponse, httpStatus, readErrorBody } from '../facts/response.js';
import { noHeaders } from '../../model/representation.js';
import { hasOwnKeys, isError, isObject, property, text } from '../../values/property.js';

const lineKeys = ['custom_id', 'response', 'error'];

/** The API's response to the request of this line, if it was an error. */
function fromAnswer(response: object): OpenAIFailure | undefined {
  const status = httpStatus(property(response, 'status_code'));
  if (status === undefined || status < 400) return undefined;
  const body = property(response, 'body');
  const error = property(body, 'error') ?? body;
  const requestId = text(property(response, 'request_id'));
  return fromResponse({
    ...readBody(error),
    kind: 'response',
    status,
    requestId,
    body: error,
    header: noHeaders,
  });
}

/** Reads a line whose request failed; returns `undefined` for one that succeeded and for anything else. */
export function readBatchLine(line: object): OpenAIFailure | undefined {
  if (isError(line) || !hasOwnKeys(line, lineKeys)) return undefined;
  const response = property(line, 'response');
  const error = property(line, 'error');
  if (isObject(error)) return readErrorBody(error, { kind: 'job' });
  return isObject(response) ? fromAnswer(response) : undefined;
}
