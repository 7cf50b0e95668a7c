/** Upstream headers, whatever the SDK's major keeps them in. */
import { cooldownHeader } from '../../model/cooldown-mark.js';
import { noHeaders, type HeaderLookup } from '../../model/representation.js';
import { providerHeaders } from '../provider/known-providers.js';
import { isArray, isObject, property } from '../../values/property.js';

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

/** All header fields that are ever looked up. */
const wanted: ReadonlySet<unknown> = new Set([
  ...loggedHeaders,
  'cf-ray',
  'openai-organization',
  cooldownHeader,
  ...providerHeaders.map(([field]) => field),
]);

const mostHeaders = 200;

/** Characters of a value that are ever looked at; all that means something is shorter. */
const longestValue = 200;

function asString(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, longestValue) : undefined;
}

/** One walk over `Headers` costs less than a few look-ups: each of these checks its name anew. */
function collect(headers: Iterable<unknown>): ReadonlyMap<unknown, unknown> {
  const found = new Map<unknown, unknown>();
  let left = mostHeaders;
  try {
    for (const entry of headers) {
      left -= 1;
      if (left < 0) break;
      if (isArray(entry) && wanted.has(entry[0])) found.set(entry[0], entry[1]);
    }
  } catch {
    // What was found until then counts.
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

/**
 * A lookup in `Headers` (SDK 5 and later), or in a plain object with lower-case names, which SDK 4 wraps
 * into a case-insensitive Proxy.
 */
export function headerLookup(headers: unknown): HeaderLookup {
  if (!isObject(headers)) return noHeaders;
  if (!isIterable(headers)) return (name) => asString(property(headers, name));
  let fields: ReadonlyMap<unknown, unknown> | undefined;
  return (name) => asString((fields ??= collect(headers)).get(name));
}
