/** Creates problems from errors that are not OpenAI's, as the option `handle` specifies. */
import type { Redactor } from '../compose/redact/index.js';
import type { HeaderFields } from '../model/representation.js';
import type { ProblemDetails } from '../model/problem-details.js';
import type { ResponseLike } from '../respond/exchange.js';
import { isObject, property } from '../values/property.js';
import { exposedMessage, fieldsOf, isErrorStatus, type HttpErrorFacts } from './facts.js';
import { httpProblem, type KnownFacts } from './http-problem.js';
import { readKnownError } from './readers.js';

/**
 * The errors to handle:
 * - `openai`: OpenAI errors
 * - `http`: also errors of `http-errors`, body parsers, multer and similar middleware
 * - `all`: every error
 */
export type Handled = 'openai' | 'http' | 'all';

/** The problem of an error that is not OpenAI's, and the header fields that the error sets. */
export interface HttpAnswer {
  readonly problem: ProblemDetails;
  readonly fields: HeaderFields;
}

/** The status that Express's own last handler (finalhandler) would send. */
function statusOf(error: unknown, response: object): number {
  const candidates = [
    property(error, 'status'),
    property(error, 'statusCode'),
    property(response, 'statusCode'),
  ];
  return candidates.find(isErrorStatus) ?? 500;
}

/** Uses only the status of an unknown error, and its message if `expose` is true. */
function readAnyError(error: unknown, response: object, redact: Redactor): HttpErrorFacts {
  const status = statusOf(error, response);
  if (!isObject(error)) return { status };
  return { status, fields: fieldsOf(error), message: exposedMessage(error, redact) };
}

/** What is used of the response. */
type Answered = Pick<ResponseLike, 'getHeader'>;

/** The facts with the wait that earlier middleware, such as a rate limiter, has set on the response, unless the error states one. */
function withWaitOf(response: Answered, { fields, ...facts }: HttpErrorFacts): KnownFacts {
  const set = fieldsOf({ headers: { 'Retry-After': response.getHeader('Retry-After') } });
  return { ...facts, fields: { ...set, ...fields } };
}

/** The header fields of the error. The problem of a passing failure states the wait itself, so that the two agree. */
function fieldsBeside({ retryable }: ProblemDetails, fields: HeaderFields): HeaderFields {
  const { 'Retry-After': _stated, ...others } = fields;
  return retryable ? others : fields;
}

/** Creates the problem of one error; returns `undefined` if the error is not to be handled. */
export type HttpAnswerer = (
  error: unknown,
  response: Answered,
  instance: () => string,
) => HttpAnswer | undefined;

/** Creates the function that handles these errors. */
export function createHttpAnswerer(handled: Handled, redact: Redactor): HttpAnswerer {
  function readError(error: unknown, response: object): HttpErrorFacts | undefined {
    if (handled === 'openai') return undefined;
    const known = isObject(error) ? readKnownError(error, redact) : undefined;
    return known ?? (handled === 'all' ? readAnyError(error, response, redact) : undefined);
  }

  return (error, response, instance) => {
    const read = readError(error, response);
    if (read === undefined) return undefined;
    const facts = withWaitOf(response, read);
    const problem = httpProblem(facts, instance());
    return { problem, fields: fieldsBeside(problem, facts.fields) };
  };
}
