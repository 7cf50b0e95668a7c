/**
 * Reads values that the app has received as results. The app asserts that they came from the API, so failures without a reason,
 * error bodies, HTML pages and missing results are recognized as well.
 */
import { parseJson } from '../../values/json.js';
import { createFailure, type OpenAIFailure } from '../../model/failure.js';
import { readBody } from '../facts/body.js';
import { readErrorBody } from '../facts/response.js';
import { isPage, longestMessage } from '../facts/message.js';
import { classNames, elements, isArray, property, text } from '../../values/property.js';
import { hasFailed, incompleteReason, readResult } from './result.js';
import { readUnfinishedParts } from './unfinished-parts.js';

/** Whether it is an error object, and not an empty one that means "none". */
function isTold(error: unknown): boolean {
  const { message, code } = readBody(error);
  return message !== undefined || code !== undefined;
}

/**
 * Whether the body is an error. All of OpenAI's results have `object` or specific members, and no message alongside an `id`.
 * For those with a status, it determines whether their `error` counts.
 */
function isErrorBody(body: object): boolean {
  const object = property(body, 'object');
  if (object === 'error' || property(body, 'type') === 'error') return true;
  if (typeof object !== 'string' && !isArray(property(body, 'choices'))) return isTold(body);
  return typeof property(body, 'status') !== 'string' && isTold(property(body, 'error'));
}

/** Reads an error body in place of a result, of any server: its shape identifies the provider. */
function readForeign(body: object): OpenAIFailure {
  return readErrorBody(body, { evidence: property(body, 'error') ?? body });
}

/** Reads a result that failed, or ended early, without a reason. */
function readEnded(result: object): OpenAIFailure | undefined {
  if (hasFailed(result)) return createFailure({ kind: 'job' });
  if (property(result, 'status') !== 'incomplete') return undefined;
  return createFailure({ kind: 'interrupted', code: incompleteReason(result) });
}

function isEmpty(result: object): boolean {
  try {
    return classNames(result)[0] === 'Object' && Object.keys(result).length === 0;
  } catch {
    return false;
  }
}

const noResult = (page = false): OpenAIFailure => createFailure({ kind: 'invalid-response', page });

/** Reads a string: the SDK returns a response that is not labelled as JSON as text. It may be model output, so it is dropped. */
function readText(answer: string): OpenAIFailure {
  const body = answer.length <= longestMessage ? parseJson(answer) : undefined;
  const isError = typeof body === 'object' && body !== null && isErrorBody(body);
  return isError ? readForeign(body) : noResult(isPage(answer));
}

function readObject(result: object): OpenAIFailure | undefined {
  if (isArray(result)) return isTold(elements(result, 1)[0]) ? readForeign(result) : noResult();
  if (isErrorBody(result)) return readForeign(result);
  const failure = readResult(result) ?? readEnded(result) ?? readUnfinishedParts(result);
  return failure ?? (isEmpty(result) ? noResult() : undefined);
}

/**
 * Why the API's response is not a usable result.
 * @returns `undefined` if nothing suggests that it is unusable
 */
export function readUnusable(result: unknown): OpenAIFailure | undefined {
  if (typeof result === 'string') return readText(result);
  if (typeof result !== 'object' || result === null) return noResult();
  const failure = readObject(result);
  // The SDK adds the request id to results.
  const requestId = text(property(result, '_request_id'));
  return failure && { ...failure, requestId: failure.requestId ?? requestId };
}
