/** The options of the error handler, and their checks. */
import { adviseAudience } from '../callbacks/advice.js';
import { chosenAudience, isProduction } from '../convert/audience.js';
import type { Handled } from '../http-errors/index.js';
import type { ExtensionMembers, ProblemDetails } from '../model/problem-details.js';
import type { RequestId, RequestLike } from '../respond/exchange.js';
import type {
  ConversionOptions,
  SharedOptions,
  Uninferred,
} from '../convert/conversion-options.js';
import type { ReportOptions } from '../report/index.js';
import { aLogger } from '../report/logger.js';
import { aBoolean, aFunction, checkOptions, oneOf, type Checks } from '../values/check-options.js';

/**
 * Options of the error handler.
 * @typeParam Own the slugs of the app's own problem types; a call infers them from `problemTypes`
 */
export interface Options<Request = RequestLike, Own extends string = string>
  extends SharedOptions<Own>, ReportOptions<Request, Uninferred<Own>> {
  /**
   * The URI of this occurrence, for example from the request's id. A number is taken as a string; a random URI replaces
   * anything else that is not a URI reference.
   * @defaultValue a random `urn:uuid:`
   * @example instance: (req) => req.id
   */
  readonly instance?: ((request: Request) => RequestId) | undefined;
  /**
   * Which errors are answered: `openai` those of OpenAI; `http` also errors that name a status for the client, as
   * `http-errors`, body parsers, multer and express-openapi-validator make them; `all` every error, with its status (500 where it
   * has none), and with its message only where its `expose` is true.
   * @defaultValue 'openai'
   */
  readonly handle?: Handled | undefined;
  /**
   * Extension members of the app's own (RFC 9457, section 3.2), sent in every JSON body and stream event beside those of the
   * problem, whose names they cannot have. They are sent as they are: nothing is redacted.
   * @example members: ({ detail, meaning }) => ({ error: detail ?? meaning })
   */
  readonly members?:
    ((problem: ProblemDetails, request: Request) => ExtensionMembers | undefined) | undefined;
  /**
   * Whether the request's `Accept` header field chooses the form: problem+json, or where it prefers them a page
   * (`text/html`) or a short text (`text/plain`). Otherwise all get problem+json.
   * @defaultValue true
   */
  readonly negotiate?: boolean | undefined;
}

/** What is checked of each option of the error handler, given what is checked of those of the conversion. */
export function handlerChecksWith(
  conversionChecks: Checks<keyof ConversionOptions>,
): Checks<keyof Options> {
  return {
    ...conversionChecks,
    handle: oneOf('openai', 'http', 'all'),
    members: aFunction,
    negotiate: aBoolean,
    onProblem: aFunction,
    log: aLogger,
  };
}

/**
 * Options of the error handler that another function takes without using them, so that one object of options may be shared.
 * @typeParam Used the names of those that it uses
 */
export type UnusedOptions<Used extends string> = {
  readonly [Name in Exclude<keyof Options, Used>]?: unknown;
};

/** Options that were checked, as the environment and the app left them when the handler was made. */
export interface SettledOptions extends Options<never> {
  /** The value of `NODE_ENV`. */
  readonly environment: string | undefined;
}

/**
 * Checks the options of the error handler, and settles what must not change until the first error comes.
 * @throws TypeError where one is wrong
 */
export function settleHandlerOptions(
  given: Options<never>,
  checks: Checks<keyof Options>,
): SettledOptions {
  const options = checkOptions('openaiErrorHandler', given, checks);
  if (options.audience === undefined && isProduction()) adviseAudience();
  return {
    ...options,
    redact: options.redact && [...options.redact],
    ...chosenAudience(options),
    environment: process.env['NODE_ENV'],
  };
}
