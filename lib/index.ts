/** The public face of the package: exports only. */

// Mounted after the routes, it answers what the OpenAI SDK threw.
export { openaiErrorHandler, type ErrorMiddleware } from './express/error-handler.js';
// On Express 4, rejected route handlers reach the error handler only through it.
export { asyncHandler } from './express/async-handler.js';
// Where nobody else notes when requests begin.
export { timeRequests, type TimingMiddleware } from './express/time-requests.js';
// The same without Express.
export { readFailure, toProblemDetails } from './to-problem-details.js';
// For apps with an error handler of their own.
export { toHttpError, type ProblemHttpError } from './to-http-error.js';
// For results that the SDK hands back as if all were well.
export { requireCompleted } from './require-completed.js';
export { UnusableResultError } from './unusable-result-error.js';
export type { Completed, SettledResult } from './completed.js';
// Whether key, project, base URL and model work; loaded where it is used.
export { checkOpenAI, readiness } from './lazy-check.js';
export type {
  CheckOptions,
  CheckResult,
  OpenAIClient,
  ReadinessHandler,
  ReadinessOptions,
} from './check.js';
// What can go wrong, as data.
export { problemTypes, type ProblemTypeSlug } from './catalogue/index.js';
export type { NewProblemType } from './catalogue/extend.js';
export type { Advice, FixableBy, ProblemType, Signature } from './catalogue/problem-type.js';
// For clients and tests.
export { isProblemDetails, type ProblemDetails, type ProblemTypeUri } from './problem-details.js';
export type {
  ContentFilter,
  FailureKind,
  FilteredCategory,
  HopelessQuota,
  InputError,
  OpenAIFailure,
  RateLimit,
  RateLimitBucket,
} from './failure.js';
export type {
  ConversionOptions,
  Delivery,
  Options,
  ProblemEvent,
  ProblemLevel,
  RequestLike,
} from './options.js';
export type { UpstreamResponse } from './compose/redact-upstream.js';
export type { Audience } from './compose/index.js';
export type { RedactPattern } from './compose/redact.js';
export type { StatusPolicy } from './compose/status.js';
export type { Claim } from './read/index.js';
