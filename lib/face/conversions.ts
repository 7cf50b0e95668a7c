/** Conversions of errors, by the core. If it cannot be loaded, no error is recognized as OpenAI's. */
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
 * Converts any thrown value to problem details (RFC 9457). The `type` is a union of the problem types in the catalogue and in
 * `problemTypes`, so that comparisons narrow it, and a comparison with a URI that does not exist is a type error.
 * @returns the problem, or `undefined` if the error is not OpenAI's
 * @throws TypeError if an option is invalid
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
 * Reads the facts of a failed OpenAI call. Strings are the upstream's, unredacted: do not show or log them.
 * @returns the facts, or `undefined` if the error is not OpenAI's
 * @throws TypeError if `claim` is invalid
 */
export function readFailure(error: unknown, options: ReadOptions = {}): OpenAIFailure | undefined {
  return reachCore()?.readFailure(error, options);
}

/**
 * Converts any thrown value to an `HttpError` of `http-errors`, for apps with a custom error handler.
 * @returns the error, with the problem as `problem`, or `undefined` if the thrown value is not OpenAI's
 * @throws TypeError if an option is invalid
 * @example next(toHttpError(error) ?? error);
 */
export function toHttpError<Own extends string = never>(
  error: unknown,
  options?: ConversionOptions<Own>,
): ProblemHttpError | undefined {
  return reachCore()?.toHttpError(error, options);
}

/**
 * Converts any thrown value to a web `Response` with the status, headers and body that the error handler would send: for Fastify,
 * Hono, Next.js and other frameworks that return web responses.
 * @param request the client's request; its `Accept` header selects the format
 * @returns the response, or `undefined` if the error is not OpenAI's
 * @throws TypeError if an option is invalid
 * @example app.onError((error, c) => toResponse(error, c.req.raw) ?? c.text('Internal Server Error', 500));
 */
export function toResponse<Own extends string = never>(
  error: unknown,
  request?: NegotiatingRequest,
  options?: ResponseOptions<Own>,
): WebResponse | undefined {
  return reachCore()?.toResponse(error, request, options);
}
