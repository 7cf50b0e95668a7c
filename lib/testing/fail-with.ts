/** `fetch` functions that fail like the API, for the client of the app under test. */
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

/** A response without a usable result, in the format of the API that was called. */
function unusableResponse(result: UnusableResult, call: Call): Response {
  const api = apiOf(call);
  const make = api && unusableResults[result][api];
  if (make === undefined) {
    const apis = Object.keys(unusableResults[result]).join(', ');
    throw new Error(
      `failWith: ${call.method} ${call.url} has no result of this kind; only these APIs do: ${apis}`,
    );
  }
  const body = make(modelOf(call));
  if (typeof body === 'object') return jsonResponse(200, baseFields(), body);
  return new Response(body, { headers: { 'content-type': 'text/html' } });
}

/** A stream that breaks, for a call of an API that streams. */
function breakStream(plan: StreamPlan, call: Call): Response {
  const api = apiOf(call);
  if (isStreaming(api)) return streamResponse(plan, api, call);
  throw new Error(
    `failWith.stream: ${call.method} ${call.url} does not stream; call chat completions or responses`,
  );
}

/** Handles failures other than error responses. */
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

/** One call of a sequence: the slug of a failure, or a mock `fetch` such as `succeed()`. */
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
    `failWith.stream: option 'slug' cannot be ${show(slug)}; expected a failure that an error event can report, such as 'too-many-requests'`,
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
    throw new TypeError(
      "failWith.stream: option 'then' is missing; expected how the stream ends, such as 'cut'",
    );
  const plan = { after, end: then, error: errorOf(slug), requestId };
  return createMockFetch((call) => breakStream(plan, call));
}

/** The type of `failWith`: a function that creates a failing `fetch`, with variants for sequences and streams. */
export interface FailWith {
  (slug: ProblemTypeSlug, options?: FailOptions): MockFetch;
  /**
   * Creates a `fetch` that takes one step per call; a call after the last step throws.
   * @example failWith.sequence('too-many-requests', failWith('timeout'), succeed())
   */
  sequence(...steps: readonly Step[]): MockFetch;
  /**
   * Creates a `fetch` whose chat completion and response streams break.
   * @example failWith.stream({ after: 3, then: 'cut' })
   */
  stream(options: StreamOptions): MockFetch;
}

/**
 * Creates a `fetch` for the client of the app under test. Its calls fail like the API does for this problem type. Works with
 * `openai` 4 to 7, the AI SDK and LangChain, and never uses the network.
 * @throws TypeError if no response causes this failure, or if an option is invalid
 * @example const openai = new OpenAI({ apiKey: 'test', maxRetries: 0, fetch: failWith('too-many-requests') });
 */
export const failWith: FailWith = Object.assign(failWithSlug, { sequence, stream });
