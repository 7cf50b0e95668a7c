/** A `fetch` that never uses the network. */
import { readCall, type Call, type MockCall } from './call.js';
import { abortError } from './transport.js';

/** A `fetch` for the client of the app under test, which never uses the network. */
export interface MockFetch {
  (input: unknown, init?: unknown): Promise<Response>;
  /** The calls that it has received, retries among them. */
  readonly calls: readonly MockCall[];
}

/** Answers one call; `count` is its number, from 1. */
export type Answer = (call: Call, count: number) => Response | Promise<Response>;

/** Makes a `fetch` of what answers the calls. */
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
