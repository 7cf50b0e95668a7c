/** Mock calls whose connection fails. */
import type { Call } from './call.js';
import { abortError, transportError } from './transport.js';
import type { TransportFailure } from './wire-form.js';

/** No response arrives; the call ends when it is aborted. */
function silence(call: Call): Promise<Response> {
  const { signal } = call;
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(abortError(signal, call)));
  });
}

/**
 * Fails as `fetch` does if the connection fails.
 * @throws the error that the HTTP client of the call throws
 */
export function failTransport(failure: TransportFailure, call: Call): Promise<Response> | Response {
  if (failure === 'silence') return silence(call);
  // The agents of node-fetch pass on the proxy's own response.
  if (failure === 'proxy' && call.isNodeFetch) return new Response(null, { status: 407 });
  throw transportError(failure, call);
}
