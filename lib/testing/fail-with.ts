/** `fetch` functions that fail as the API fails, for the client of the app under test. */
import type { ProblemTypeSlug } from '../catalogue/index.js';
import { checkOptions } from '../values/check-options.js';
import { show } from '../values/show.js';
import { modelOf, unusableResults } from './bodies.js';
import { apiOf, type Call } from './call.js';
import { formOf } from './failures.js';
import { failTransport } from './fail-transport.js';
import type { StreamPlan } from './frames.js';
import { createMockFetch, type Answer, type MockFetch } from './mock-fetch.js';
import {
  failChecks,
  streamChecks,
  type FailOptions,
  type ResponseOptions,
  type StreamOptions,
} from './options.js';
import { baseFields, createResponder, jsonResponse, streamResponse } from './responses.js';
import { isStreaming } from './streams.js';
import { completeResponse } from './succeed.js';
import type { ErrorFacts, UnusableResult, WireForm } from './wire-form.js';

/** A response without a usable result, in the form of the API that was called. */
function unusableResponse(result: UnusableResult, call: Call): Response {
  const api = apiOf(call);
  const make = api && unusableResults[result][api];
  if (make === undefined) {
    const apis = Object.keys(unusableResults[result]).join(', ');
    throw new Error(
      `failWith: ${call.method} ${call.url} has no result of this kind; it exists for ${apis}`,
    );
  }
  const body = make(modelOf(call));
  if (typeof body === 'object') return jsonResponse(200, baseFields(), body);
  return new Response(body, { headers: { 'content-type': 'text/html' } });
}

/** A stream, for a call of an API that streams. */
function breakStream(plan: StreamPlan, call: Call): Response {
  const api = apiOf(call);
  if (isStreaming(api)) return streamResponse(plan, api, call);
  throw new Error(
    `failWith.stream: ${call.method} ${call.url} does not stream; call chat completions or responses`,
  );
}

/** What fails in a way that is not an error response. */
function failOtherwise(form: WireForm): Answer {
  if ('transport' in form) return (call) => failTransport(form.transport, call);
  if ('result' in form) return (call) => unusableResponse(form.result, call);
  return (call) => breakStream({ after: 2, end: 'cut' }, call);
}

function createFailure(slug: ProblemTypeSlug, options: ResponseOptions): Answer {
  const respond = createResponder('failWith', slug, options);
  return respond ?? failOtherwise(formOf('failWith', slug));
}

function failWithSlug(slug: ProblemTypeSlug, options: FailOptions = {}): MockFetch {
  const { times = Infinity, ...rest } = checkOptions('failWith', options, failChecks);
  const fail = createFailure(slug, rest);
  return createMockFetch((call, count) =>
    count <= times ? fail(call, count) : completeResponse(call),
  );
}

/** One call of a sequence: the slug of a failure, or a `fetch` such as `succeed()`. */
export type Step = ProblemTypeSlug | ((input: unknown, init?: unknown) => Promise<Response>);

function sequence(...steps: readonly Step[]): MockFetch {
  const fetches = steps.map((step) => (typeof step === 'function' ? step : failWithSlug(step)));
  return createMockFetch((call, count) => {
    const fetch = fetches[count - 1];
    if (fetch !== undefined) return fetch(...call.given);
    throw new Error(
      `failWith.sequence: unplanned call ${count}: ${call.method} ${call.url}; planned: ${steps.length}`,
    );
  });
}

function errorOf(slug: ProblemTypeSlug): ErrorFacts {
  const form = formOf('failWith.stream', slug);
  if ('error' in form) return form.error;
  throw new TypeError(
    `failWith.stream: option 'slug' cannot be ${show(slug)}; give a failure that an error event can report, such as 'too-many-requests'`,
  );
}

function stream(options: StreamOptions): MockFetch {
  const {
    after = 2,
    then,
    slug = 'internal-server-error',
    requestId,
  } = checkOptions('failWith.stream', options, streamChecks);
  if (then === undefined)
    throw new TypeError("failWith.stream: option 'then' is missing; say how the stream ends");
  const plan = { after, end: then, error: errorOf(slug), requestId };
  return createMockFetch((call) => breakStream(plan, call));
}

/** Makes a `fetch` for the SDK that fails as the API does, with its forms for sequences and streams: the type of `failWith`. */
export interface FailWith {
  (slug: ProblemTypeSlug, options?: FailOptions): MockFetch;
  /**
   * A `fetch` that takes one step per call; a call after the last throws.
   * @example failWith.sequence('too-many-requests', failWith('timeout'), succeed())
   */
  sequence(...steps: readonly Step[]): MockFetch;
  /**
   * A `fetch` whose streams of chat completions and responses break.
   * @example failWith.stream({ after: 3, then: 'cut' })
   */
  stream(options: StreamOptions): MockFetch;
}

/**
 * A `fetch` for the client of the app under test, whose calls fail as the API fails with this problem type. It works for
 * `openai` 4 to 7, the AI SDK and LangChain, and never uses the network.
 * @throws TypeError where no response makes this failure, or where an option is wrong
 * @example const openai = new OpenAI({ apiKey: 'test', maxRetries: 0, fetch: failWith('too-many-requests') });
 */
export const failWith: FailWith = Object.assign(failWithSlug, { sequence, stream });
