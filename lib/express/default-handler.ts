/** Who answers where no handler of ours is mounted. The main entry is loaded as an app loads it. */
import { openaiErrorHandler, type ErrorMiddleware } from './error-handler.js';

let ofDefaults: ErrorMiddleware | undefined;

/** The handler with the defaults, made where it is first needed. */
export function defaultHandler(): ErrorMiddleware {
  return (ofDefaults ??= openaiErrorHandler());
}
