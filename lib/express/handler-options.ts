/** The options of the error handler, and their checks. */
import type { RequestLike } from '../respond/index.js';
import {
  conversionChecks,
  type SharedOptions,
  type Uninferred,
} from '../convert/conversion-options.js';
import type { ReportOptions } from '../report/index.js';
import { aLogger } from '../report/logger.js';
import { aBoolean, aFunction, type Checks } from '../values/check-options.js';

/**
 * Options of the error handler.
 * @typeParam Own the slugs of the app's own problem types; a call infers them from `problemTypes`
 */
export interface Options<Request = RequestLike, Own extends string = string>
  extends SharedOptions<Own>, ReportOptions<Request, Uninferred<Own>> {
  /**
   * The URI of this occurrence, for example from the request's id.
   * @defaultValue a random `urn:uuid:`
   */
  readonly instance?: ((request: Request) => string | undefined) | undefined;
  /**
   * Whether errors of `http-errors`, such as `createError(404)`, are answered in the same form.
   * @defaultValue false
   */
  readonly handleHttpErrors?: boolean | undefined;
  /**
   * Whether the request's `Accept` header field chooses the form: problem+json, or where it prefers them a page
   * (`text/html`) or a short text (`text/plain`). Otherwise all get problem+json.
   * @defaultValue true
   */
  readonly negotiate?: boolean | undefined;
}

/** What is checked of each option of the error handler. */
export const handlerChecks: Checks<keyof Options> = {
  ...conversionChecks,
  handleHttpErrors: aBoolean,
  negotiate: aBoolean,
  onProblem: aFunction,
  log: aLogger,
};

/**
 * Options of the error handler that another function takes without using them, so that one object of options may be shared.
 * @typeParam Used the names of those that it uses
 */
export type UnusedOptions<Used extends string> = {
  readonly [Name in Exclude<keyof Options, Used>]?: unknown;
};
