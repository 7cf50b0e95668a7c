/** Creates the error handler: checks the options at once, and loads the core with the first error. */
import { countHandler, markHandler, type ErrorMiddleware } from '../express/handler-mark.js';
import { conversionChecksWith } from '../convert/conversion-options.js';
import {
  handlerChecksWith,
  settleHandlerOptions,
  type Options,
  type SettledOptions,
} from '../express/handler-options.js';
import type { RequestLike } from '../respond/exchange.js';
import type { Check } from '../values/check-options.js';
import { loadCore } from './load.cjs';
import { reachCore } from './reach-core.js';

/** Custom problem types are checked against the catalogue, which is loaded only if there are any. */
const checkProblemTypes: Check = (rows) => loadCore().checkProblemTypes(rows);

/** Creates the core's handler; `undefined` if that fails, which must not lose the error. The next error tries again. */
function createAtFirstError(options: SettledOptions): ErrorMiddleware | undefined {
  const core = reachCore();
  if (core === undefined) return undefined;
  try {
    return core.createErrorHandler(options);
  } catch (fault) {
    core.reportFault('openai-problem-details: the error handler', fault);
    return undefined;
  }
}

function createLateHandler(given: Options<never>): ErrorMiddleware {
  const checks = handlerChecksWith(conversionChecksWith(checkProblemTypes));
  const options = settleHandlerOptions(given, checks);
  let handler = options.problemTypes && loadCore().createErrorHandler(options);

  return markHandler(function openaiErrorMiddleware(error, request, response, next) {
    handler ??= createAtFirstError(options);
    if (handler === undefined) next(error);
    else handler(error, request, response, next);
  });
}

/**
 * Creates the Express error handler. Mount it after the routes.
 * @throws TypeError if an option is invalid, or, at the first error, if it was mounted without being called
 * @example app.use(openaiErrorHandler());
 */
export function openaiErrorHandler<Request = RequestLike, Own extends string = never>(
  options?: Options<Request, Own>,
): ErrorMiddleware;
export function openaiErrorHandler(options: object = {}, ...passed: unknown[]): ErrorMiddleware {
  if (passed.length > 0) {
    const message =
      'openaiErrorHandler was mounted without being called: write app.use(openaiErrorHandler())';
    throw new TypeError(message, { cause: options });
  }
  const handler = createLateHandler(options); // there, any string is a slug
  countHandler();
  return handler;
}

// Express treats a function with four parameters as an error handler. Mounted without being called, this one throws at the first error.
Object.defineProperty(openaiErrorHandler, 'length', { value: 4 });
