/** Creates problems from errors that are not OpenAI's. */
import { STATUS_CODES } from 'node:http';
import type { Advice } from '../model/problem-type.js';
import { fixableBy, generalAdvice, isRetryable } from '../model/http-status.js';
import type { HeaderFields } from '../model/representation.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { waitThenTryAgain } from '../model/shared-steps.js';
import { waitInHeaders } from '../read/facts/wait.js';
import { fitSteps, prepareSteps } from '../compose/occasion.js';
import type { HttpErrorFacts } from './facts.js';

/** The facts with the header fields, of which there may be none. */
export type KnownFacts = HttpErrorFacts & Required<Pick<HttpErrorFacts, 'fields'>>;

const advices: Readonly<Record<number, Advice>> = {
  401: {
    meaning: 'The request has no valid credentials for this service.',
    solution: ['Sign in or send valid credentials, then try again.'],
  },
  403: {
    meaning: 'The service does not allow this request.',
    solution: ['To get access, contact support and include the `instance` value.'],
  },
  404: {
    meaning: 'There is nothing at this URL.',
    solution: ['Check the URL and the request method.'],
  },
  413: {
    meaning: 'The request is larger than the service accepts.',
    solution: ['Send less data at once.'],
  },
  429: {
    meaning: 'Too many requests were sent in a short time.',
    solution: [waitThenTryAgain],
  },
};

/** The wait in whole seconds, rounded up so that no client returns too early; a date that has passed states none. */
function delay(fields: HeaderFields): number | undefined {
  const wait = waitInHeaders((name) =>
    name === 'retry-after' ? fields['Retry-After'] : undefined,
  );
  return wait === undefined ? undefined : Math.ceil(wait);
}

/** The reason phrase of a status; an unknown status counts as the first of its class (RFC 9110, section 15). */
function phraseOf(status: number): string {
  return String(STATUS_CODES[status] ?? STATUS_CODES[status < 500 ? 400 : 500]);
}

/** The problem of an error. Its type is `about:blank`: the status alone defines it (RFC 9457, section 4.2.1). */
export function httpProblem(facts: KnownFacts, instance: string): ProblemDetails {
  const { status, message, advice, errors, fields } = facts;
  const title = phraseOf(status);
  const retryable = isRetryable(status);
  const retryAfter = retryable ? delay(fields) : undefined;
  const { meaning, solution } = advice ?? advices[status] ?? generalAdvice(status);
  return {
    type: 'about:blank',
    title,
    status,
    instance,
    meaning,
    solution: fitSteps(prepareSteps(solution), { isHopeless: false, retryAfter, hasParam: false }),
    fixableBy: fixableBy(status),
    retryable,
    ...(message !== undefined && message !== title && { detail: message }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(errors !== undefined && { errors }),
  };
}
