/** Passes a failure to the error handler that responds to it. */
import { asError } from '../express/as-error.js';
import { publicHandler } from '../express/default-handler.js';
import { handError } from '../express/hand-error.js';
import { nextOfRoute } from '../express/route-error.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { stateOf, type Handed } from '../respond/response-state.js';
import { isClosed, onClose, type Connection } from './connection.js';
import type { Settings } from './stream-options.js';

/** A failure, with its origin and kind if known. */
export type Failure = Omit<Handed, 'answered'>;

/** The settings that select the error handler. */
export type Answerers = Pick<Settings, 'answerer' | 'handler' | 'next'>;

/**
 * Passes a failure to the error handler. Without Express, the returned promise rejects if no handler responds.
 * @returns the problem that was sent, once it has been; `undefined` if another error handler responded
 */
export function handOver(
  failure: Failure,
  { answerer, handler, next: given }: Answerers,
  connection: Connection,
): Promise<ProblemDetails | undefined> {
  const { request, response } = connection;
  return new Promise((resolve, reject) => {
    const error = asError(failure.error, 'The stream');
    stateOf(response).handed = { ...failure, error, answered: resolve };
    onClose(connection, () => resolve(undefined));
    const next = given ?? nextOfRoute(request, response);
    const isGiven = given !== undefined;
    if (next !== undefined)
      handError({ error, request, response, answerer, handler, next, isGiven });
    else {
      const alone = answerer ?? handler ?? publicHandler();
      alone(error, request, response, () => {
        if (response.headersSent) response.destroy();
        reject(error);
      });
    }
    if (isClosed(connection)) resolve(undefined);
  });
}
