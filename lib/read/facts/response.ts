/** Puts together what body, headers and message of an error response say. */
import { cooldownHeader } from '../../model/cooldown-mark.js';
import { createFailure, type FailureKind, type OpenAIFailure } from '../../model/failure.js';
import { type BodyFacts, readBody } from './body.js';
import type { HeaderLookup } from '../../model/representation.js';
import { headerLookup } from './headers.js';
import { isPage, withoutStatus } from './message.js';
import { readProvider } from '../provider/index.js';
import { readQuota, readRateLimit } from './rate-limit.js';
import { waitInHeaders, waitInMessage, waitInRateLimit } from './wait.js';
import { isObject, ownKeys, property, text } from '../../values/property.js';

/** What an error event holds, or says itself where it is flat; its `type` is that of an event, not of an error. */
function withoutEvent(body: unknown): unknown {
  if (property(body, 'type') !== 'error') return body;
  const error = property(body, 'error');
  if (isObject(error)) return error;
  const message = property(body, 'message') ?? error;
  return { message, code: property(body, 'code'), param: property(body, 'param') };
}

/** The status that the body names, since the response did not have it. */
function statusIn(body: unknown, code: string | undefined): number | undefined {
  const named = property(body, 'status') ?? property(body, 'statusCode');
  return statusOfCode(code) ?? statusOfCode(text(named));
}

/** Errors of videos and of WebSockets carry the header fields of the response that they stand for, in whichever case. */
export function headersIn(error: unknown): HeaderLookup {
  const headers = property(error, 'headers');
  const fields = ownKeys(headers, mostFields).map((name) => [
    name.toLowerCase(),
    property(headers, name),
  ]);
  return headerLookup(fields);
}

interface Origin {
  readonly kind?: FailureKind;
  /** The body by whose shape the provider is known; absent where OpenAI's own shape stands around it. */
  readonly evidence?: unknown;
}

/** The failure that an error body tells. */
export function readErrorBody(
  body: unknown,
  { kind = 'stream', evidence }: Origin = {},
): OpenAIFailure {
  const error = withoutEvent(body);
  const facts = readBody(error);
  const status = statusIn(error, facts.code);
  return fromResponse({ ...facts, kind, status, body: evidence, header: headersIn(error) });
}

export interface ResponseFacts extends BodyFacts {
  readonly kind: FailureKind;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly header: HeaderLookup;
  /** The host that was called, where the error tells. */
  readonly host?: string | undefined;
  /** The body's error, by which its provider is known; `null` where the answer had none. */
  readonly body?: unknown;
  /** The message of the thrown error, which still has what gateways put around the upstream's. */
  readonly thrown?: unknown;
}

/** Header fields that are looked at. */
const mostFields = 200;

const rateLimitTypes: ReadonlySet<string | undefined> = new Set([
  'requests',
  'tokens',
  'rate_limit_error',
]);

function isRateLimit(facts: ResponseFacts): boolean {
  return (
    facts.status === 429 || facts.code === 'rate_limit_exceeded' || rateLimitTypes.has(facts.type)
  );
}

/** The request id of OpenAI, or of Azure. */
export function requestIdIn(header: HeaderLookup): string | undefined {
  return header('x-request-id') ?? header('apim-request-id');
}

/** Whether the answer was a page: by its text, or, where it has none of the members of an API's error, by what it says it is. */
function isPageOf({ message, code, type, body, header }: ResponseFacts): boolean {
  if (message === undefined || isPage(message)) return message !== undefined;
  const isError = code !== undefined || type !== undefined || isObject(body);
  return !isError && /^text\/html\b/i.test(header('content-type') ?? '');
}

/** A failure from what a response said. Limits and their reset are read only where one was exceeded. */
export function fromResponse(facts: ResponseFacts): OpenAIFailure {
  const { kind, status, code, type, param, header, contentFilter } = facts;
  const page = isPageOf(facts);
  const message = page ? undefined : facts.message;
  const rateLimit = isRateLimit(facts) ? readRateLimit(header) : undefined;
  const requestId = facts.requestId ?? requestIdIn(header);
  const { host, body, thrown, relayed } = facts;
  // A service that uses this package does not reveal whose API it calls.
  const provider = relayed
    ? undefined
    : readProvider({
        host,
        header,
        requestId,
        body,
        messages: () => [withoutStatus(thrown), message],
        page,
      });
  return createFailure({
    kind,
    status: status ?? relayed?.status,
    code,
    type,
    param,
    message,
    page,
    rateLimit,
    requestId,
    contentFilter,
    provider,
    retryAfter:
      waitInHeaders(header) ??
      waitInMessage(message) ??
      waitInMessage(facts.wait) ??
      waitInRateLimit(rateLimit, type),
    quota: readQuota(message),
    cooldown: header(cooldownHeader) === undefined ? undefined : true,
    relayed,
  });
}

/** A whole number from 100 on, also as a string, as statuses come out of JSON. */
export function httpStatus(value: unknown): number | undefined {
  const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === 'number' && Number.isInteger(status) && status >= 100
    ? status
    : undefined;
}

/** An error status that an upstream wrote as its code: all there is where a 200 carries an error. */
export function statusOfCode(code: string | undefined): number | undefined {
  const status = httpStatus(code);
  return status !== undefined && status >= 400 && status < 600 ? status : undefined;
}
