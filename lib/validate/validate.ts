/** Middleware that refuses, before any token is paid for, what a route could not use. */

/** @ts-ignore: an app without Express's types has no use for this function, yet its compiler reads this line. */
import type { NextFunction, Request, RequestHandler, Response } from 'express';

import { asError } from '../express/as-error.js';
import { stateOf } from '../respond/response-state.js';
import { checkRequest, type Accepted } from './check-request.js';
import { InvalidInputError } from '../model/invalid-input.js';
import { settingsOf, type ValidateOptions } from './validate-options.js';
import type { Output, Schema, StandardSchema } from './standard-schema.js';

/** What a route sees of a part: what its schema makes of it, or what it sees anyhow. */
type Seen<S extends Schema, Otherwise> = [Schema] extends [S] ? Otherwise : Output<S>;

/** The request shows what the schemas made of it. Express 5 computes `query` anew at each reading, unless it is the request's own. */
function show(request: object, accepted: Accepted): void {
  for (const { part, value } of accepted) {
    const property = { value, writable: true, configurable: true, enumerable: true };
    Object.defineProperty(request, part, property);
  }
}

/** Hands the failure to the app's error handlers; what a schema throws is the app's own. */
function refuse(thrown: unknown, response: Response, next: NextFunction): void {
  const error = asError(thrown, 'A schema');
  if (!(error instanceof InvalidInputError)) stateOf(response).handed = { error, origin: 'app' };
  next(error);
}

/**
 * Makes middleware that validates what a client sent. What is accepted reaches the route as the schema gives it. What is
 * not is an error of the route, for `next`: the `openaiErrorHandler` that the app has mounted answers it with the problem
 * `invalid-input`, and other error handlers understand it as one of `http-errors`. What a schema throws goes to `next`, too.
 * @param schema a Standard Schema of the body, or what to validate and how to answer
 * @throws TypeError where an option is wrong
 * @example app.post('/chat', validate(z.object({ prompt: z.string() })), chat);
 */
export function validate<Body extends StandardSchema>(
  schema: Body,
): RequestHandler<Request['params'], unknown, Output<Body>>;
export function validate<
  Body extends Schema = Schema,
  Query extends Schema = Schema,
  Params extends Schema = Schema,
>(
  options: ValidateOptions<Body, Query, Params>,
): RequestHandler<
  Seen<Params, Request['params']>,
  unknown,
  Seen<Body, Request['body']>,
  Seen<Query, Request['query']>
>;
export function validate(schema: StandardSchema | ValidateOptions): RequestHandler {
  const settings = settingsOf(schema);
  return function validateMiddleware(request, response, next) {
    const pass = (): void => next();
    const fail = (thrown: unknown): void => refuse(thrown, response, next);
    void checkRequest(request, settings)
      .then((accepted) => show(request, accepted))
      .then(pass, fail);
  };
}
