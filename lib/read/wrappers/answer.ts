/** A response of the API as HTTP clients other than OpenAI's SDK keep it: status, header fields and body. */
import { parseJson } from '../../values/json.js';
import { createFailure, type OpenAIFailure } from '../../model/failure.js';
import { readBody } from '../facts/body.js';
import { readEvent } from '../openai/event.js';
import { fromResponse, requestIdIn, statusOfCode } from '../facts/response.js';
import { headerLookup } from '../facts/headers.js';
import type { HeaderLookup } from '../../model/representation.js';
import { hasOwnKeys, isObject, property } from '../../values/property.js';

/** A response of any server, if there was one. */
export interface RawAnswer {
  /** `undefined` if there was no response, or its status is unknown. */
  readonly status: number | undefined;
  readonly headers: unknown;
  /** The body, parsed or as a string; `undefined` if it is unknown. */
  readonly body: unknown;
}

/** A response with the facts that such a client keeps. */
export interface Answer extends RawAnswer {
  readonly status: number;
  /** The host that was called, if the error reveals it. */
  readonly host?: string | undefined;
}

/** The longest body that is parsed, in characters; errors are shorter. */
const longestBody = 100_000;
const json = /^\s{0,20}[[{"]/;

/**
 * Parses JSON; any other string is returned unchanged.
 * @returns `undefined` for JSON that is truncated or too long, because a part of it may quote anything
 */
export function parseBody(body: unknown): unknown {
  if (typeof body !== 'string' || !json.test(body.slice(0, 30))) return body;
  if (body.length > longestBody) return undefined;
  return parseJson(body);
}

const ownHeaders = ['openai-processing-ms', 'openai-version', 'openai-organization'];

/** Whether the header fields are those of OpenAI's own servers. */
export function hasOpenAIHeaders(header: HeaderLookup): boolean {
  return ownHeaders.some((name) => header(name) !== undefined);
}

/** Whether it is an error of Anthropic's, whose bodies have the form of an event. */
export function isAnthropic(body: unknown): boolean {
  return (
    property(body, 'type') === 'error' &&
    isObject(property(body, 'error')) &&
    property(body, 'sequence_number') === undefined
  );
}

const errorKeys = ['type', 'code', 'param'];

/** Whether a body is an error as OpenAI, Azure and compatible servers send it: a message with a type, code or parameter. */
export function isErrorBody(body: unknown): boolean {
  const error = property(body, 'error');
  return (
    isObject(error) &&
    typeof property(error, 'message') === 'string' &&
    errorKeys.some((key) => hasOwnKeys(error, [key])) &&
    !isAnthropic(body)
  );
}

/** The error in a response with a success status; it may be all of a stream's first event. */
function errorIn(body: unknown, streamed: boolean): unknown {
  const carrier = property(body, 'response') ?? body;
  const error = property(carrier, 'error') ?? undefined;
  return error ?? (streamed && isObject(body) ? body : undefined);
}

/** Whether the error was sent mid-stream, for which the AI SDK guesses a status. */
function isStream(header: HeaderLookup): boolean {
  return header('content-type')?.startsWith('text/event-stream') === true;
}

/** Reads a response; one with a success status and no error in it was unusable. */
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
