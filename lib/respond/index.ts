/** The last stage: problem details become a response, or the end of one that has begun. */
import type { ProblemDetails } from '../model/problem-details.js';
import {
  isGone,
  type Asker,
  type BodySource,
  type Delivery,
  type ResponseLike,
} from './exchange.js';
import type { HeaderFields } from '../model/representation.js';
import { sendWhole } from './send.js';
import { streamChunk } from './started.js';

export type { BodySource, Delivery, RequestLike, ResponseLike } from './exchange.js';

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
