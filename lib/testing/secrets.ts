/** Finds strings in a response that look like secrets. */
import { redact } from '../compose/redact/index.js';
import { isPlainObject } from '../values/json.js';

/** Ids of an occurrence, such as `instance` and trace ids, as opposed to ids of an account. */
const occurrenceId = /(?:urn:uuid:)?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|[\da-f]{32,64}/gi;

/** The redacted string; `undefined` if nothing in it looks like a secret. */
function redacted(text: string): string | undefined {
  const rest = text.replace(occurrenceId, 'id');
  const shown = redact(rest);
  // `*`, as in `Access-Control-Allow-Origin`, would count as a masked key.
  return shown === rest || !/\w/.test(rest) ? undefined : shown;
}

/** All strings within a value, each with its path. */
function stringsIn(value: unknown, place: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[place, value]];
  if (Array.isArray(value))
    return value.flatMap((element, index) => stringsIn(element, `${place}[${index}]`));
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => stringsIn(member, `${place}.${name}`));
}

/** Header fields whose values naturally look like secrets: cookies, checksums, nonces and the challenge. */
const ownFields: ReadonlySet<string> = new Set([
  'content-security-policy',
  'content-security-policy-report-only',
  'etag',
  'report-to',
  'reporting-endpoints',
  'set-cookie',
  'www-authenticate',
]);

/** A leak: its place in the response, and the string there with the secret redacted. */
export interface Leak {
  readonly place: string;
  readonly shown: string;
}

/** All leaks in the body and the header fields. The secrets themselves are not repeated. */
export function leaksOf(
  body: Readonly<Record<string, unknown>>,
  fields: ReadonlyMap<string, string>,
): readonly Leak[] {
  const members = Object.entries(body).flatMap(([name, member]) => stringsIn(member, name));
  const headers = [...fields].filter(([name]) => !ownFields.has(name));
  return [...members, ...headers].flatMap(([place, text]) => {
    const shown = redacted(text);
    return shown === undefined ? [] : [{ place, shown }];
  });
}
