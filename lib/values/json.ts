/** JSON that may be none, and what it is made of. */

/** The value of a JSON text; `undefined` for any other text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A copy of an object that has its own members alone, none of `Object.prototype`, to which an app may have added some. */
export function ownMembers<Given>(value: Given): Given {
  return Object.assign(Object.create(null), value) as Given; // the same members
}

/** Whether a value is an object that is no array, as JSON's objects are. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
