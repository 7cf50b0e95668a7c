/** Successful calls, for the steps after a failure. */
import { isObject } from '../values/property.js';
import { show } from '../values/show.js';
import { completeResults } from './bodies.js';
import { apiOf, asksForStream, type Call } from './call.js';
import { createMockFetch, type MockFetch } from './mock-fetch.js';
import { baseFields, jsonResponse, streamResponse } from './responses.js';
import { isStreaming } from './streams.js';

/** A complete result of the API that was called, as a stream if the call requests one. */
export function completeResponse(call: Call): Response {
  const api = apiOf(call);
  if (api === undefined) {
    throw new Error(
      `succeed: there is no ready-made result for ${call.method} ${call.url}; pass its body: succeed({ … })`,
    );
  }
  if (asksForStream(call) && isStreaming(api))
    return streamResponse({ after: 2, end: 'complete' }, api, call);
  return jsonResponse(200, baseFields(), completeResults[api](call));
}

/**
 * Creates a `fetch` whose calls succeed, for use alone or as a step of `failWith.sequence`.
 * @param body the JSON body of the response; defaults to a short result of the API that was called
 * @throws TypeError if the body is not an object
 * @example const fetch = failWith.sequence('too-many-requests', succeed());
 */
export function succeed(body?: object): MockFetch {
  if (body !== undefined && !isObject(body))
    throw new TypeError(`succeed: the body cannot be ${show(body)}; expected an object`);
  return createMockFetch((call) =>
    body === undefined ? completeResponse(call) : jsonResponse(200, baseFields(), body),
  );
}
