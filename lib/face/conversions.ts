/** Conversions of errors, by the core. Where it cannot be loaded, no error is taken for OpenAI's. */
import type { ProblemTypeSlug } from '../catalogue/index.js';
import type { DefaultTypeBase, ProblemTypeUri } from '../catalogue/type-uri.js';
import type { ConversionOptions } from '../convert/conversion-options.js';
import type { ProblemHttpError } from '../convert/to-http-error.js';
import type { ReadOptions } from '../convert/to-problem-details.js';
import type { NegotiatingRequest, ResponseOptions, WebResponse } from '../convert/to-response.js';
import type { OpenAIFailure } from '../model/failure.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { reachCore } from './reach-core.js';

/**
 * Converts whatever was thrown to problem details. Their `type` is one of the catalogue and of `problemTypes`, so that a
 * comparison with it narrows, and one with a URI that does not exist is a type error.
 * @returns `undefined` where the error is not OpenAI's
 * @throws TypeError where an option is wrong
 * @example
 * const problem = toProblemDetails(error, { audience: 'public' });
 * if (problem) socket.send(JSON.stringify(problem));
 */
export function toProblemDetails<Own extends string = never, Base extends string = DefaultTypeBase>(
  error: unknown,
  options?: ConversionOptions<Own, Base>,
): ProblemDetails<ProblemTypeUri<ProblemTypeSlug | Own, Base>> | undefined {
  return reachCore()?.toProblemDetails(error, options);
}

/**
 * The plain facts of a failed OpenAI call. The strings are the upstream's: redact before you show them.
 * @returns `undefined` where the error is not OpenAI's
 * @throws TypeError where `claim` is wrong
 */
export function readFailure(error: unknown, options: ReadOptions = {}): OpenAIFailure | undefined {
  return reachCore()?.readFailure(error, options);
}

/**
 * Converts whatever was thrown to an `HttpError`, for apps that have an error handler of their own.
 * @returns `undefined` where the error is not OpenAI's
 * @throws TypeError where an option is wrong
 * @example next(toHttpError(error) ?? error);
 */
export function toHttpError<Own extends string = never>(
  error: unknown,
  options?: ConversionOptions<Own>,
): ProblemHttpError | undefined {
  return reachCore()?.toHttpError(error, options);
}

/**
 * Converts whatever was thrown to a web `Response` with the status, header fields and body that the error handler would send:
 * for Fastify, Hono, Next.js and other frameworks that answer with one.
 * @param request the client's request, whose `Accept` header field chooses the form
 * @returns `undefined` if the error is not OpenAI's
 * @throws TypeError where an option is wrong
 * @example app.onError((error, c) => toResponse(error, c.req.raw) ?? c.text('Internal Server Error', 500));
 */
export function toResponse<Own extends string = never>(
  error: unknown,
  request?: NegotiatingRequest,
  options?: ResponseOptions<Own>,
): WebResponse | undefined {
  return reachCore()?.toResponse(error, request, options);
}
