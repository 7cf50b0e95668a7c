/** Creates problems from errors that are not OpenAI's. */
import { STATUS_CODES } from 'node:http';
import type { Advice } from '../model/problem-type.js';
import { fixableBy, generalAdvice, isRetryable } from '../model/http-status.js';
import type { HeaderFields } from '../model/representation.js';
import type { ProblemDetails } from '../model/problem-details.js';
import type { HttpErrorFacts } from './facts.js';

const advices: Readonly<Record<number, Advice>> = {
  401: {
    meaning: 'The service does not know who sent the request.',
    solution: ['Sign in, or send valid credentials, then send the request again.'],
  },
  403: {
    meaning: 'The service does not allow this request.',
    solution: [
      'Ask whoever runs the service for access, and quote the `instance` of this problem.',
    ],
  },
  404: {
    meaning: 'There is nothing at this address.',
    solution: ['Check the address and the method of the request.'],
  },
  413: {
    meaning: 'The request is larger than the service accepts.',
    solution: ['Send less at once.'],
  },
  429: {
    meaning: 'Too many requests came in a short time.',
    solution: [
      'Wait as long as `retryAfter` says, or a minute where it is absent, then send the request again.',
    ],
  },
};

function delay(fields: HeaderFields): number | undefined {
  const value = fields['Retry-After'];
  return value !== undefined && /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}

/** The reason phrase of a status; an unknown status counts as the first of its class (RFC 9110, section 15). */
function phraseOf(status: number): string {
  return String(STATUS_CODES[status] ?? STATUS_CODES[status < 500 ? 400 : 500]);
}

/** The problem of an error. Its type is `about:blank`: the status alone defines it (RFC 9457, section 4.2.1). */
export function httpProblem(facts: HttpErrorFacts, instance: string): ProblemDetails {
  const { status, message, advice, errors, fields = {} } = facts;
  const title = phraseOf(status);
  const retryable = isRetryable(status);
  const retryAfter = retryable ? delay(fields) : undefined;
  return {
    type: 'about:blank',
    title,
    status,
    instance,
    ...(advice ?? advices[status] ?? generalAdvice(status)),
    fixableBy: fixableBy(status),
    retryable,
    ...(message !== undefined && message !== title && { detail: message }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(errors !== undefined && { errors }),
  };
}
