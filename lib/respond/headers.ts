/** The header fields of a problem response: ours, from a list. Nothing of the upstream's is copied. */
import type { ProblemHead } from '../model/sendable.js';
import type { HeaderFields } from '../model/representation.js';

/** Fields that described the success body, which is not sent now; in lower case, as a response names what it has. */
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

/** What a problem may call for. */
interface ProblemFields {
  'Retry-After'?: string;
  'WWW-Authenticate'?: string;
  Link?: string;
}

/**
 * What depends on the problem: `Retry-After`, `WWW-Authenticate` on a 401, and `Link` to the documentation (RFC 8288), which is
 * a serialised URL: it has no character that could end it.
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
 * A list (RFC 9110, section 5.6.1) with this element, beside what earlier middleware has put into it.
 * @param present the field as it is, if it is
 */
export function withElement(present: unknown, element: string): string {
  if (present === undefined) return element;
  const elements = [present].flat().map(String).join(', ');
  const known = elements.toLowerCase().split(/[ ,]+/);
  if (known.includes('*') || known.includes(element.toLowerCase())) return elements;
  return elements === '' ? element : `${elements}, ${element}`;
}

/** What every problem response carries. */
export const commonFields: HeaderFields = {
  'Content-Language': 'en',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};
