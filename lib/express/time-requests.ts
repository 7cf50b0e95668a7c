/** Records when requests begin, which an error handler has no way to know. */
import { stateOf } from '../respond/response-state.js';

/** Express middleware that records when a request began. */
export type TimingMiddleware = (request: unknown, response: object, next: () => void) => void;

/**
 * Creates middleware that makes `duration` available in the event of `onProblem`. Mount it first. It is not needed with pino-http or
 * morgan, which record the same.
 * @example app.use(timeRequests());
 */
export function timeRequests(): TimingMiddleware {
  return function timingMiddleware(_request, response, next) {
    stateOf(response).began ??= performance.now();
    next();
  };
}
