/**
 * Reads what an app has got for a result, and vouches to be the API's answer: so also what names no reason, an error
 * body in its place, a web page, or nothing.
 */
import { parseJson } from '../../values/json.js';
import { createFailure, type OpenAIFailure } from '../../model/failure.js';
import { readBody } from '../facts/body.js';
import { readErrorBody } from '../facts/response.js';
import { isPage, longestMessage } from '../facts/message.js';
import { classNames, elements, isArray, property, text } from '../../values/property.js';
import { hasFailed, incompleteReason, readResult } from './result.js';
import { readUnfinishedParts } from './unfinished-parts.js';

/** Whether it is an error object, and not one that is there to say "none". */
function isTold(error: unknown): boolean {
  const { message, code } = readBody(error);
  return message !== undefined || code !== undefined;
}

/**
 * Whether the body is an error. OpenAI's results all have `object` or members of their own, and no words for people beside
 * an `id`; those with a status in words tell by that whether their `error` counts.
 */
function isErrorBody(body: object): boolean {
  const object = property(body, 'object');
  if (object === 'error' || property(body, 'type') === 'error') return true;
  if (typeof object !== 'string' && !isArray(property(body, 'choices'))) return isTold(body);
  return typeof property(body, 'status') !== 'string' && isTold(property(body, 'error'));
}

/** An error body in the place of a result, of whatever server: by its shape it is known whose. */
function readForeign(body: object): OpenAIFailure {
  return readErrorBody(body, { evidence: property(body, 'error') ?? body });
}

/** What ended badly, or too early, without giving a reason. */
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

/** The SDK gives the text of an answer that is not labelled as JSON. It may be the model's: it is not taken over. */
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
 * Why what the API answered is no result that can be used.
 * @returns `undefined` where nothing speaks against it
 */
export function readUnusable(result: unknown): OpenAIFailure | undefined {
  if (typeof result === 'string') return readText(result);
  if (typeof result !== 'object' || result === null) return noResult();
  const failure = readObject(result);
  // The SDK adds the request id to what it hands back.
  const requestId = text(property(result, '_request_id'));
  return failure && { ...failure, requestId: failure.requestId ?? requestId };
}
