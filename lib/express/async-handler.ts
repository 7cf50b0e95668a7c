/** Passes the rejections of route handlers to the error handlers, which Express 4 does not do. */
/** @ts-ignore: an app without Express's types does not use this function, yet its compiler reads this line. */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { show } from '../values/show.js';
import { asError } from './as-error.js';

/** What Express lets a response send by default. */
type SentBody = Parameters<Response['send']>[0];

/**
 * Wraps a route handler so that its rejections and synchronous errors reach `next`. Express 4 needs it: there, a rejected handler
 * ends the process. Express 5 does the same on its own, and the wrapper does no harm.
 * The type parameters and their defaults are those of Express's `RequestHandler`.
 * @throws TypeError if the handler is not a function
 * @example app.post('/chat', asyncHandler(async (req, res) => { res.json(await ask(req.body)); }));
 */
export function asyncHandler<
  Params = Request['params'],
  ResponseBody = SentBody,
  RequestBody = Request['body'],
  Query = Request['query'],
  Locals extends Record<string, unknown> = Response['locals'],
>(
  handler: (
    request: Request<Params, ResponseBody, RequestBody, Query, Locals>,
    response: Response<ResponseBody, Locals>,
    next: NextFunction,
  ) => unknown,
): RequestHandler<Params, ResponseBody, RequestBody, Query, Locals> {
  if (typeof handler !== 'function') {
    throw new TypeError(
      `asyncHandler: the route handler cannot be ${show(handler)}; expected a function`,
    );
  }
  return function asyncRouteHandler(request, response, next) {
    const fail = (reason: unknown): void => next(asError(reason, 'A route handler'));
    try {
      Promise.resolve(handler(request, response, next)).catch(fail);
    } catch (error) {
      fail(error);
    }
  };
}
