/** The errors of `fetch` where there is no response: those of undici, which is Node.js's own, and of node-fetch, which the SDK 4 brings. */
import type { TransportFailure } from './wire-form.js';

/** What a transport error tells of the request. */
export interface Target {
  readonly url: string;
  /** Whether node-fetch would send it: it alone is given an `agent`. */
  readonly isNodeFetch: boolean;
}

/** An error whose further members are listed, as those of Node.js are. */
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

/** node-fetch 2 lists its own message, too. */
function nodeFetchError(url: string, reason: Error, code: string): Error {
  const message = `request to ${url} failed, reason: ${reason.message}`;
  return Object.assign(new FetchError(), { message, type: 'system', errno: code, code });
}

function undiciError(cause: Error, message = 'fetch failed'): Error {
  return new TypeError(message, { cause });
}

/** Codes of libuv; POSIX systems number the first differently. */
const reset = { errno: -104, code: 'ECONNRESET', syscall: 'read' };

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}

/** What undici's `ProxyAgent` throws; an agent of node-fetch hands on the proxy's own response instead. */
function proxyError(): Error {
  const name = { name: 'AbortError', code: 'UND_ERR_ABORTED' };
  const refused = new RequestAbortedError('Proxy response (407) !== 200 when HTTP Tunneling');
  const cause = Object.assign(refused, name);
  return Object.assign(new DOMException('Request was cancelled.'), { cause });
}

/** The reason of a failure: of the system, or of undici. */
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

/** node-fetch knows no timeouts: the SDK's own aborts the request. */
function nodeFetchAbort(): Error {
  const message = 'The user aborted a request.';
  return Object.assign(new NodeFetchAbortError(), { type: 'aborted', message });
}

/** What `fetch` rejects with where the connection fails in this way. */
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

/** In the realm of Jest, a `DOMException` is not an `Error`, which is what the SDK looks for. */
function isForeign(reason: unknown): reason is DOMException {
  return reason instanceof DOMException && !(reason instanceof Error);
}

/** What `fetch` rejects with once the signal has aborted. */
export function abortError({ reason }: AbortSignal, { isNodeFetch }: Target): unknown {
  if (isNodeFetch) return nodeFetchAbort();
  if (!isForeign(reason)) return reason;
  const { name, message, code } = reason;
  return Object.assign(new Error(message), { name, code });
}

/** What reading a body throws whose connection has closed. */
export function cutError({ isNodeFetch }: Target): Error {
  if (isNodeFetch) return systemError('Premature close', { code: 'ERR_STREAM_PREMATURE_CLOSE' });
  const closed = Object.assign(new SocketError('other side closed'), {
    name: 'SocketError',
    code: 'UND_ERR_SOCKET',
  });
  return undiciError(closed, 'terminated');
}
