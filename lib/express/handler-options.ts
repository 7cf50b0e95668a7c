/** The options of the error handler, and their checks. */
import { adviseAudience } from '../callbacks/advice.js';
import { chosenAudience, isProduction } from '../convert/audience.js';
import type { RedactPattern } from '../compose/redact/index.js';
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
 * @typeParam Own the slugs of custom problem types; inferred from `problemTypes`
 */
export interface Options<Request = RequestLike, Own extends string = string>
  extends SharedOptions<Own>, ReportOptions<Request, Uninferred<Own>> {
  /**
   * Returns the URI of this occurrence, for example from the request's id. A number is converted to a string; any other value that is not a
   * URI reference is replaced by a random URI.
   * @defaultValue a random `urn:uuid:`
   * @example instance: (req) => req.id
   */
  readonly instance?: ((request: Request) => RequestId) | undefined;
  /**
   * The errors to handle: `openai` for OpenAI errors only; `http` to include errors that state a status for the client, such as those of
   * `http-errors`, body parsers, multer and express-openapi-validator; `all` for every error, with its status (500 if it
   * has none), and with its message only if its `expose` is true.
   * @defaultValue 'openai'
   */
  readonly handle?: Handled | undefined;
  /**
   * Returns custom extension members (RFC 9457, section 3.2) to send in every JSON body and stream event alongside the problem's own,
   * which they cannot override. They are sent without redaction.
   * @example members: ({ detail, meaning }) => ({ error: detail ?? meaning })
   */
  readonly members?:
    ((problem: ProblemDetails, request: Request) => ExtensionMembers | undefined) | undefined;
  /**
   * Whether the request's `Accept` header selects the format: problem+json, or, if the client prefers it, an HTML page
   * (`text/html`) or plain text (`text/plain`). If `false`, the response is always problem+json.
   * @defaultValue true
   */
  readonly negotiate?: boolean | undefined;
}

/** The check of each option of the error handler, given the checks of the conversion's options. */
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
 * Options of the error handler that another function accepts but ignores, so that both can share one options object.
 * @typeParam Used the names of the options that it does use
 */
export type UnusedOptions<Used extends string> = {
  readonly [Name in Exclude<keyof Options, Used>]?: unknown;
};

/** Checked options, as they were when the handler was created. */
export interface SettledOptions extends Options<never> {
  /** The value of `NODE_ENV`. */
  readonly environment: string | undefined;
}

/** A regular expression can be recompiled. */
function copyPattern(pattern: RedactPattern): RedactPattern {
  return typeof pattern === 'string' ? pattern : new RegExp(pattern);
}

/**
 * Checks the options of the error handler, and settles what must not change before the first error.
 * @throws TypeError if one is invalid
 */
export function settleHandlerOptions(
  given: Options<never>,
  checks: Checks<keyof Options>,
): SettledOptions {
  const options = checkOptions('openaiErrorHandler', given, checks);
  if (options.audience === undefined && isProduction()) adviseAudience();
  return {
    ...options,
    redact: options.redact?.map(copyPattern),
    ...chosenAudience(options),
    environment: process.env['NODE_ENV'],
  };
}
