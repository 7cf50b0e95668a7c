/**
 * OpenAI's error objects that are no `Error`: events of a Responses or Realtime stream, which helpers of SDK
 * 4.104 to 7.0 reject with as they are, and results that are none.
 */
import type { OpenAIFailure } from '../../model/failure.js';
import { readErrorBody } from '../facts/response.js';
import { isError, isObject, property } from '../../values/property.js';
import { readResult } from './result.js';

/** What tells OpenAI's events from those of others that have the type `error`, too. */
const eventKeys = ['sequence_number', 'event_id'];

/** Whether it is `{type: 'error'}` of a stream: flat, or with the error inside. */
function isErrorEvent(value: object): boolean {
  if (property(value, 'type') !== 'error') return false;
  return eventKeys.some((key) => property(value, key) !== undefined);
}

const resultEvents: ReadonlySet<unknown> = new Set(['response.failed', 'response.incomplete']);

/** The result itself, or the one that an event reports. */
function resultOf(value: object): unknown {
  if (resultEvents.has(property(value, 'type'))) return property(value, 'response');
  return typeof property(value, 'object') === 'string' ? value : undefined;
}

/** Reads an error event, a failed result or an incomplete answer of OpenAI's own shape. */
export function readEvent(value: object): OpenAIFailure | undefined {
  if (isError(value)) return undefined;
  return isErrorEvent(value) ? readErrorBody(value) : readResult(resultOf(value));
}

/** Reads a bare error body, `{error: …}`, or an event that is nothing but an error: it *may* be OpenAI's. */
export function readBareBody(value: object): OpenAIFailure | undefined {
  if (isError(value)) return undefined;
  const error = property(value, 'error');
  const isBody = typeof error === 'string' || (isObject(error) && !isError(error));
  if (isBody) return readErrorBody(error, { evidence: error });
  const isFlat = property(value, 'type') === 'error' && !isObject(error);
  return isFlat && typeof property(value, 'message') === 'string'
    ? readErrorBody(value)
    : undefined;
}
