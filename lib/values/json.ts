/** Reads JSON that may be invalid, and tests for JSON objects. */

/** The value of a JSON string; `undefined` if the string is not valid JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A copy with only the object's own members, not those of `Object.prototype`, to which an app may have added some. */
export function ownMembers<Given>(value: Given): Given {
  return Object.assign(Object.create(null), value) as Given; // the same members
}

/** Whether a value is an object and not an array, as in JSON. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
