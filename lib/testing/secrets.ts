/** What looks like a secret in a response. */
import { redact } from '../compose/redact/index.js';
import { isPlainObject } from '../values/json.js';

/** Ids that name an occurrence, such as `instance` and trace ids, not an account. */
const occurrenceId = /(?:urn:uuid:)?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|[\da-f]{32,64}/gi;

/** The text as it would have been redacted; `undefined` where nothing in it looks like a secret. */
function redacted(text: string): string | undefined {
  const rest = text.replace(occurrenceId, 'id');
  const shown = redact(rest);
  // `*`, as in `Access-Control-Allow-Origin`, would be a masked key.
  return shown === rest || !/\w/.test(rest) ? undefined : shown;
}

/** The strings in a value, each with the place where it stands. */
function stringsIn(value: unknown, place: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[place, value]];
  if (Array.isArray(value))
    return value.flatMap((element, index) => stringsIn(element, `${place}[${index}]`));
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => stringsIn(member, `${place}.${name}`));
}

/** Fields whose values look like secrets by their nature: of the app and its client, checksums, nonces, and the challenge. */
const ownFields: ReadonlySet<string> = new Set([
  'content-security-policy',
  'content-security-policy-report-only',
  'etag',
  'report-to',
  'reporting-endpoints',
  'set-cookie',
  'www-authenticate',
]);

/** A place of a response, and the text there without what looks like a secret. */
export interface Leak {
  readonly place: string;
  readonly shown: string;
}

/** Everything in the body and the header fields that looks like a secret; the secrets themselves are not repeated. */
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
