/** Sends a whole response: its header fields, set beside those that are there, and its body. */
import type { HeaderFields } from '../model/representation.js';
import { discardBody, type Asker, type Delivery, type ResponseLike } from './exchange.js';
import { successFields, withElement } from './headers.js';
import { representationOf, type Answer } from './representation.js';

/** To ask what there is costs a fraction of removing what mostly is not. */
function removeSuccessFields(response: ResponseLike): void {
  for (const name of response.getHeaderNames?.() ?? successFields)
    if (successFields.has(name)) response.removeHeader(name);
}

/** What earlier middleware has said stays: an app may have links and a challenge of its own. */
function shareFields(fields: HeaderFields, response: ResponseLike): void {
  for (const [name, value] of Object.entries(fields)) {
    if (name !== 'WWW-Authenticate')
      response.setHeader(name, withElement(response.getHeader(name), value));
    else if (!response.hasHeader(name)) response.setHeader(name, value);
  }
}

/** Sends the head and the body. */
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
