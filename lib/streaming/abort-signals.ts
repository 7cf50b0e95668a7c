/** Abort signals for calls to OpenAI that are no longer needed. */
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

/** The abort reasons, named like those of the platform: `AbortSignal.timeout()` has a `TimeoutError`. */
const reasons: Readonly<Record<Ended, readonly [message: string, name: string]>> = {
  abort: ['The client closed the connection.', 'AbortError'],
  timeout: ['The time limit for this response was exceeded.', 'TimeoutError'],
};

/** Creates the signal of a response, of which there is only one. */
function createSignal(owner: string, connection: Connection, ms?: number): AbortSignal {
  const { response } = connection;
  const state = stateOf(response);
  if (state.signal !== undefined) {
    throw new TypeError(
      `${owner}: this response already has a signal; call abortOnClose or deadline only once, and pass its signal to every call`,
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
 * Returns a signal that fires if the client disconnects before the response is finished, so that you do not pay for tokens that
 * nobody reads. Pass it to every call that is made for this response. After it has fired, the error handler recognizes the
 * SDK's abort as `request-aborted`: it writes nothing, and `onProblem` is called once.
 * @throws TypeError if an argument is invalid, or if the response already has a signal
 * @example res.json(await openai.responses.create(body, { signal: abortOnClose(req, res) }));
 */
export function abortOnClose(request: StreamedRequest, response: StreamedResponse): AbortSignal {
  return createSignal('abortOnClose', connectionOf('abortOnClose(req, res)', request, response));
}

/**
 * `abortOnClose` with a time limit, which also covers the time in which the body arrives, unlike the SDK's `timeout`.
 * When the time is up, the client receives the problem `timeout`, as a response or within the stream.
 * @param ms the time limit in milliseconds, from now on
 * @throws TypeError if an argument is invalid, or if the response already has a signal
 * @example await openai.responses.create(body, { signal: deadline(30_000, req, res) });
 */
export function deadline(
  ms: number,
  request: StreamedRequest,
  response: StreamedResponse,
): AbortSignal {
  if (typeof ms !== 'number' || !(ms > 0 && ms <= longestDelay)) {
    throw new TypeError(
      `deadline(ms, req, res): ms cannot be ${show(ms)}; expected milliseconds, more than 0 and at most ${longestDelay}`,
    );
  }
  return createSignal('deadline', connectionOf('deadline(ms, req, res)', request, response), ms);
}
