/** What is used of a request and of a response that is written bit by bit. */
import type { RequestLike } from '../options.js';
import type { BodySource, ResponseLike } from '../respond/index.js';
import { show } from '../show.js';

/** Express's `Request` is such; its `app`, `route` and `next` are used where they are there. */
export type StreamedRequest = RequestLike & BodySource;

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

/** Whether the connection is there no more. */
export function isClosed(response: StreamedResponse): boolean {
  return response.destroyed || response.closed || response.socket?.destroyed === true;
}

/** Whether nothing can be written any more: the client has gone, or somebody has ended the response. */
export function isOver(response: StreamedResponse): boolean {
  return response.writableEnded || isClosed(response);
}

/**
 * Checks that a function was given a request and its response, in this order.
 * @throws TypeError that says how to call it
 */
export function checkPair(usage: string, request: unknown, response: unknown): void {
  if (typeof request !== 'object' || request === null || !('headers' in request)) {
    throw new TypeError(`${usage}: the request cannot be ${show(request)}; give Express's req`);
  }
  if (typeof response !== 'object' || response === null || !('writableEnded' in response)) {
    throw new TypeError(`${usage}: the response cannot be ${show(response)}; give Express's res`);
  }
}
