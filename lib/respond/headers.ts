/** The header fields of a problem response, all from a fixed list: none of the upstream's is copied. */
import type { ProblemHead } from '../model/sendable.js';
import type { HeaderFields } from '../model/representation.js';

/** Fields that describe the success body, which is not sent; in lower case, as `getHeaderNames` returns them. */
export const successFields: ReadonlySet<string> = new Set([
  'accept-ranges',
  'content-disposition',
  'content-encoding',
  'content-length',
  'content-location',
  'content-range',
  'digest',
  'etag',
  'expires',
  'last-modified',
  'trailer',
  'transfer-encoding',
]);

/** RFC 9110, section 15.5.2: a 401 must carry a challenge. */
const challenge = 'Bearer realm="openai"';

/** The fields that depend on the problem. */
interface ProblemFields {
  'Retry-After'?: string;
  'WWW-Authenticate'?: string;
  Link?: string;
}

/**
 * The fields that depend on the problem: `Retry-After` in seconds, `WWW-Authenticate` on a 401, and `Link` to the documentation
 * (RFC 8288). The documentation is a serialized URL, so it contains no `>` that would end the link early.
 */
export function problemFields({
  retryAfter,
  status,
  documentation,
}: ProblemHead): Readonly<ProblemFields> {
  const fields: ProblemFields = {};
  if (retryAfter !== undefined) fields['Retry-After'] = String(retryAfter);
  if (status === 401) fields['WWW-Authenticate'] = challenge;
  if (documentation !== undefined) fields.Link = `<${documentation}>; rel="help"`;
  return fields;
}

/**
 * Adds an element to a list field (RFC 9110, section 5.6.1), keeping the elements that earlier middleware has set.
 * @param present the current value of the field; `undefined` if it is not set
 */
export function withElement(present: unknown, element: string): string {
  if (present === undefined) return element;
  const elements = [present].flat().map(String).join(', ');
  const known = elements.toLowerCase().split(/[ ,]+/);
  if (known.includes('*') || known.includes(element.toLowerCase())) return elements;
  return elements === '' ? element : `${elements}, ${element}`;
}

/** The fields of every problem response. */
export const commonFields: HeaderFields = {
  'Content-Language': 'en',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};
