/** Express apps of both major versions, whose route fails. */
import express5, { type Express, type Request, type Response } from 'express';
import express4 from 'express4';
import { asyncHandler, openaiErrorHandler, type Options } from '../../lib/index.js';

export const expressMajors = [
  ['4', express4],
  ['5', express5],
] as const;

export type Route = (request: Request, response: Response) => unknown;

/** An app with one route for every method, the error handler, and a last handler that shows what reached it. */
export function appOf(
  express: typeof express5,
  route: Route,
  options?: Options<Request>,
  passed: unknown[] = [],
): Express {
  const app = express();
  app.all('/', asyncHandler(route));
  app.use(openaiErrorHandler(options));
  app.use(
    (error: unknown, _request: Request, response: Response, next: (error: unknown) => void) => {
      passed.push(error);
      if (response.headersSent) next(error);
      else response.status(599).end();
    },
  );
  return app;
}

/** A route that throws this error. */
export function throwing(error: unknown): Route {
  return () => {
    throw error;
  };
}
