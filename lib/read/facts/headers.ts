/** The upstream's header fields, in whichever form the SDK's major keeps them. */
import { noHeaders, type HeaderLookup } from '../../model/representation.js';
import { isArray, isObject, property } from '../../values/property.js';

/** The fields that may be logged; none of them identifies an account. */
export const loggedHeaders = [
  'content-type',
  'retry-after',
  'retry-after-ms',
  'x-ms-retry-after-ms',
  'x-should-retry',
  'x-request-id',
  'apim-request-id',
  'x-ratelimit-limit-requests',
  'x-ratelimit-remaining-requests',
  'x-ratelimit-reset-requests',
  'x-rate-limit-reset-requests',
  'x-ratelimit-limit-tokens',
  'x-ratelimit-remaining-tokens',
  'x-ratelimit-reset-tokens',
  'x-rate-limit-reset-tokens',
  'openai-model',
  'openai-processing-ms',
  'openai-version',
] as const;

/** Fields of a list that are read. */
const mostHeaders = 200;

/** Characters of a value that are read; every meaningful value is shorter. */
const longestValue = 200;

function asString(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, longestValue) : undefined;
}

/** The fields of a list, read once; if reading fails midway, those before the failure. */
function collect(headers: Iterable<unknown>): ReadonlyMap<unknown, unknown> {
  const found = new Map<unknown, unknown>();
  let left = mostHeaders;
  try {
    for (const entry of headers) {
      left -= 1;
      if (left < 0) break;
      if (isArray(entry)) found.set(entry[0], entry[1]);
    }
  } catch {
    // Keep what was found so far.
  }
  return found;
}

function isIterable(value: object): value is Iterable<unknown> {
  try {
    return typeof Reflect.get(value, Symbol.iterator) === 'function';
  } catch {
    return false;
  }
}

/** A proxy may refuse to say. */
function isHeaders(value: object): value is Headers {
  try {
    return value instanceof Headers;
  } catch {
    return false;
  }
}

/** A lookup by name: iterating makes the runtime sort all fields first. */
function fieldOf(headers: Headers, name: string): unknown {
  try {
    return headers.get(name);
  } catch {
    return undefined;
  }
}

/**
 * Looks header fields up by their lower-case names.
 * @param headers `Headers` (SDK 5 and later), a plain object with lower-case names (SDK 4 wraps one in a case-insensitive Proxy), or
 *   any other iterable of names and values; anything else has no fields
 */
export function headerLookup(headers: unknown): HeaderLookup {
  if (!isObject(headers)) return noHeaders;
  if (isHeaders(headers)) return (name) => asString(fieldOf(headers, name));
  if (!isIterable(headers)) return (name) => asString(property(headers, name));
  let fields: ReadonlyMap<unknown, unknown> | undefined;
  return (name) => asString((fields ??= collect(headers)).get(name));
}
