/** The entry `openai-problem-details/client`, for browsers and Node.js: exports only. */

// The problem of a response that is one.
export { readProblem } from './client/read-problem.js';
// The problem in an error thrown by a client library.
export { problemOf } from './client/problem-of.js';
// The events of a stream, which may fail mid-stream.
export { iterateEvents } from './client/iterate-events.js';
export type { StreamEvent } from './client/decoder.js';
export { ProblemError } from './client/problem-error.js';
export type { BodyReader, ResponseLike } from './client/response.js';
export type { ProblemDetails } from './model/problem-details.js';
export type { ProblemTypeUri } from './catalogue/type-uri.js';
