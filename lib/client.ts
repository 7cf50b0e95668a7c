/** The client's side, for browsers and Node.js: exports only. */

// The problem of a response that failed as a whole.
export { readProblem } from './client/read-problem.js';
// The problem in what a client library threw.
export { problemOf } from './client/problem-of.js';
// The events of a stream, which may still fail half-way.
export { iterateEvents } from './client/iterate-events.js';
export type { StreamEvent } from './client/decoder.js';
export { ProblemError } from './client/problem-error.js';
export type { BodyReader, ResponseLike } from './client/response.js';
export type { ProblemDetails } from './model/problem-details.js';
export type { ProblemTypeUri } from './catalogue/type-uri.js';
