/** The conversion to a web `Response`, for frameworks whose handlers return one. */
import { retryFields } from '../compose/openai-protocol.js';
import { sendable } from '../model/sendable.js';
import { representationOf } from '../respond/representation.js';
import { aBoolean, checkOptions, type Checks } from '../values/check-options.js';
import { property } from '../values/property.js';
import { conversionChecks } from './conversion-checks.js';
import type { ConversionOptions } from './conversion-options.js';
import { convertSafely } from './convert-safely.js';

/** A web `Response`, if the compiler knows one from the types of Node.js or of the DOM. */
export type WebResponse = typeof globalThis extends { Response: { prototype: infer Found } }
  ? Found
  : unknown;

/** What is used of a request: a web `Request`, or one of Node.js, Express or Fastify. */
export interface NegotiatingRequest {
  /** The HTTP method: `HEAD` gets no body. */
  readonly method?: string | undefined;
  /** The header fields, of which `Accept` is read. */
  readonly headers: { get(name: string): string | null } | Readonly<Record<string, unknown>>;
}

/** Options of `toResponse`: those of the conversion, and `negotiate`. */
export interface ResponseOptions<Own extends string = string> extends ConversionOptions<Own> {
  /**
   * Whether the request's `Accept` header selects the format: problem+json, or, if the client prefers it, an HTML page
   * (`text/html`) or plain text (`text/plain`). If `false`, or without a request, the format is problem+json.
   * @defaultValue true
   */
  readonly negotiate?: boolean | undefined;
}

const checks: Checks<keyof ResponseOptions> = { ...conversionChecks, negotiate: aBoolean };

interface Settings {
  readonly negotiate: boolean;
  readonly conversion: ConversionOptions | undefined;
}

const defaults: Settings = { negotiate: true, conversion: undefined };
const prepared = new WeakMap<ResponseOptions, Settings>();

/** The conversion is prepared once for each object of options: it must be the same one for the next error. */
function settingsOf(options: ResponseOptions | undefined): Settings {
  if (options === undefined) return defaults;
  const known = prepared.get(options);
  if (known !== undefined) return known;
  const { negotiate = true, ...conversion } = checkOptions('toResponse', options, checks);
  const settings = { negotiate, conversion };
  prepared.set(options, settings);
  return settings;
}

function acceptOf({ headers }: NegotiatingRequest): unknown {
  return typeof headers['get'] === 'function'
    ? headers['get']('accept')
    : property(headers, 'accept');
}

/** The web `Response` to an error; `undefined` where it is not OpenAI's. */
export function toResponse<Own extends string = never>(
  error: unknown,
  request?: NegotiatingRequest,
  options?: ResponseOptions<Own>,
): WebResponse | undefined {
  const { negotiate, conversion } = settingsOf(options);
  const problem = convertSafely('toResponse', error, conversion);
  if (problem === undefined) return undefined;
  const accept = negotiate && request !== undefined ? acceptOf(request) : undefined;
  const { status, body, fields, shared } = representationOf(
    {
      problem: sendable(problem),
      extra: conversion?.openaiCompatible ? retryFields(problem) : {},
      negotiate,
    },
    accept,
    request?.method,
  );
  const headers = { ...fields, ...shared };
  return new Response(request?.method === 'HEAD' ? null : body, { status, headers });
}
