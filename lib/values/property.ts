/** Reads properties of values that may be hostile: revoked proxies, throwing getters, null prototypes. */

/** Whether the value is an object or a function, and so can have properties. */
export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Whether the value is an `Error`; `false` for a proxy that throws when tested. */
export function isError(value: object): boolean {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}

/** `value[key]`; `undefined` if there is no such property or reading it throws. */
export function property(value: unknown, key: PropertyKey): unknown {
  if (!isObject(value)) return undefined;
  try {
    return Reflect.get(value, key);
  } catch {
    return undefined;
  }
}

/** Whether the object has all these own properties. */
export function hasOwnKeys(value: object, keys: readonly string[]): boolean {
  try {
    return keys.every((key) => Object.hasOwn(value, key));
  } catch {
    return false;
  }
}

/** The number of characters kept of a name, such as a code. */
const longestName = 1000;

/** A number or non-empty string, as a string; `None` and `null`, which some upstreams send, count as absent. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '' || value === 'None' || value === 'null') {
    return undefined;
  }
  return value.slice(0, longestName);
}

/** `Array.isArray`, but `false` for a revoked proxy, which makes that throw. */
export function isArray(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** The first elements of an array, at most `most`; an empty array for any other value. */
export function elements(value: unknown, most: number): readonly unknown[] {
  try {
    return isArray(value) ? Array.prototype.slice.call(value, 0, most) : [];
  } catch {
    return [];
  }
}

/** The names of an object's own enumerable properties, at most `most`; an empty array if they cannot be read. */
export function ownKeys(value: unknown, most: number): readonly string[] {
  try {
    return isObject(value) && !isArray(value) ? Object.keys(value).slice(0, most) : [];
  } catch {
    return [];
  }
}

const longestPrototypeChain = 10;

/** The class names of an object, most derived first; an empty array if they cannot be read. */
export function classNames(value: object): readonly string[] {
  const names: string[] = [];
  try {
    let prototype: unknown = Object.getPrototypeOf(value);
    while (isObject(prototype) && names.length < longestPrototypeChain) {
      const name = property(property(prototype, 'constructor'), 'name');
      names.push(typeof name === 'string' ? name : '');
      prototype = Object.getPrototypeOf(prototype);
    }
  } catch {
    // A proxy that does not reveal its prototype has no class names.
  }
  return names;
}
