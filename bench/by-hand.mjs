/** What the package is held against: handlers written by hand that know the answer beforehand. */
import { sdkError } from './errors.mjs';
import { developer, toProblemDetails } from './ours.mjs';

/** The answer that they send. */
export const ready = toProblemDetails(sdkError(429), developer);

const mediaType = 'application/problem+json';

/** As an app writes it, with what Express offers. */
export function send(_error, _request, response, _next) {
  response
    .status(ready.status)
    .set({ 'Retry-After': String(ready.retryAfter), 'Cache-Control': 'no-store' })
    .type(mediaType)
    .send(JSON.stringify(ready));
}

/** The least that can be done. */
export function end(_error, _request, response, _next) {
  const body = JSON.stringify(ready);
  response.writeHead(ready.status, {
    'Content-Type': mediaType,
    'Content-Length': Buffer.byteLength(body),
    'Retry-After': ready.retryAfter,
    'Cache-Control': 'no-store',
  });
  response.end(body);
}
