/** What a `catch` block calls in the place of an answer of its own. */
import type { BodySource, RequestLike, ResponseLike } from '../respond/exchange.js';
import { property } from '../values/property.js';
import { reachCore } from './reach-core.js';

/** Without the core, the error goes to Express, or what has not been answered is ended. */
function handOn(error: unknown, request: object, response: ResponseLike): void {
  const next = property(request, 'next');
  if (typeof next === 'function') next(error);
  else if (response.headersSent) response.destroy?.();
  else {
    response.statusCode = 500;
    response.end();
  }
}

/**
 * Hands an error that a route has caught to the app's error handlers, as if the route had thrown it: in the place of
 * `res.status(500).json({ error: error.message })`. On Express 5, `throw error` does the same. What is not of OpenAI reaches
 * them as the very same object. Without Express, or where the app has no error handler, it answers by the defaults for the
 * public. It never throws.
 * @example
 * try {
 *   res.json(await openai.responses.create(body));
 * } catch (error) {
 *   sendProblem(error, req, res);
 * }
 */
export function sendProblem(
  error: unknown,
  request: RequestLike & BodySource,
  response: ResponseLike,
): void {
  const core = reachCore();
  if (core === undefined) handOn(error, request, response);
  else core.sendProblem(error, request, response);
}
