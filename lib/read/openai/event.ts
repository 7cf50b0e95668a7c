/**
 * Reads OpenAI's error objects that are not an `Error`: events of a Responses or Realtime stream, with which helpers of SDK 4.104
 * to 7.0 reject, and failed results.
 */
import type { OpenAIFailure } from '../../model/failure.js';
import { readErrorBody } from '../facts/response.js';
import { hasOwnKeys, isError, isObject, ownKeys, property } from '../../values/property.js';
import { readResult } from './result.js';

/** Keys that distinguish OpenAI's events from other events of the type `error`. */
const eventKeys = ['sequence_number', 'event_id'];

/** Whether it is a stream's event of the type `error`, either flat or with a nested error. */
function isErrorEvent(value: object): boolean {
  if (property(value, 'type') !== 'error') return false;
  return eventKeys.some((key) => property(value, key) !== undefined);
}

const resultEvents: ReadonlySet<unknown> = new Set(['response.failed', 'response.incomplete']);

/** The result itself, or the one in an event. */
function resultOf(value: object): unknown {
  if (resultEvents.has(property(value, 'type'))) return property(value, 'response');
  return typeof property(value, 'object') === 'string' ? value : undefined;
}

/** Reads an error event, or a failed or incomplete result, in OpenAI's own shape; returns `undefined` for anything else. */
export function readEvent(value: object): OpenAIFailure | undefined {
  if (isError(value)) return undefined;
  return isErrorEvent(value) ? readErrorBody(value) : readResult(resultOf(value));
}

/** Members of the API's error objects, all of which are always present. */
const errorKeys = ['message', 'type', 'param', 'code'];
const errorTypes: ReadonlySet<unknown> = new Set([
  'invalid_request_error',
  'authentication_error',
  'permission_error',
  'not_found_error',
  'rate_limit_error',
  'insufficient_quota',
  'billing_not_active',
  'requests',
  'tokens',
  'input-images',
  'server_error',
  'api_error',
  'image_generation_user_error',
]);
/** Codes that are sent with a `param`. APIs with similar errors (Stripe's) do not have these, and never send `null`. */
const codesWithParam: ReadonlySet<unknown> = new Set([
  'context_length_exceeded',
  'decimal_above_max_value',
  'decimal_below_min_value',
  'integer_above_max_value',
  'integer_below_min_value',
  'invalid_function_parameters',
  'invalid_image_url',
  'invalid_json_schema',
  'invalid_prompt',
  'invalid_type',
  'invalid_value',
  'missing_required_parameter',
  'model_not_found',
  'previous_response_not_found',
  'string_above_max_length',
  'unknown_parameter',
  'unsupported_parameter',
  'unsupported_value',
]);

function hasExactly(value: object, keys: readonly string[]): boolean {
  return ownKeys(value, keys.length + 1).length === keys.length && hasOwnKeys(value, keys);
}

function isTextOrNull(value: unknown): boolean {
  return typeof value === 'string' || value === null;
}

/** Reads a body of the API that the app has thrown unchanged: exactly `{error: {message, type, param, code}}`. */
export function readThrownBody(value: object): OpenAIFailure | undefined {
  const error = property(value, 'error');
  if (isError(value) || !isObject(error) || isError(error)) return undefined;
  if (!hasExactly(value, ['error']) || !hasExactly(error, errorKeys)) return undefined;
  const [param, code] = [property(error, 'param'), property(error, 'code')];
  if (typeof property(error, 'message') !== 'string' || !isTextOrNull(param) || !isTextOrNull(code))
    return undefined;
  const isKnown = param === null || code === null || codesWithParam.has(code);
  return isKnown && errorTypes.has(property(error, 'type'))
    ? readErrorBody(error, { evidence: error })
    : undefined;
}

/** Reads a bare error body, `{error: …}`, or an event with nothing but an error: it *may* be OpenAI's. */
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
