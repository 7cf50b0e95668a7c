/** Error handlers that the package makes for itself. */
import { createErrorHandler } from './error-handler.js';
import type { ErrorMiddleware } from './handler-mark.js';
import { handlerChecks } from './handler-checks.js';
import { settleHandlerOptions, type Options } from './handler-options.js';

/** Makes a handler that does not count as one that the app has made. */
export function uncountedHandler(options: Options<never>): ErrorMiddleware {
  return createErrorHandler(settleHandlerOptions(options, handlerChecks));
}

let forPublic: ErrorMiddleware | undefined;
let forPublicOfAll: ErrorMiddleware | undefined;

/** Who speaks where no handler of ours can be found: what is for developers is not sent. Made where it is first needed. */
export function publicHandler(): ErrorMiddleware {
  return (forPublic ??= uncountedHandler({ audience: 'public' }));
}

/** The same, for errors that nobody else answers. */
export function publicHandlerOfAll(): ErrorMiddleware {
  return (forPublicOfAll ??= uncountedHandler({ audience: 'public', handle: 'all' }));
}
