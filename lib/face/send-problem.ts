/** For `catch` blocks that used to send a response themselves. */
import type { BodySource, RequestLike, ResponseLike } from '../respond/exchange.js';
import { property } from '../values/property.js';
import { reachCore } from './reach-core.js';

/** Without the core, the error goes to Express; without Express, the response is ended. */
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
 * Passes an error that a route has caught to the app's error handlers, as if the route had thrown it. Use it in place of
 * `res.status(500).json({ error: error.message })`; on Express 5, `throw error` does the same. Errors that are not OpenAI's reach
 * the handlers unchanged, as the same object. Without Express, or if the app has no error handler, the response uses the defaults
 * for end users. Never throws.
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
