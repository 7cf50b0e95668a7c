/** What follows from a status alone (RFC 9110, section 15), for problems that contain nothing more specific. */
import type { Advice, FixableBy } from './problem-type.js';

const clientError: Advice = {
  meaning: 'The request cannot be served as it was sent.',
  solution: ['Correct the request as the status and the detail say, then send it again.'],
};
const serverError: Advice = {
  meaning: 'The service failed to serve the request.',
  solution: [
    'Send the request again later.',
    'If it keeps happening, contact the service and quote the `instance` of this problem.',
  ],
};

const retryableStatuses: ReadonlySet<number> = new Set([408, 425, 429, 502, 503, 504]);

/** Whether the same request may succeed later. */
export function isRetryable(status: number): boolean {
  return retryableStatuses.has(status);
}

/** Who can fix a problem with this status. */
export function fixableBy(status: number): FixableBy {
  return status < 500 ? 'caller' : 'operator';
}

/** What happened and what to do, by status. */
export function generalAdvice(status: number): Advice {
  return status < 500 && !isRetryable(status) ? clientError : serverError;
}
