/** The public face of the package: exports only. What deals with errors is loaded with the first one (`lib/face`). */

// Mounted after the routes, it answers what the OpenAI SDK threw.
export { openaiErrorHandler } from './face/error-handler.js';
export type { ErrorMiddleware } from './express/handler-mark.js';
// For servers that run long: what is otherwise loaded with the first error.
export { preload } from './face/preload.js';
// On Express 4, rejected route handlers reach the error handler only through it.
export { asyncHandler } from './express/async-handler.js';
// For `catch` blocks: the error goes where the route's errors go.
export { sendProblem } from './face/send-problem.js';
// Where nobody else notes when requests begin.
export { timeRequests, type TimingMiddleware } from './express/time-requests.js';
// The same without Express, for apps with an error handler of their own, and for frameworks that answer with a web Response.
export { readFailure, toHttpError, toProblemDetails, toResponse } from './face/conversions.js';
export type { ProblemHttpError } from './convert/to-http-error.js';
export type { NegotiatingRequest, ResponseOptions, WebResponse } from './convert/to-response.js';
// For results that the SDK hands back as if all were well.
export { requireCompleted } from './face/results.js';
export { UnusableResultError } from './face/unusable-result-error.js';
export type { Completed, SettledResult } from './results/completed.js';
// Whether key, project, base URL and model work; loaded where it is used.
export { checkOpenAI, readiness } from './face/check.js';
export type {
  CheckOptions,
  CheckResult,
  OpenAIClient,
  ReadinessHandler,
  ReadinessOptions,
} from './check/index.js';
// What can go wrong, as data.
export { problemTypes } from './face/problem-types.js';
export type { ProblemTypeSlug } from './catalogue/index.js';
export type { NewProblemType } from './catalogue/extend.js';
export type {
  Advice,
  Diagnosis,
  FixableBy,
  ProblemType,
  PublicAdvice,
  Signature,
} from './model/problem-type.js';
// For clients and tests.
export {
  isProblemDetails,
  type ExtensionMembers,
  type ProblemDetails,
} from './model/problem-details.js';
export type { ProblemTypeUri } from './catalogue/type-uri.js';
export type { ContentFilter, FilteredCategory } from './model/content-filter.js';
export type { FailureKind, HopelessQuota, OpenAIFailure } from './model/failure.js';
export type { InputError } from './model/invalid-input.js';
export type { RateLimit, RateLimitBucket } from './model/rate-limit.js';
export type { ConversionOptions } from './convert/conversion-options.js';
export type { Handled } from './http-errors/index.js';
export type { Options } from './express/handler-options.js';
export type { Logger, ProblemEvent, ProblemLevel, ProblemReport } from './report/index.js';
export type { Delivery, RequestLike } from './respond/index.js';
export type { UpstreamResponse } from './compose/redact/upstream.js';
export type { Audience } from './compose/index.js';
export type { RedactPattern } from './compose/redact/index.js';
export type { StatusPolicy } from './compose/status.js';
export type { OpenAIErrorMember } from './compose/openai-protocol.js';
export type { Claim } from './read/index.js';
