/** A request and its response, and the connection between them and the client. */
import type { BodySource, RequestLike, ResponseLike } from '../respond/index.js';
import { show } from '../values/show.js';

interface Closing {
  on(event: 'close', listener: () => void): unknown;
  off(event: 'close', listener: () => void): unknown;
}

/** Express's `Request` is such; its `app`, `route` and `next` are used where they are there. */
export interface StreamedRequest extends RequestLike, BodySource {
  readonly socket: Closing & { readonly destroyed: boolean };
}

/** Node's `ServerResponse` and Express's `Response` are such. */
export interface StreamedResponse extends ResponseLike {
  readonly closed: boolean;
  readonly writableFinished: boolean;
  write(chunk: string): boolean;
  /** What the `compression` middleware adds: it sends what it holds back. */
  flush?(): unknown;
  destroy(): unknown;
  on(event: 'close' | 'drain' | 'finish', listener: () => void): unknown;
  off(event: 'close', listener: () => void): unknown;
}

/** What belongs together. */
export interface Connection {
  readonly request: StreamedRequest;
  readonly response: StreamedResponse;
}

function isObjectWith(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && name in value;
}

/**
 * Takes a request and its response, in this order.
 * @param usage how the function is called, for the message
 * @throws TypeError that says how to call it
 */
export function connectionOf(
  usage: string,
  request: StreamedRequest,
  response: StreamedResponse,
): Connection {
  if (!isObjectWith(request, 'socket') || !isObjectWith(request, 'headers')) {
    throw new TypeError(`${usage}: the request cannot be ${show(request)}; give Express's req`);
  }
  if (!isObjectWith(response, 'writableEnded')) {
    throw new TypeError(`${usage}: the response cannot be ${show(response)}; give Express's res`);
  }
  return { request, response };
}

/** Whether the response has been closed, or cannot reach the client any more. */
export function isClosed({ request, response }: Connection): boolean {
  return response.destroyed || response.closed || request.socket.destroyed;
}

/** Whether nothing can be written any more: the client has gone, or somebody has ended the response. */
export function isOver(connection: Connection): boolean {
  return connection.response.writableEnded || isClosed(connection);
}

/**
 * Calls the listener, once, when the response closes. One that waits for another on the same connection (pipelining) is never
 * told that the connection has closed: hence the socket.
 * @returns what takes the listener off
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
