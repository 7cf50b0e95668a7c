/** Calls whose connection fails. */
import type { Call } from './call.js';
import { abortError, transportError } from './transport.js';
import type { TransportFailure } from './wire-form.js';

/** There is no response; the call ends when it is aborted. */
function silence(call: Call): Promise<Response> {
  const { signal } = call;
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(abortError(signal, call)));
  });
}

/**
 * Fails as `fetch` does where the connection fails.
 * @throws what the client library of the call throws
 */
export function failTransport(failure: TransportFailure, call: Call): Promise<Response> | Response {
  if (failure === 'silence') return silence(call);
  // The agents of node-fetch hand on the response of the proxy itself.
  if (failure === 'proxy' && call.isNodeFetch) return new Response(null, { status: 407 });
  throw transportError(failure, call);
}
