/** Notes when requests begin, which an error handler cannot know. */
import { stateOf } from '../respond/response-state.js';

/** Express middleware that notes when a request began. */
export type TimingMiddleware = (request: unknown, response: object, next: () => void) => void;

/**
 * Makes middleware after which `duration` in the event of `onProblem` is known. Mount it first. Where pino-http or morgan is
 * mounted it is not needed, since they note the same.
 * @example app.use(timeRequests());
 */
export function timeRequests(): TimingMiddleware {
  return function timingMiddleware(_request, response, next) {
    stateOf(response).began ??= performance.now();
    next();
  };
}
