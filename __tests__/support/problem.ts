/** Short ways to ask what an error becomes. */
import { toProblemDetails, type ConversionOptions, type ProblemDetails } from '../../lib/index.js';

export const typePrefix = 'urn:problem-type:openai:';

/** The slug of the problem type that an error becomes; `undefined` where it is not OpenAI's. */
export function slugOf(error: unknown, options: ConversionOptions = {}): string | undefined {
  return toProblemDetails(error, options)?.type.slice(typePrefix.length);
}

/** The problem details of an error that is OpenAI's. */
export function problemOf(error: unknown, options: ConversionOptions = {}): ProblemDetails {
  const problem = toProblemDetails(error, options);
  if (problem === undefined) throw new Error('the error was not claimed');
  return problem;
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

/** The own keys of the SDK's `APIError`, for what no SDK can be made to throw. */
export function apiError(facts: Readonly<Record<string, unknown>>): Error {
  const bare = {
    status: undefined,
    headers: undefined,
    error: undefined,
    code: undefined,
    param: undefined,
    type: undefined,
  };
  return Object.assign(new Error(), bare, facts);
}
