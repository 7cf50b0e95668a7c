/** A request, its response, and the state of the client's connection. */
import type { BodySource, RequestLike, ResponseLike } from '../respond/index.js';
import { show } from '../values/show.js';

interface Closing {
  on(event: 'close', listener: () => void): unknown;
  off(event: 'close', listener: () => void): unknown;
}

/** The used part of a request; Express's `Request` fits. Its `app`, `route` and `next` are used if present. */
export interface StreamedRequest extends RequestLike, BodySource {
  /** The socket of the connection. */
  readonly socket: Closing & { readonly destroyed: boolean };
}

/** The used part of a response; Node's `ServerResponse` and Express's `Response` fit. */
export interface StreamedResponse extends ResponseLike {
  /** Whether the response has closed. */
  readonly closed: boolean;
  /** Whether everything has been handed to the system. */
  readonly writableFinished: boolean;
  /** Writes a chunk; returns `false` if the client must catch up first. */
  write(chunk: string): boolean;
  /** Added by the `compression` middleware: sends what it has buffered. */
  flush?(): unknown;
  /** Closes the connection. */
  destroy(): unknown;
  on(event: 'close' | 'drain' | 'finish', listener: () => void): unknown;
  off(event: 'close', listener: () => void): unknown;
}

/** A request and its response. */
export interface Connection {
  readonly request: StreamedRequest;
  readonly response: StreamedResponse;
}

function isObjectWith(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && name in value;
}

/**
 * Checks a request and its response, in this order.
 * @param usage how to call the function, for the message
 * @throws TypeError that shows how to call the function
 */
export function connectionOf(
  usage: string,
  request: StreamedRequest,
  response: StreamedResponse,
): Connection {
  if (!isObjectWith(request, 'socket') || !isObjectWith(request, 'headers')) {
    throw new TypeError(`${usage}: the request cannot be ${show(request)}; expected Express's req`);
  }
  if (!isObjectWith(response, 'writableEnded')) {
    throw new TypeError(
      `${usage}: the response cannot be ${show(response)}; expected Express's res`,
    );
  }
  return { request, response };
}

/** Whether the response has been closed, or can no longer reach the client. */
export function isClosed({ request, response }: Connection): boolean {
  return response.destroyed || response.closed || request.socket.destroyed;
}

/** Whether nothing can be written any more: the client has disconnected, or the response has been ended. */
export function isOver(connection: Connection): boolean {
  return connection.response.writableEnded || isClosed(connection);
}

/**
 * Calls the listener once when the response closes. A pipelined response that waits for an earlier one is not
 * notified when the connection closes, so the socket is watched as well.
 * @returns a function that removes the listener
 */
export function onClose({ request, response }: Connection, listener: () => void): () => void {
  const { socket } = request;
  function off(): void {
    response.off('close', closed);
    socket.off('close', closed);
  }
  function closed(): void {
    off();
    listener();
  }
  response.on('close', closed);
  socket.on('close', closed);
  return off;
}
