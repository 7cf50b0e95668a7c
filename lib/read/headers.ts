/** Upstream headers, whatever the SDK's major keeps them in. */
import { isObject, property } from './property.js';

/** Looks a header up by its lower-case name; `undefined` where it is absent or no string. */
export type HeaderLookup = (name: string) => string | undefined;

const none: HeaderLookup = () => undefined;

/**
 * A lookup in `Headers` (SDK 5 and later), or in a plain object with lower-case names, which SDK 4 wraps
 * into a case-insensitive Proxy.
 */
export function headerLookup(headers: unknown): HeaderLookup {
  if (!isObject(headers)) return none;
  const get = property(headers, 'get');
  if (typeof get !== 'function') {
    return (name) => asString(property(headers, name));
  }
  return (name) => {
    try {
      return asString(get.call(headers, name));
    } catch {
      return undefined;
    }
  };
}

function asString(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
