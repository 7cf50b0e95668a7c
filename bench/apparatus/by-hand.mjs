/** What the package is held against: error handlers written by hand that know their response beforehand. */
import { failing } from './errors.mjs';
import { developer, toProblemDetails } from './ours.mjs';

/** The problem details that such a handler sends for this kind of error. */
export async function readyProblem(kind) {
  const make = await failing(kind);
  return toProblemDetails(await make(), developer);
}

const mediaType = 'application/problem+json';

const retryAfter = (ready) =>
  ready.retryAfter === undefined ? {} : { 'Retry-After': String(ready.retryAfter) };

/** As an app writes it, with what Express offers. */
export const sendByHand = (ready) => (_error, _request, response, _next) => {
  response
    .status(ready.status)
    .set({ ...retryAfter(ready), 'Cache-Control': 'no-store' })
    .type(mediaType)
    .send(JSON.stringify(ready));
};

/** The least that can be done. */
export const endByHand = (ready) => (_error, _request, response, _next) => {
  const body = JSON.stringify(ready);
  response.writeHead(ready.status, {
    'Content-Type': mediaType,
    'Content-Length': Buffer.byteLength(body),
    ...retryAfter(ready),
    'Cache-Control': 'no-store',
  });
  response.end(body);
};
