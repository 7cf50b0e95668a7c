/** The conversion to an error of `http-errors`, which other error handlers understand. */
import { retryFields } from '../compose/openai-protocol.js';
import { loadHttpErrors } from '../http-errors/load.cjs';
import type { ConversionOptions } from './conversion-options.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { problemFields } from '../respond/headers.js';
import { convertSafely } from './convert-safely.js';

/** An `HttpError` of `http-errors` that carries the problem. */
export interface ProblemHttpError extends Error {
  /** The status of the problem. */
  readonly status: number;
  /** The same as `status`; `http-errors` has both names. */
  readonly statusCode: number;
  /** Whether the message may be shown to the client: true below 500. */
  readonly expose: boolean;
  /** The header fields of the response, such as `Retry-After`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The problem details, for a response of the type `application/problem+json`. */
  readonly problem: ProblemDetails;
  /** The original error, not redacted; non-enumerable, so that serializers skip it. */
  readonly cause: unknown;
}

/** Converts an error to an `HttpError`; returns `undefined` if it is not OpenAI's. */
export function toHttpError<Own extends string = never>(
  error: unknown,
  options?: ConversionOptions<Own>,
): ProblemHttpError | undefined {
  const problem = convertSafely('toHttpError', error, options);
  if (problem === undefined) return undefined;
  const createError = loadHttpErrors();
  const httpError = createError(problem.status, problem.detail ?? problem.meaning, {
    headers: {
      ...problemFields(problem),
      ...(options?.openaiCompatible && retryFields(problem)),
      'Cache-Control': 'no-store',
    },
    problem,
  });
  Object.defineProperty(httpError, 'cause', {
    value: error,
    writable: true,
    configurable: true,
    enumerable: false,
  });
  return httpError as unknown as ProblemHttpError; // the members are set above
}
