/** Shortcuts that convert an error. */
import { toProblemDetails, type ConversionOptions, type ProblemDetails } from '../../lib/index.js';

export { apiError } from './api-error.js';

export const typePrefix = 'urn:problem-type:openai:';

/** The slug of the problem type of an error; `undefined` if it is not OpenAI's. */
export function slugOf(error: unknown, options: ConversionOptions = {}): string | undefined {
  return toProblemDetails(error, options)?.type.slice(typePrefix.length);
}

/** The problem details of an OpenAI error. */
export function problemOf(error: unknown, options: ConversionOptions = {}): ProblemDetails {
  const problem = toProblemDetails(error, options);
  if (problem === undefined) throw new Error('the error was not claimed');
  return problem;
}

/** The error that a function throws; fails if it returns. */
export function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
