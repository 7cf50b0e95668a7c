/** Brings a failure to the error handler that answers for it. */
import { asError } from '../express/as-error.js';
import { defaultHandler } from '../express/default-handler.js';
import { handlerOfRoute, hasHandler } from '../express/mounted-handler.js';
import type { ErrorMiddleware } from '../express/error-handler.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { property } from '../values/property.js';
import { stateOf, type Handed } from '../respond/response-state.js';
import { isClosed, onClose, type Connection, type StreamedRequest } from './connection.js';

/** A failure, and what is known of it beside itself. */
export type Failure = Omit<Handed, 'answered'>;

type Next = (error: unknown) => void;

/**
 * Who answers: the handler of the call's own options, or that of the route. Otherwise the app's error handlers, in their
 * order, where one of ours is among them; if none is, a handler with the defaults.
 */
function answerer(
  own: ErrorMiddleware | undefined,
  request: StreamedRequest,
): ErrorMiddleware | undefined {
  const handler = own ?? handlerOfRoute(request);
  return handler !== undefined || hasHandler(request) ? handler : defaultHandler();
}

/** What follows in Express; without Express, the caller of `streamToResponse` gets the error. */
function nextOf({ request, response }: Connection, reject: Next): Next {
  const next = property(request, 'next');
  if (typeof next === 'function') return (error) => void Reflect.apply(next, undefined, [error]);
  return (error) => {
    if (response.headersSent) response.destroy();
    reject(error);
  };
}

/**
 * Hands a failure over to whoever answers.
 * @returns the problem that was answered with, once it is; `undefined` where somebody else has dealt with the failure
 */
export function handOver(
  failure: Failure,
  own: ErrorMiddleware | undefined,
  connection: Connection,
): Promise<ProblemDetails | undefined> {
  const { request, response } = connection;
  return new Promise((resolve, reject) => {
    const error = asError(failure.error, 'The stream');
    stateOf(response).handed = { ...failure, error, answered: resolve };
    onClose(connection, () => resolve(undefined));
    const next = nextOf(connection, reject);
    const handler = answerer(own, request);
    if (handler === undefined) next(error);
    else handler(error, request, response, next);
    if (isClosed(connection)) resolve(undefined);
  });
}
