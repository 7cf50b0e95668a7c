/** Inspects a response that has started: its head, and whether it is complete. */
import type { BodySource, ResponseLike } from './exchange.js';
import { isStreamType } from './started.js';
import { knownState } from './response-state.js';
import { property } from '../values/property.js';

/**
 * A header field as it was sent. Node.js does not keep fields that were passed to `writeHead` only, so they are read from the
 * serialized head.
 */
export function sentField(response: ResponseLike, name: string): string | undefined {
  const known = response.getHeader(name);
  if (known !== undefined) return [known].flat().map(String).join(', ');
  return new RegExp(`^${name}: *([^\\r\\n]*)`, 'im').exec(String(response._header))?.[1];
}

/** A listener that does nothing. */
const ignore = Function.prototype as () => void;

/** The `compression` middleware attaches listeners to its own stream instead of to the response. */
function isEncodedByMiddleware(response: ResponseLike): boolean {
  if (typeof property(response, 'flush') !== 'function') return false;
  const on = property(response, 'on') as (event: string, listener: () => void) => ResponseLike;
  const target = Reflect.apply(on, response, ['drain', ignore]);
  Reflect.apply(property(target, 'off') as () => void, target, ['drain', ignore]);
  return target !== response;
}

/**
 * Express sets an `ETag` on bodies that it sends as a whole, and knows their length unless middleware encodes them. Files, which
 * have further fields, and streams are sent in pieces.
 */
function wasSentByExpress(response: ResponseLike): boolean {
  if (!response.headersSent || !response.hasHeader('ETag')) return false;
  const isFile = response.hasHeader('Last-Modified') || response.hasHeader('Accept-Ranges');
  if (isFile || isStreamType(sentField(response, 'Content-Type'))) return false;
  return response.hasHeader('Content-Length') || isEncodedByMiddleware(response);
}

/** Whether the response is complete, even if middleware (a session store, compression) is still holding it back. */
export function isSettled(response: ResponseLike): boolean {
  return knownState(response)?.answered === true || wasSentByExpress(response);
}

/** How long, in milliseconds, a response that seems to be complete may be held back. */
const patience = 10_000;

/** Destroys a response that seemed to be complete but does not end, so that no client waits forever. */
export function watchSettled(response: ResponseLike): void {
  if (response.writableEnded || knownState(response)?.answered === true) return;
  setTimeout(() => {
    if (!response.writableEnded) response.destroy?.();
  }, patience).unref();
}

/** Whether nothing can be appended to the body: its length has been announced, or the app encodes it itself. */
export function isClosedForm(response: ResponseLike): boolean {
  if (sentField(response, 'Content-Length') !== undefined) return true;
  const encoding = sentField(response, 'Content-Encoding') ?? 'identity';
  return encoding !== 'identity' && !isEncodedByMiddleware(response);
}

/**
 * Makes an incomplete body look incomplete. Express closes the connection, which is also the regular end of a body that has
 * neither a length nor chunks, as sent to HTTP/1.0 clients (RFC 9112, section 6.3). A reset is not.
 */
export function breakOff(request: BodySource, response: ResponseLike): void {
  const head = response._header;
  if (typeof head !== 'string' || /^(?:content-length|transfer-encoding):/im.test(head)) return;
  request.socket?.resetAndDestroy?.();
}
