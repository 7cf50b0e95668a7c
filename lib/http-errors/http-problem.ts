/** The app's own `http-errors` errors in the form of our problems. */
import { STATUS_CODES } from 'node:http';
import { readBodyError } from './body-errors.js';
import type { Advice } from '../model/problem-type.js';
import type { Redactor } from '../compose/redact/index.js';
import { fixableBy, generalAdvice, isRetryable } from '../model/http-status.js';
import type { HeaderFields } from '../model/representation.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { isObject, property } from '../values/property.js';

/** An `http-errors` error, recognised as `isHttpError` does: by its members. */
interface HttpErrorFacts {
  readonly status: number;
  readonly message: string | undefined;
  readonly fields: HeaderFields;
  /** What the error says more than its status. */
  readonly advice: Advice | undefined;
}

/** Fields that a status calls for (RFC 9110), so an error may bring them. */
const broughtFields = ['Allow', 'Retry-After', 'Upgrade', 'WWW-Authenticate'] as const;
/** Characters of a message that are shown. */
const longestDetail = 1000;
const fieldValue = /^[\x20-\x7e]{1,1000}$/;

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

function readFields(headers: unknown): HeaderFields {
  const fields: Record<string, string> = {};
  for (const name of broughtFields) {
    const value = property(headers, name) ?? property(headers, name.toLowerCase());
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && fieldValue.test(text)) fields[name] = text;
  }
  return fields;
}

/** What may be shown of the message. */
function messageOf(error: object): string | undefined {
  const message = property(error, 'message');
  return property(error, 'expose') === true && typeof message === 'string' ? message : undefined;
}

/** Reads an `http-errors` error with an error status; `undefined` for anything else. */
export function readHttpError(error: unknown, redact: Redactor): HttpErrorFacts | undefined {
  if (!isObject(error) || typeof property(error, 'expose') !== 'boolean') return undefined;
  const status = property(error, 'status');
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 400 || status > 599)
    return undefined;
  if (property(error, 'statusCode') !== status) return undefined;
  const bodyProblem = readBodyError(error);
  const message = bodyProblem === undefined ? messageOf(error) : bodyProblem.detail;
  return {
    status,
    message: message === undefined ? undefined : redact(message).slice(0, longestDetail),
    fields: readFields(property(error, 'headers')),
    advice: bodyProblem?.advice,
  };
}

function delay(fields: HeaderFields): number | undefined {
  const value = fields['Retry-After'];
  return value !== undefined && /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}

/** The status's phrase; one that is not known counts as the first of its class (RFC 9110, section 15). */
function phraseOf(status: number): string {
  return String(STATUS_CODES[status] ?? STATUS_CODES[status < 500 ? 400 : 500]);
}

/** The problem of an `http-errors` error; `about:blank` says that its status tells all (RFC 9457, section 4.2.1). */
export function httpProblem(facts: HttpErrorFacts, instance: string): ProblemDetails {
  const { status, message, advice } = facts;
  const title = phraseOf(status);
  const retryable = isRetryable(status);
  const retryAfter = retryable ? delay(facts.fields) : undefined;
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
  };
}
