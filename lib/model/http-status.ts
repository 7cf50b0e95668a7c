/** What follows from a status alone (RFC 9110, section 15), for problems that contain nothing more specific. */
import type { Advice, FixableBy } from './problem-type.js';
import { contactSupportIfRepeated } from './shared-steps.js';

const clientError: Advice = {
  meaning: 'The service cannot process the request as it was sent.',
  solution: ['Correct the request, then send it again.'],
};
const serverError: Advice = {
  meaning: 'The service could not process the request.',
  solution: ['Try again later.', contactSupportIfRepeated],
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
