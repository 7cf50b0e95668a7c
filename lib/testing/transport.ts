/** The errors of `fetch` if there is no response: those of undici, which Node.js uses, and of node-fetch, which SDK 4 uses. */
import type { TransportFailure } from './wire-form.js';

/** The request that a transport error refers to. */
export interface Target {
  readonly url: string;
  /** Whether node-fetch would send it: only then is an `agent` passed. */
  readonly isNodeFetch: boolean;
}

/** An error with enumerable members, like those of Node.js. */
function systemError(message: string, members: Readonly<Record<string, unknown>>): Error {
  return Object.assign(new Error(message), members);
}

class FetchError extends Error {}
FetchError.prototype.name = 'FetchError';

class NodeFetchAbortError extends Error {}
NodeFetchAbortError.prototype.name = 'AbortError';

class HeadersTimeoutError extends Error {}
class SocketError extends Error {}
class RequestAbortedError extends Error {}

/** In node-fetch 2, the message is enumerable as well. */
function nodeFetchError(url: string, reason: Error, code: string): Error {
  const message = `request to ${url} failed, reason: ${reason.message}`;
  return Object.assign(new FetchError(), { message, type: 'system', errno: code, code });
}

function undiciError(cause: Error, message = 'fetch failed'): Error {
  return new TypeError(message, { cause });
}

/** Codes of libuv on Linux; other POSIX systems use another number for the first. */
const reset = { errno: -104, code: 'ECONNRESET', syscall: 'read' };

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}

/** The error of undici's `ProxyAgent`; an agent of node-fetch passes on the proxy's own response instead. */
function proxyError(): Error {
  const name = { name: 'AbortError', code: 'UND_ERR_ABORTED' };
  const refused = new RequestAbortedError('Proxy response (407) !== 200 when HTTP Tunneling');
  const cause = Object.assign(refused, name);
  return Object.assign(new DOMException('Request was cancelled.'), { cause });
}

/** The underlying errors, of the system or of undici. */
const reasons: Readonly<
  Record<Exclude<TransportFailure, 'silence'>, (url: string) => Error & { readonly code?: unknown }>
> = {
  reset: () => systemError('read ECONNRESET', reset),
  dns: (url) => {
    const hostname = hostOf(url);
    const members = { errno: -3008, code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname };
    return systemError(`getaddrinfo ENOTFOUND ${hostname}`, members);
  },
  tls: () => systemError('self-signed certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
  timeout: () =>
    Object.assign(new HeadersTimeoutError('Headers Timeout Error'), {
      name: 'HeadersTimeoutError',
      code: 'UND_ERR_HEADERS_TIMEOUT',
    }),
  proxy: proxyError,
};

/** node-fetch has no timeout of this kind: the SDK's own timeout aborts the request. */
function nodeFetchAbort(): Error {
  const message = 'The user aborted a request.';
  return Object.assign(new NodeFetchAbortError(), { type: 'aborted', message });
}

/** The error with which `fetch` rejects if the connection fails in this way. */
export function transportError(
  failure: Exclude<TransportFailure, 'silence'>,
  { url, isNodeFetch }: Target,
): Error {
  const reason = reasons[failure](url);
  if (!isNodeFetch) return undiciError(reason);
  return failure === 'timeout'
    ? nodeFetchAbort()
    : nodeFetchError(url, reason, String(reason.code));
}

/** Under Jest, a `DOMException` is not an `instanceof Error`, which the SDK tests for. */
function isForeign(reason: unknown): reason is DOMException {
  return reason instanceof DOMException && !(reason instanceof Error);
}

/** The error with which `fetch` rejects once the signal has aborted. */
export function abortError({ reason }: AbortSignal, { isNodeFetch }: Target): unknown {
  if (isNodeFetch) return nodeFetchAbort();
  if (!isForeign(reason)) return reason;
  const { name, message, code } = reason;
  return Object.assign(new Error(message), { name, code });
}

/** The error with which reading a body fails after its connection has closed. */
export function cutError({ isNodeFetch }: Target): Error {
  if (isNodeFetch) return systemError('Premature close', { code: 'ERR_STREAM_PREMATURE_CLOSE' });
  const closed = Object.assign(new SocketError('other side closed'), {
    name: 'SocketError',
    code: 'UND_ERR_SOCKET',
  });
  return undiciError(closed, 'terminated');
}
