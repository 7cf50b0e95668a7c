/** What can be known of a response that has begun: its head, and whether all of it is there. */
import type { BodySource, ResponseLike } from './exchange.js';
import { isStreamType } from './started.js';
import { knownState } from './response-state.js';
import { property } from '../values/property.js';

/**
 * A field of the head as it was sent. Node.js forgets fields that were given to `writeHead` alone; what is left of them is the
 * text of the head.
 */
export function sentField(response: ResponseLike, name: string): string | undefined {
  const known = response.getHeader(name);
  if (known !== undefined) return [known].flat().map(String).join(', ');
  return new RegExp(`^${name}: *([^\\r\\n]*)`, 'im').exec(String(response._header))?.[1];
}

/** A listener that does nothing. */
const ignore = Function.prototype as () => void;

/** The `compression` middleware listens to a stream of its own in the place of the response. */
function isEncodedByMiddleware(response: ResponseLike): boolean {
  if (typeof property(response, 'flush') !== 'function') return false;
  const on = property(response, 'on') as (event: string, listener: () => void) => ResponseLike;
  const target = Reflect.apply(on, response, ['drain', ignore]);
  Reflect.apply(property(target, 'off') as () => void, target, ['drain', ignore]);
  return target !== response;
}

/**
 * Express puts an `ETag` on what it sends in whole, whose length it knows unless middleware encodes it; files, which have further
 * fields, and streams are sent piece by piece.
 */
function wasSentByExpress(response: ResponseLike): boolean {
  if (!response.headersSent || !response.hasHeader('ETag')) return false;
  const isFile = response.hasHeader('Last-Modified') || response.hasHeader('Accept-Ranges');
  if (isFile || isStreamType(sentField(response, 'Content-Type'))) return false;
  return response.hasHeader('Content-Length') || isEncodedByMiddleware(response);
}

/** Whether the answer is complete, also while middleware (a session store, compression) holds it back. */
export function isSettled(response: ResponseLike): boolean {
  return knownState(response)?.answered === true || wasSentByExpress(response);
}

/** Milliseconds that an answer may be held back which only seems to be complete. */
const patience = 10_000;

/** Breaks off what seemed to be complete and does not end: nobody waits for ever. */
export function watchSettled(response: ResponseLike): void {
  if (response.writableEnded || knownState(response)?.answered === true) return;
  setTimeout(() => {
    if (!response.writableEnded) response.destroy?.();
  }, patience).unref();
}

/** Whether nothing can be added: the length is promised, or the body is encoded by whoever writes it. */
export function isClosedForm(response: ResponseLike): boolean {
  if (sentField(response, 'Content-Length') !== undefined) return true;
  const encoding = sentField(response, 'Content-Encoding') ?? 'identity';
  return encoding !== 'identity' && !isEncodedByMiddleware(response);
}

/**
 * Makes half a body look like half a body. Express closes the connection, which ends a body that has neither a length nor
 * chunks, as HTTP/1.0 clients get it, like a whole one (RFC 9112, section 6.3); a reset does not.
 */
export function breakOff(request: BodySource, response: ResponseLike): void {
  const head = response._header;
  if (typeof head !== 'string' || /^(?:content-length|transfer-encoding):/im.test(head)) return;
  request.socket?.resetAndDestroy?.();
}
