/** A `fetch` that never uses the network. */
import { readCall, type Call, type MockCall } from './call.js';
import { abortError } from './transport.js';

/** A `fetch` for the client of the app under test. It never uses the network. */
export interface MockFetch {
  /** Responds or fails like the API. */
  (input: unknown, init?: unknown): Promise<Response>;
  /** The calls received so far, retries included. */
  readonly calls: readonly MockCall[];
}

/** Responds to one call; `count` is its number, starting at 1. */
export type Answer = (call: Call, count: number) => Response | Promise<Response>;

/** Creates a `fetch` that records its calls. */
export function createMockFetch(answer: Answer): MockFetch {
  const calls: MockCall[] = [];
  const fetch = async (input: unknown, init?: unknown): Promise<Response> => {
    const call = readCall(input, init);
    const { url, method, body, signal } = call;
    calls.push({ url, method, body });
    if (signal?.aborted === true) throw abortError(signal, call);
    return answer(call, calls.length);
  };
  return Object.assign(fetch, { calls });
}
