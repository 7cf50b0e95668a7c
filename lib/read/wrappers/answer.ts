/** An answer of the API as other HTTP clients than OpenAI's SDK keep it: status, headers and body as they came. */
import { parseJson } from '../../values/json.js';
import { createFailure, type OpenAIFailure } from '../../model/failure.js';
import { readBody } from '../facts/body.js';
import { readEvent } from '../openai/event.js';
import { fromResponse, requestIdIn, statusOfCode } from '../facts/response.js';
import { headerLookup } from '../facts/headers.js';
import type { HeaderLookup } from '../../model/representation.js';
import { hasOwnKeys, isObject, property } from '../../values/property.js';

/** What came back: of anybody, and perhaps nothing. */
export interface RawAnswer {
  /** `undefined` where there was no answer, or where it is not known. */
  readonly status: number | undefined;
  readonly headers: unknown;
  /** The body, parsed or as text; `undefined` where it is not known. */
  readonly body: unknown;
}

/** What such a client tells of an answer. */
export interface Answer extends RawAnswer {
  readonly status: number;
  /** The host that was called, where the error tells. */
  readonly host?: string | undefined;
}

/** Characters of a body that is parsed; errors are shorter. */
const longestBody = 100_000;
const json = /^\s{0,20}[[{"]/;

/**
 * The value of a JSON text, the text itself where it is none.
 * @returns `undefined` for JSON that is cut off or too long: a part of it may quote anything
 */
export function parseBody(body: unknown): unknown {
  if (typeof body !== 'string' || !json.test(body.slice(0, 30))) return body;
  if (body.length > longestBody) return undefined;
  return parseJson(body);
}

const ownHeaders = ['openai-processing-ms', 'openai-version', 'openai-organization'];

/** Whether the headers are those of OpenAI's own servers. */
export function hasOpenAIHeaders(header: HeaderLookup): boolean {
  return ownHeaders.some((name) => header(name) !== undefined);
}

/** Anthropic's errors are events, also where they are whole bodies. */
export function isAnthropic(body: unknown): boolean {
  return (
    property(body, 'type') === 'error' &&
    isObject(property(body, 'error')) &&
    property(body, 'sequence_number') === undefined
  );
}

const errorKeys = ['type', 'code', 'param'];

/** Whether a body is an error as OpenAI, Azure and compatible servers write it: a message, and what it is about. */
export function isErrorBody(body: unknown): boolean {
  const error = property(body, 'error');
  return (
    isObject(error) &&
    typeof property(error, 'message') === 'string' &&
    errorKeys.some((key) => hasOwnKeys(error, [key])) &&
    !isAnthropic(body)
  );
}

/** The error in an answer that came with a status of success; a stream's first event may be nothing else. */
function errorIn(body: unknown, streamed: boolean): unknown {
  const carrier = property(body, 'response') ?? body;
  const error = property(carrier, 'error') ?? undefined;
  return error ?? (streamed && isObject(body) ? body : undefined);
}

/** The AI SDK guesses a status where the error came inside a stream. */
function isStream(header: HeaderLookup): boolean {
  return header('content-type')?.startsWith('text/event-stream') === true;
}

/** Reads an answer; one that reports success without an error in it could not be used. */
export function readAnswer({ status, headers, body, host }: Answer): OpenAIFailure {
  const header = headerLookup(headers);
  const requestId = requestIdIn(header);
  const event = isObject(body) ? readEvent(body) : undefined;
  if (event !== undefined) return { ...event, requestId };
  const streamed = isStream(header);
  const origin = { header, host, body: property(body, 'error') ?? body ?? null };
  if (status >= 400 && !streamed)
    return fromResponse({ ...readBody(body), ...origin, kind: 'response', status });
  const error = errorIn(body, streamed);
  if (error === undefined) return createFailure({ kind: 'invalid-response', requestId });
  const facts = readBody(error);
  return fromResponse({ ...facts, ...origin, kind: 'stream', status: statusOfCode(facts.code) });
}
