/** The last stage: problem details become a response, or the end of one that has begun. */
import type { Delivery } from '../options.js';
import type { ProblemDetails } from '../problem-details.js';
import {
  commonFields,
  problemFields,
  successFields,
  withElement,
  type HeaderFields,
} from './headers.js';
import { represent } from './representations.js';
import { streamChunk } from './stream.js';

const commonEntries = Object.entries(commonFields);

/** What is used of a response; Node's `ServerResponse` and Express's `Response` are such. */
export interface ResponseLike {
  statusCode: number;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  readonly destroyed: boolean;
  hasHeader(name: string): boolean;
  getHeader(name: string): unknown;
  /** Names in lower case; a stand-in for a response may lack it. */
  getHeaderNames?(): readonly string[];
  setHeader(name: string, value: string): unknown;
  removeHeader(name: string): void;
  end(chunk?: string): unknown;
  /** The head as it was sent, in HTTP/1. */
  readonly _header?: unknown;
}

/** What is used of the request to let its connection live on. */
export interface BodySource {
  readonly method?: string | undefined;
  readonly socket?: { readonly destroyed: boolean; resetAndDestroy?(): unknown } | null;
  unpipe?(): unknown;
  resume?(): unknown;
  /** Whether the whole body has come. */
  readonly complete?: boolean | undefined;
  /** `null` where nobody has begun to read. */
  readonly readableFlowing?: boolean | null | undefined;
  /** What has come and was not read. */
  readonly readableLength?: number | undefined;
}

/** What is used of the request: beside that, what the client accepts. */
interface Asker extends BodySource {
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** The socket is the request's: a response that waits for another on the same connection has none yet. */
function isGone(request: BodySource, response: ResponseLike): boolean {
  return response.destroyed || response.writableEnded || request.socket?.destroyed === true;
}

/** Most requests that end in an error have no body, or were read to its end: to make them flow takes as long as the conversion. */
function hasNoRest({ complete, readableFlowing, readableLength }: BodySource): boolean {
  return complete === true && readableFlowing === null && readableLength === 0;
}

/** A body that nobody reads would keep the connection from its next request. */
function discardBody(request: BodySource): void {
  if (hasNoRest(request)) return;
  request.unpipe?.();
  request.resume?.();
}

/** What the answer is made of, whatever the response is. */
interface Answer {
  readonly problem: ProblemDetails;
  /** Header fields that the error brought. */
  readonly extra: HeaderFields;
  readonly negotiate: boolean;
}

/** To ask what there is costs a fraction of removing what mostly is not. */
function removeSuccessFields(response: ResponseLike): void {
  for (const name of response.getHeaderNames?.() ?? successFields)
    if (successFields.has(name)) response.removeHeader(name);
}

/** What the problem calls for, beside what earlier middleware has said: an app may have links and a challenge of its own. */
function setProblemFields(problem: ProblemDetails, response: ResponseLike): void {
  const {
    'Retry-After': retryAfter,
    'WWW-Authenticate': challenge,
    Link: link,
  } = problemFields(problem);
  if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter);
  if (link !== undefined) response.setHeader('Link', withElement(response.getHeader('Link'), link));
  if (challenge !== undefined && !response.hasHeader('WWW-Authenticate'))
    response.setHeader('WWW-Authenticate', challenge);
}

function setFields(fields: HeaderFields, response: ResponseLike): void {
  for (const [name, value] of Object.entries(fields)) response.setHeader(name, value);
}

function sendWhole(
  { problem, extra, negotiate }: Answer,
  request: Asker,
  response: ResponseLike,
): void {
  const { body, fields } = represent(problem, negotiate ? request.headers?.['accept'] : undefined);
  removeSuccessFields(response);
  setProblemFields(problem, response);
  setFields(extra, response);
  setFields(fields, response);
  for (const [name, value] of commonEntries) response.setHeader(name, value);
  if (negotiate) response.setHeader('Vary', withElement(response.getHeader('Vary'), 'Accept'));
  response.statusCode = problem.status;
  response.setHeader('Content-Length', String(Buffer.byteLength(body)));
  response.end(request.method === 'HEAD' ? undefined : body);
  discardBody(request);
}

/**
 * Makes half a body look like half a body. Express closes the connection, which ends a body that has neither a length nor
 * chunks, as HTTP/1.0 clients get it, like a whole one (RFC 9112, section 6.3); a reset does not.
 */
function breakOff(request: BodySource, response: ResponseLike): void {
  const head = response._header;
  if (typeof head !== 'string' || /^(?:content-length|transfer-encoding):/im.test(head)) return;
  request.socket?.resetAndDestroy?.();
}

/**
 * The content type of a response that has begun. Node.js forgets fields that were given to `writeHead` alone; what is
 * left of them is the head as it was sent.
 */
function contentType(response: ResponseLike): unknown {
  const known = response.getHeader('Content-Type');
  return known ?? /^content-type: *([^\r\n]*)/im.exec(String(response._header))?.[1];
}

/**
 * Answers with the problem.
 * @param extra further header fields, where the error brought some
 * @param negotiate whether the client's `Accept` header field chooses the form
 * @returns how it was delivered, or `undefined` where the response had begun in a form that cannot tell a problem
 */
export function respond(
  problem: ProblemDetails,
  request: Asker,
  response: ResponseLike,
  extra: HeaderFields = {},
  negotiate = true,
): Delivery | undefined {
  if (isGone(request, response)) return 'none';
  if (!response.headersSent) {
    sendWhole({ problem, extra, negotiate }, request, response);
    return 'response';
  }
  const chunk = streamChunk(contentType(response), problem);
  if (chunk === undefined) {
    breakOff(request, response);
    return undefined;
  }
  response.end(chunk);
  return 'stream';
}
