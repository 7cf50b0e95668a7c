/** The main entry point: exports only. The code that handles errors loads with the first error (`lib/face`). */

// Mounted after the routes, it responds to errors of the OpenAI SDK.
export { openaiErrorHandler } from './face/error-handler.js';
export type { ErrorMiddleware } from './express/handler-mark.js';
// For long-running servers: loads the code that otherwise loads with the first error.
export { preload } from './face/preload.js';
// On Express 4, the rejection of a route handler reaches the error handler only through it.
export { asyncHandler } from './express/async-handler.js';
// For `catch` blocks: passes the error to the route's error handlers.
export { sendProblem } from './face/send-problem.js';
// For apps without a logger that records when requests start.
export { timeRequests, type TimingMiddleware } from './express/time-requests.js';
// The same without Express, for custom error handlers and for frameworks that respond with a web Response.
export { readFailure, toHttpError, toProblemDetails, toResponse } from './face/conversions.js';
export type { ProblemHttpError } from './convert/to-http-error.js';
export type { NegotiatingRequest, ResponseOptions, WebResponse } from './convert/to-response.js';
// For incomplete results that the SDK returns without throwing.
export { requireCompleted } from './face/results.js';
export { UnusableResultError } from './face/unusable-result-error.js';
export type { Completed, SettledResult } from './results/completed.js';
// Tests the API key, project, base URL and model; loaded on first use.
export { checkOpenAI, readiness } from './face/check.js';
export type {
  CheckOptions,
  CheckResult,
  OpenAIClient,
  ReadinessHandler,
  ReadinessOptions,
} from './check/index.js';
// The catalogue, as data.
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
