/** Error handlers that the package creates for its own use. */
import { createErrorHandler } from './error-handler.js';
import type { ErrorMiddleware } from './handler-mark.js';
import { handlerChecks } from './handler-checks.js';
import { settleHandlerOptions, type Options } from './handler-options.js';

/** Creates a handler that is not counted among those of the app. */
export function uncountedHandler(options: Options<never>): ErrorMiddleware {
  return createErrorHandler(settleHandlerOptions(options, handlerChecks));
}

let forPublic: ErrorMiddleware | undefined;
let forPublicOfAll: ErrorMiddleware | undefined;

/** The handler used if the app's own cannot be found. It never sends anything meant for developers. Created on first use. */
export function publicHandler(): ErrorMiddleware {
  return (forPublic ??= uncountedHandler({ audience: 'public' }));
}

/** The same, for errors that no other handler would receive. */
export function publicHandlerOfAll(): ErrorMiddleware {
  return (forPublicOfAll ??= uncountedHandler({ audience: 'public', handle: 'all' }));
}
