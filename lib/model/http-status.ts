/** What a status alone says (RFC 9110, section 15), for problems that say no more. */
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

/** Who can remove the cause. */
export function fixableBy(status: number): FixableBy {
  return status < 500 ? 'caller' : 'operator';
}

/** What happened and what to do. */
export function generalAdvice(status: number): Advice {
  return status < 500 && !isRetryable(status) ? clientError : serverError;
}
