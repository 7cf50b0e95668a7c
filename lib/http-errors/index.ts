/** Answers errors that are not OpenAI's. */
import type { Redactor } from '../compose/redact/index.js';
import type { HeaderFields } from '../model/representation.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { isObject, property } from '../values/property.js';
import { exposedMessage, fieldsOf, isErrorStatus, type HttpErrorFacts } from './facts.js';
import { httpProblem } from './http-problem.js';
import { readKnownError } from './readers.js';

/**
 * Which errors are answered.
 * - `openai`: those of OpenAI
 * - `http`: also those of `http-errors`, body parsers, multer and their like
 * - `all`: every error
 */
export type Handled = 'openai' | 'http' | 'all';

/** The problem of an error that is not OpenAI's, and the header fields that the error brings. */
export interface HttpAnswer {
  readonly problem: ProblemDetails;
  readonly fields: HeaderFields;
}

/** The status that Express's own last handler (finalhandler) would answer with. */
function statusOf(error: unknown, response: object): number {
  const candidates = [
    property(error, 'status'),
    property(error, 'statusCode'),
    property(response, 'statusCode'),
  ];
  return candidates.find(isErrorStatus) ?? 500;
}

/** Of an error that nobody knows, its status is told, and its message where it is meant to be shown. */
function readAnyError(error: unknown, response: object, redact: Redactor): HttpErrorFacts {
  const status = statusOf(error, response);
  if (!isObject(error)) return { status };
  return { status, fields: fieldsOf(error), message: exposedMessage(error, redact) };
}

/** Answers one error with the URI of its occurrence; `undefined` where it is not to be answered. */
export type HttpAnswerer = (
  error: unknown,
  response: object,
  instance: () => string,
) => HttpAnswer | undefined;

/** Makes the answerer of these errors. */
export function createHttpAnswerer(handled: Handled, redact: Redactor): HttpAnswerer {
  function read(error: unknown, response: object): HttpErrorFacts | undefined {
    if (handled === 'openai') return undefined;
    const known = isObject(error) ? readKnownError(error, redact) : undefined;
    return known ?? (handled === 'all' ? readAnyError(error, response, redact) : undefined);
  }

  return (error, response, instance) => {
    const facts = read(error, response);
    if (facts === undefined) return undefined;
    return { problem: httpProblem(facts, instance()), fields: facts.fields ?? {} };
  };
}
