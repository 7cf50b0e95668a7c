/** Combines the facts in the body, header fields and message of an error response. */
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

/** The error in an event, which may be flat; the event's own `type` is not that of the error. */
function withoutEvent(body: unknown): unknown {
  if (property(body, 'type') !== 'error') return body;
  const error = property(body, 'error');
  if (isObject(error)) return error;
  const message = property(body, 'message') ?? error;
  return { message, code: property(body, 'code'), param: property(body, 'param') };
}

/** The status that the body states, for responses whose own status is not that of the error. */
function statusIn(body: unknown, code: string | undefined): number | undefined {
  const named = property(body, 'status') ?? property(body, 'statusCode');
  return statusOfCode(code) ?? statusOfCode(text(named));
}

/** Errors of videos and of WebSockets contain the header fields of the original response, in any case. */
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
  /** The body whose shape identifies the provider; absent if OpenAI's own shape is around it. */
  readonly evidence?: unknown;
}

/** Reads the failure that an error body reports. */
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
  /** The host that was called, if the error reveals it. */
  readonly host?: string | undefined;
  /** The body's error, whose shape identifies the provider; `null` if the response had none. */
  readonly body?: unknown;
  /** The message of the thrown error, including what gateways add to the upstream's. */
  readonly thrown?: unknown;
}

/** The most header fields that are read. */
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

/** The request id that OpenAI or Azure has sent. */
export function requestIdIn(header: HeaderLookup): string | undefined {
  return header('x-request-id') ?? header('apim-request-id');
}

/** Whether the response was an HTML page: by its content, or by its content type if it has no member of an API's error. */
function isPageOf({ message, code, type, body, header }: ResponseFacts): boolean {
  if (message === undefined || isPage(message)) return message !== undefined;
  const isError = code !== undefined || type !== undefined || isObject(body);
  return !isError && /^text\/html\b/i.test(header('content-type') ?? '');
}

/** Creates a failure from the facts of a response. Rate limits are read only if one was exceeded. */
export function fromResponse(facts: ResponseFacts): OpenAIFailure {
  const { kind, status, code, type, param, header, contentFilter } = facts;
  const page = isPageOf(facts);
  const message = page ? undefined : facts.message;
  const rateLimit = isRateLimit(facts) ? readRateLimit(header) : undefined;
  const requestId = facts.requestId ?? requestIdIn(header);
  const { host, body, thrown, relayed } = facts;
  const messages = () => [withoutStatus(thrown), message];
  // A service that uses this package does not reveal whose API it calls.
  const provider = relayed
    ? undefined
    : readProvider({ host, header, requestId, body, messages, page });
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

/** An HTTP status: a whole number of 100 or more, also as a string, as JSON copies may have it. */
export function httpStatus(value: unknown): number | undefined {
  const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === 'number' && Number.isInteger(status) && status >= 100
    ? status
    : undefined;
}

/** An error status that the upstream has sent as its code: a response with status 200 that carries an error has no other. */
export function statusOfCode(code: string | undefined): number | undefined {
  const status = httpStatus(code);
  return status !== undefined && status >= 400 && status < 600 ? status : undefined;
}
