/** What the SDK asks of `fetch`: which API, whether as a stream, and with which signal. */
import { isPlainObject, parseJson } from '../values/json.js';
import { property } from '../values/property.js';
import type { Target } from './transport.js';

/** A call that a mock has received. */
export interface MockCall {
  readonly url: string;
  readonly method: string;
  /** The JSON body, parsed; `undefined` where there was none. */
  readonly body: unknown;
}

/** A call, with what decides how it is answered. */
export interface Call extends MockCall, Target {
  readonly signal: AbortSignal | undefined;
  /** The arguments of `fetch`. */
  readonly given: readonly [input: unknown, init: unknown];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Polyfills have classes of their own. */
function isSignal(value: unknown): value is AbortSignal {
  return typeof property(value, 'aborted') === 'boolean';
}

/** Reads the arguments of `fetch`: the address is a string, a `URL`, or a `Request`. */
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

/** The APIs whose answers the kit knows, by the end of their path. */
const apis = [
  ['chat', /\/chat\/completions$/],
  ['responses', /\/responses(?:\/resp_\w+)?$/],
  ['embeddings', /\/embeddings$/],
  ['files', /\/files(?:\/[\w-]+)?$/],
  ['models', /\/models$/],
  ['batches', /\/batches(?:\/\w+)?$/],
] as const;

/** An API whose answers the kit knows. */
export type Api = (typeof apis)[number][0];

/** The API that is called; `undefined` for any other. */
export function apiOf({ url }: MockCall): Api | undefined {
  const path = url.replace(/[?#].*/, '');
  return apis.find(([, pattern]) => pattern.test(path))?.[0];
}

/** Whether the call asks for a stream. */
export function asksForStream({ body }: MockCall): boolean {
  return isPlainObject(body) && body['stream'] === true;
}
