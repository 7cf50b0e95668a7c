/** A whole response: its header fields, set beside those that are there, and its body. */
import type { HeaderFields } from '../model/representation.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { discardBody, type Asker, type ResponseLike } from './exchange.js';
import { commonFields, problemFields, successFields, withElement } from './headers.js';
import { represent } from './body.js';

const commonEntries = Object.entries(commonFields);

/** What the answer is made of, whatever the response is. */
export interface Answer {
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

/** Sends the head and the body. */
export function sendWhole(
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
