/** Error handlers that the package makes for itself. The main entry is loaded as an app loads it. */
import { countHandler } from './handler-mark.js';
import { openaiErrorHandler, type ErrorMiddleware } from './error-handler.js';
import type { Options } from './handler-options.js';

/** Makes a handler that does not count as one that the app has made. */
export function uncountedHandler(options: Options<never>): ErrorMiddleware {
  const handler = openaiErrorHandler(options);
  countHandler(-1);
  return handler;
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
