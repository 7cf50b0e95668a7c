/** Sends a whole response: its header fields, alongside those already set, and its body. */
import type { HeaderFields } from '../model/representation.js';
import { discardBody, type Asker, type Delivery, type ResponseLike } from './exchange.js';
import { successFields, withElement } from './headers.js';
import { representationOf, type Answer } from './representation.js';

/** Listing the fields first costs a fraction of removing all of these, most of which are not set. */
function removeSuccessFields(response: ResponseLike): void {
  for (const name of response.getHeaderNames?.() ?? successFields)
    if (successFields.has(name)) response.removeHeader(name);
}

/** Keeps what earlier middleware has set: an app may have its own links and its own challenge. */
function shareFields(fields: HeaderFields, response: ResponseLike): void {
  for (const [name, value] of Object.entries(fields)) {
    if (name !== 'WWW-Authenticate')
      response.setHeader(name, withElement(response.getHeader(name), value));
    else if (!response.hasHeader(name)) response.setHeader(name, value);
  }
}

/** Sends the header fields and the body; none for a `HEAD` request. */
export function sendWhole(answer: Answer, request: Asker, response: ResponseLike): Delivery {
  const { headers, method } = request;
  const { status, body, fields, shared } = representationOf(answer, headers?.['accept'], method);
  removeSuccessFields(response);
  for (const [name, value] of Object.entries(fields)) response.setHeader(name, value);
  shareFields(shared, response);
  response.statusCode = status;
  response.end(method === 'HEAD' ? undefined : body);
  discardBody(request);
  return 'response';
}
