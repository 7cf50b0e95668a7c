/** Brings a failure to the error handler that answers for it. */
import { asError } from '../express/as-error.js';
import { publicHandler } from '../express/default-handler.js';
import { handError } from '../express/hand-error.js';
import { nextOfRoute, type Next } from '../express/route-error.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { stateOf, type Handed } from '../respond/response-state.js';
import { isClosed, onClose, type Connection } from './connection.js';
import type { Settings } from './stream-options.js';

/** A failure, and what is known of it beside itself. */
export type Failure = Omit<Handed, 'answered'>;

/** What the call says of who answers. */
export type Answerers = Pick<Settings, 'answerer' | 'handler' | 'next'>;

/** Without Express, the caller of `streamToResponse` gets the error that is not of OpenAI. */
function answerAlone(error: unknown, { request, response }: Connection, reject: Next): void {
  publicHandler()(error, request, response, () => {
    if (response.headersSent) response.destroy();
    reject(error);
  });
}

/**
 * Hands a failure over to whoever answers.
 * @returns the problem that was answered with, once it is; `undefined` where somebody else has dealt with the failure
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
    const handing = { error, request, response, answerer, handler, isGiven };
    if (next !== undefined) handError({ ...handing, next });
    else if (answerer === undefined && handler === undefined)
      answerAlone(error, connection, reject);
    else handError({ ...handing, next: (reason) => answerAlone(reason, connection, reject) });
    if (isClosed(connection)) resolve(undefined);
  });
}
