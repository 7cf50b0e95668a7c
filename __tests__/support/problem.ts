/** Shortcuts that convert an error. */
import { toProblemDetails, type ConversionOptions, type ProblemDetails } from '../../lib/index.js';

import { waitTime } from '../../lib/model/shared-steps.js';

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

/** Steps of the catalogue for an occurrence with this wait, in words. */
export function stepsAfter(wait: string, steps: readonly string[]): readonly string[] {
  return steps.map((step) => step.replace(waitTime, wait));
}

/** What a function throws; fails where it returns. */
export function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
