/** Signals that end a call to OpenAI when nobody waits for its answer any more. */
import type { Ended } from '../read/circumstances.js';
import { stateOf } from '../respond/response-state.js';
import { longestDelay } from '../values/check-options.js';
import { show } from '../values/show.js';
import {
  connectionOf,
  isClosed,
  onClose,
  type Connection,
  type StreamedRequest,
  type StreamedResponse,
} from './connection.js';

/** The reasons that the platform gives for the same: `AbortSignal.timeout()` has a `TimeoutError`. */
const reasons: Readonly<Record<Ended, readonly [message: string, name: string]>> = {
  abort: ['The client closed the connection.', 'AbortError'],
  timeout: ['The time for this response is up.', 'TimeoutError'],
};

/** Makes the one signal of a response. */
function createSignal(owner: string, connection: Connection, ms?: number): AbortSignal {
  const { response } = connection;
  const state = stateOf(response);
  if (state.signal !== undefined) {
    throw new TypeError(
      `${owner}: this response has a signal; call abortOnClose or deadline once, and give its signal to every call`,
    );
  }
  const controller = new AbortController();
  state.signal = controller.signal;
  function fire(ended: Ended): void {
    if (state.ended !== undefined) return;
    state.ended = ended;
    controller.abort(new DOMException(...reasons[ended]));
  }
  if (isClosed(connection)) {
    fire('abort');
    return controller.signal;
  }
  const timer = ms === undefined ? undefined : setTimeout(fire, ms, 'timeout').unref();
  onClose(connection, () => {
    clearTimeout(timer);
    if (!response.writableFinished) fire('abort');
  });
  return controller.signal;
}

/**
 * A signal that fires when the client goes away before the response has finished, so that no tokens are paid for that
 * nobody reads. Give it to every call that is made for this response. Where it has fired, the error handler takes the
 * SDK's abort for what it is, `request-aborted`: it writes nothing, and `onProblem` is told once.
 * @throws TypeError where the arguments are wrong, or the response has a signal already
 * @example res.json(await openai.responses.create(body, { signal: abortOnClose(req, res) }));
 */
export function abortOnClose(request: StreamedRequest, response: StreamedResponse): AbortSignal {
  return createSignal('abortOnClose', connectionOf('abortOnClose(req, res)', request, response));
}

/**
 * `abortOnClose` with a time limit. It covers also the time in which the answer's body comes, which the SDK's `timeout` does
 * not. When the time is up, the client gets the `timeout` problem, whole or inside the stream.
 * @param ms from now on, in milliseconds
 * @throws TypeError where the arguments are wrong, or the response has a signal already
 * @example await openai.responses.create(body, { signal: deadline(30_000, req, res) });
 */
export function deadline(
  ms: number,
  request: StreamedRequest,
  response: StreamedResponse,
): AbortSignal {
  if (typeof ms !== 'number' || !(ms > 0 && ms <= longestDelay)) {
    throw new TypeError(
      `deadline(ms, req, res): ms cannot be ${show(ms)}; give milliseconds, more than 0 and at most ${longestDelay}`,
    );
  }
  return createSignal('deadline', connectionOf('deadline(ms, req, res)', request, response), ms);
}
