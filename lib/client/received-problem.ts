/** Problems as received from a server: RFC 9457 makes every member optional, and none can be trusted. */
import { fixableBy, generalAdvice, isRetryable } from '../model/http-status.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { contactSupportIfRepeated } from '../model/shared-steps.js';
import { isPlainObject } from '../values/json.js';
import { defaultTypeBase } from '../catalogue/type-uri.js';

/** The catalogue's `stream-interrupted` with the text for end users, copied because the catalogue is too large for browsers. */
export const streamInterrupted: ProblemDetails = {
  type: `${defaultTypeBase}stream-interrupted`,
  title: 'The response stream was interrupted',
  status: 502,
  instance: '',
  meaning: 'The response ended early, so only part of it arrived.',
  solution: [
    'Treat what has arrived as incomplete.',
    'Send the request again.',
    contactSupportIfRepeated,
  ],
  fixableBy: 'provider',
  retryable: true,
};

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

const isOfItsType: Readonly<Record<keyof ProblemDetails, (value: unknown) => boolean>> = {
  type: isString,
  title: isString,
  status: (value) => Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599,
  detail: isString,
  instance: isString,
  meaning: isString,
  solution: (value) => Array.isArray(value) && value.length > 0 && value.every(isString),
  fixableBy: (value) => value === 'caller' || value === 'operator' || value === 'provider',
  retryable: (value) => typeof value === 'boolean',
  retryAfter: (value) => typeof value === 'number' && value >= 0,
  code: isString,
  param: isString,
  requestId: isString,
  rateLimit: isPlainObject,
  errors: (value) =>
    Array.isArray(value) &&
    value.every((error) => isPlainObject(error) && isString(error['detail'])),
  contentFilter: isPlainObject,
  cooldown: (value) => value === true,
  documentation: isString,
};

/** Whether a member has the type that this package gives it; custom extension members may have any type. */
export function hasItsType([name, value]: readonly [string, unknown]): boolean {
  return !Object.hasOwn(isOfItsType, name) || isOfItsType[name as keyof ProblemDetails](value);
}

/**
 * The problem without members of the wrong type, which consumers must ignore (RFC 9457, section 3.1); missing
 * members are filled in from the status. Custom extension members are kept.
 * @param status the status to assume if the problem does not state one
 */
export function completeProblem(
  received: Readonly<Record<string, unknown>>,
  status: number,
): ProblemDetails {
  const members = Object.entries(received).filter(hasItsType);
  const given = Object.fromEntries(members) as Partial<ProblemDetails>; // checked above
  const known = given.status ?? status;
  return {
    type: 'about:blank',
    title: `HTTP ${known}`,
    status: known,
    instance: '',
    ...generalAdvice(known),
    fixableBy: fixableBy(known),
    retryable: isRetryable(known),
    ...given,
  };
}
