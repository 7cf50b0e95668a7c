/** Reads what a call requests: the API, whether it is a stream, and the abort signal. */
import { isPlainObject, parseJson } from '../values/json.js';
import { property } from '../values/property.js';
import type { Target } from './transport.js';

/** A call that a mock `fetch` has received. */
export interface MockCall {
  /** The URL of the request. */
  readonly url: string;
  /** The HTTP method; `GET` if the call states none. */
  readonly method: string;
  /** The parsed JSON body; `undefined` if there was none. */
  readonly body: unknown;
}

/** A call, with everything that decides the response. */
export interface Call extends MockCall, Target {
  readonly signal: AbortSignal | undefined;
  /** The arguments of `fetch`, unchanged. */
  readonly given: readonly [input: unknown, init: unknown];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Tested by structure, since polyfills have their own classes. */
function isSignal(value: unknown): value is AbortSignal {
  return typeof property(value, 'aborted') === 'boolean';
}

/** Reads the arguments of `fetch`. The first is a string, a `URL` or a `Request`. */
export function readCall(input: unknown, init: unknown): Call {
  const body = property(init, 'body');
  const signal = property(init, 'signal') ?? property(input, 'signal');
  return {
    url: text(property(input, 'url')) ?? String(input),
    method: text(property(init, 'method')) ?? text(property(input, 'method')) ?? 'GET',
    body: typeof body === 'string' ? parseJson(body) : undefined,
    signal: isSignal(signal) ? signal : undefined,
    isNodeFetch: property(init, 'agent') !== undefined,
    given: [input, init],
  };
}

/** The APIs that the kit can respond for, by the end of their path. */
const apis = [
  ['chat', /\/chat\/completions$/],
  ['responses', /\/responses(?:\/resp_\w+)?$/],
  ['embeddings', /\/embeddings$/],
  ['files', /\/files(?:\/[\w-]+)?$/],
  ['models', /\/models$/],
  ['batches', /\/batches(?:\/\w+)?$/],
] as const;

/** An API that the kit can respond for. */
export type Api = (typeof apis)[number][0];

/** The API that the call is for; `undefined` for any other. */
export function apiOf({ url }: MockCall): Api | undefined {
  const path = url.replace(/[?#].*/, '');
  return apis.find(([, pattern]) => pattern.test(path))?.[0];
}

/** Whether the call requests a stream. */
export function asksForStream({ body }: MockCall): boolean {
  return isPlainObject(body) && body['stream'] === true;
}
