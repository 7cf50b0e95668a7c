/** The options of the handler and of the conversion. */
import type { ProblemTypeRows } from './catalogue/extend.js';
import type { ProblemTypeSlug } from './catalogue/index.js';
import type { Audience } from './compose/index.js';
import type { RedactPattern } from './compose/redact.js';
import type { StatusPolicy } from './compose/status.js';
import type { OpenAIFailure } from './failure.js';
import type { ProblemEvent, RequestLike } from './problem-event.js';
import type { Claim } from './read/index.js';

export type { Delivery, ProblemEvent, ProblemLevel, RequestLike } from './problem-event.js';

/** Where slugs are used, not inferred: TypeScript's own `NoInfer` came with 5.4 only. */
type Uninferred<Own> = [Own][Own extends unknown ? 0 : never];

/**
 * What the options of the conversion and those of the error handler have in common.
 * @typeParam Own the slugs of the app's own problem types; a call infers them from `problemTypes`
 * @typeParam Base the base URI that `typeBase` gives
 */
export interface SharedOptions<Own extends string = string, Base extends string = string> {
  /**
   * Whom the texts speak to. `developer` shows the upstream's message, redacted; `public` shows the clients of the app
   * only what they can act on, with the status that a gateway owes them.
   * @defaultValue 'developer'
   */
  readonly audience?: Audience | undefined;
  /**
   * Whether the response mirrors OpenAI's status or has the one that a gateway owes its client.
   * @defaultValue 'upstream' for developers, 'gateway' for the public
   */
  readonly status?: StatusPolicy | undefined;
  /**
   * Which errors are OpenAI's: `certain` takes those that are recognisably so, `likely` also the raw errors that the
   * SDK lets through, such as `TypeError: terminated`.
   * @defaultValue 'certain'
   */
  readonly claim?: Claim | undefined;
  /**
   * Whose API the app calls, as the texts for developers name it. It is for servers that do not show who they are; one that
   * does show itself, and is not OpenAI, is named as what it is.
   * @defaultValue whoever the error shows, else OpenAI
   * @example provider: 'Azure OpenAI'
   */
  readonly provider?: string | undefined;
  /**
   * The base URI of problem types; the slug is appended.
   * @defaultValue 'urn:problem-type:openai:'
   */
  readonly typeBase?: Base | undefined;
  /** Changes problem types, or adds some of the app's own, by slug. */
  readonly problemTypes?: ProblemTypeRows<Own> | undefined;
  /**
   * A rule of the app's own, asked first: the slug of a problem type, or `undefined` for "no opinion". It is asked of every
   * error: one that is not OpenAI's has a `failure` of the kind `app` that says nothing else, and a slug claims it.
   * @example classify: (failure, error) => error instanceof BudgetError ? 'our-budget-exceeded' : undefined
   */
  readonly classify?:
    | ((failure: OpenAIFailure, error: unknown) => ProblemTypeSlug | Uninferred<Own> | undefined)
    | undefined;
  /**
   * What else is taken out of every text of the upstream's, beside what always is: texts, or regular expressions.
   * @example redact: [/\bcustomer-\d+\b/, 'Project Bluebird']
   */
  readonly redact?: readonly RedactPattern[] | undefined;
}

/** Options of the conversion from an error to problem details. */
export interface ConversionOptions<
  Own extends string = string,
  Base extends string = string,
> extends SharedOptions<Own, Base> {
  /**
   * The URI of this occurrence.
   * @defaultValue a random `urn:uuid:`
   */
  readonly instance?: (() => string | undefined) | undefined;
}

/**
 * Options of the error handler.
 * @typeParam Own the slugs of the app's own problem types; a call infers them from `problemTypes`
 */
export interface Options<
  Request = RequestLike,
  Own extends string = string,
> extends SharedOptions<Own> {
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
  /** Called once for every problem, after it was answered: the place to log. The event may be logged whole. */
  readonly onProblem?: ((event: ProblemEvent<Request, Uninferred<Own>>) => unknown) | undefined;
  /**
   * Whether problems are also written to `req.log`, where there is one, as pino-http has it, and told to pino-http as `res.err`.
   * @defaultValue true
   */
  readonly requestLog?: boolean | undefined;
}

/** Any of the options, as they come from JavaScript. */
export type AnyOptions = Options<never> | ConversionOptions;
