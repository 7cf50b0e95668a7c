/** The header fields of a problem response: ours, from a list. Nothing of the upstream's is copied. */
import type { ProblemDetails } from '../problem-details.js';

/** Header fields by name. */
export type HeaderFields = Readonly<Record<string, string>>;

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

/** What depends on the problem: `Retry-After`, and `WWW-Authenticate` on a 401. */
export function problemFields(problem: ProblemDetails): HeaderFields {
  return {
    ...(problem.retryAfter !== undefined && { 'Retry-After': String(problem.retryAfter) }),
    ...(problem.status === 401 && { 'WWW-Authenticate': challenge }),
  };
}

/** What every problem response carries. */
export const commonFields: HeaderFields = {
  'Content-Type': 'application/problem+json',
  'Content-Language': 'en',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};
