/** Middleware that rejects unusable input before it costs any tokens. */

/** @ts-ignore: an app without Express's types does not use this function, yet its compiler reads this line. */
import type { NextFunction, Request, RequestHandler, Response } from 'express';

import { asError } from '../express/as-error.js';
import { stateOf } from '../respond/response-state.js';
import { checkRequest, type Accepted } from './check-request.js';
import { InvalidInputError } from '../model/invalid-input.js';
import { settingsOf, type ValidateOptions } from './validate-options.js';
import type { Output, Schema, StandardSchema } from './standard-schema.js';

/** The type of a part in the route: the output of its schema, otherwise its usual type. */
type Seen<S extends Schema, Otherwise> = [Schema] extends [S] ? Otherwise : Output<S>;

/** Replaces the parts of the request by the validated values. Express 5 recomputes `query` on every access unless it is an own property. */
function show(request: object, accepted: Accepted): void {
  for (const { part, value } of accepted) {
    const property = { value, writable: true, configurable: true, enumerable: true };
    Object.defineProperty(request, part, property);
  }
}

/** Passes the failure to the app's error handlers. An error that a schema throws is marked as the app's own. */
function refuse(thrown: unknown, response: Response, next: NextFunction): void {
  const error = asError(thrown, 'A schema');
  if (!(error instanceof InvalidInputError)) stateOf(response).handed = { error, origin: 'app' };
  next(error);
}

/**
 * Creates middleware that validates the client's input. Accepted input reaches the route as the schema returns it. Rejected
 * input is passed to `next` as an error: the mounted `openaiErrorHandler` responds with the problem `invalid-input`, and other error
 * handlers can treat it like an error of `http-errors`. An error that a schema throws is passed to `next` as well.
 * @param schema a Standard Schema for the body
 * @throws TypeError if an option is invalid
 * @example app.post('/chat', validate(z.object({ prompt: z.string() })), chat);
 */
export function validate<Body extends StandardSchema>(
  schema: Body,
): RequestHandler<Request['params'], unknown, Output<Body>>;
/**
 * Creates middleware that validates the client's input, with a schema for each part of the request.
 * @param options the schemas, and the status of the response
 * @throws TypeError if an option is invalid
 * @example app.get('/chats/:id', validate({ params: z.object({ id: z.string() }) }), chat);
 */
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
