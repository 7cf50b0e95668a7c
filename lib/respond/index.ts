/** The last stage: problem details become a response, or the end of one that has begun. */
import type { Delivery } from '../options.js';
import type { ProblemDetails } from '../problem-details.js';
import { commonFields, problemFields, successFields, type HeaderFields } from './headers.js';
import { streamChunk } from './stream.js';

/** What is used of a response; Node's `ServerResponse` and Express's `Response` are such. */
export interface ResponseLike {
  statusCode: number;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  readonly destroyed: boolean;
  readonly socket?: { readonly destroyed: boolean } | null;
  hasHeader(name: string): boolean;
  getHeader(name: string): unknown;
  setHeader(name: string, value: string): unknown;
  removeHeader(name: string): void;
  end(chunk?: string): unknown;
  /** The head as it was sent, in HTTP/1. */
  readonly _header?: unknown;
}

/** What is used of the request to let its connection live on. */
export interface BodySource {
  readonly method?: string | undefined;
  unpipe?(): unknown;
  resume?(): unknown;
}

function isGone(response: ResponseLike): boolean {
  return response.destroyed || response.writableEnded || response.socket?.destroyed === true;
}

/** A body that nobody reads would keep the connection from its next request. */
function discardBody(request: BodySource): void {
  request.unpipe?.();
  request.resume?.();
}

function sendWhole(
  problem: ProblemDetails,
  fields: HeaderFields,
  request: BodySource,
  response: ResponseLike,
): void {
  const body = JSON.stringify(problem);
  for (const name of successFields) response.removeHeader(name);
  for (const [name, value] of Object.entries({ ...fields, ...commonFields })) {
    response.setHeader(name, value);
  }
  response.statusCode = problem.status;
  response.setHeader('Content-Length', String(Buffer.byteLength(body)));
  response.end(request.method === 'HEAD' ? undefined : body);
  discardBody(request);
}

/** What the problem calls for, unless earlier middleware has said it: an app may have a challenge of its own. */
function fieldsFor(problem: ProblemDetails, response: ResponseLike): HeaderFields {
  const fields = problemFields(problem);
  if (!response.hasHeader('WWW-Authenticate')) return fields;
  const { 'WWW-Authenticate': _ours, ...others } = fields;
  return others;
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
 * @returns how it was delivered, or `undefined` where the response had begun in a form that cannot tell a problem
 */
export function respond(
  problem: ProblemDetails,
  request: BodySource,
  response: ResponseLike,
  extra: HeaderFields = {},
): Delivery | undefined {
  if (isGone(response)) return 'none';
  if (!response.headersSent) {
    sendWhole(problem, { ...fieldsFor(problem, response), ...extra }, request, response);
    return 'response';
  }
  const chunk = streamChunk(contentType(response), problem);
  if (chunk === undefined) return undefined;
  response.end(chunk);
  return 'stream';
}
