/** Sends a problem from a `catch` block. */
import { reportFault } from '../callbacks/warnings.js';
import type { BodySource, RequestLike, ResponseLike } from '../respond/index.js';
import { stateOf } from '../respond/response-state.js';
import { afterAnswer } from './after-answer.js';
import { asError } from './as-error.js';
import { publicHandlerOfAll } from './default-handler.js';
import { handError } from './hand-error.js';
import { nextOfRoute } from './route-error.js';

type Asked = RequestLike & BodySource;

/** Ends a response that no handler has sent. A started one is destroyed, so that it does not look complete. */
function endAnyhow(response: ResponseLike): void {
  if (response.writableEnded) return;
  if (response.headersSent) response.destroy?.();
  else {
    response.statusCode = 500;
    response.end();
  }
}

/** Runs a function and ignores its errors: if a response cannot even be ended, nothing more can be done. */
function attempt(end: () => void): void {
  try {
    end();
  } catch {
    // The original fault has been reported.
  }
}

function sendOnce(thrown: unknown, request: Asked, response: ResponseLike): void {
  const error = asError(thrown, 'A route');
  const state = stateOf(response);
  const next = nextOfRoute(request, response);
  const isFirst = state.sent === undefined;
  state.sent ??= { thrown };
  if (next === undefined) publicHandlerOfAll()(error, request, response, () => endAnyhow(response));
  else if (isFirst) handError({ error, request, response, next });
  else if (!Object.is(state.sent.thrown, thrown)) afterAnswer(request, response, () => next(error));
}

/** Passes an error to the app's error handlers, or responds with the defaults for end users. Never throws. */
export function sendProblem(error: unknown, request: Asked, response: ResponseLike): void {
  try {
    sendOnce(error, request, response);
  } catch (fault) {
    reportFault('openai-problem-details: sendProblem', fault);
    attempt(() => endAnyhow(response));
  }
}
