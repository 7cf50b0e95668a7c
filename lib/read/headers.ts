/** Upstream headers, whatever the SDK's major keeps them in. */
import { providerHeaders } from './known-providers.js';
import { loggedHeaders } from './logged-headers.js';
import { isArray, isObject, property } from './property.js';

/** Looks a header up by its lower-case name; `undefined` where it is absent or no string. */
export type HeaderLookup = (name: string) => string | undefined;

const none: HeaderLookup = () => undefined;

/** All header fields that are ever looked up. */
const wanted: ReadonlySet<unknown> = new Set([
  ...loggedHeaders,
  'openai-organization',
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
  if (!isObject(headers)) return none;
  if (!isIterable(headers)) return (name) => asString(property(headers, name));
  let fields: ReadonlyMap<unknown, unknown> | undefined;
  return (name) => asString((fields ??= collect(headers)).get(name));
}
