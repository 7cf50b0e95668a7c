/** The options of the conversion, and their checks. */
import type { ProblemTypeRows } from '../catalogue/extend.js';
import type { ProblemTypeSlug } from '../catalogue/index.js';
import type { Audience } from '../compose/index.js';
import type { RedactPattern } from '../compose/redact/index.js';
import type { StatusPolicy } from '../compose/status.js';
import type { OpenAIFailure } from '../model/failure.js';
import type { Claim } from '../read/index.js';
import {
  aBoolean,
  aFunction,
  oneOf,
  that,
  type Check,
  type Checks,
} from '../values/check-options.js';

/** Where slugs are used, not inferred: TypeScript's own `NoInfer` came with 5.4 only. */
export type Uninferred<Own> = [Own][Own extends unknown ? 0 : never];

/**
 * What the options of the conversion and those of the error handler have in common.
 * @typeParam Own the slugs of the app's own problem types; a call infers them from `problemTypes`
 * @typeParam Base the base URI that `typeBase` gives
 */
export interface SharedOptions<Own extends string = string, Base extends string = string> {
  /**
   * Whom the texts speak to. `developer` shows the upstream's message, redacted; `public` shows the clients of the app
   * only what they can act on, with the status that a gateway owes them. Where none is chosen, the environment decides the
   * words, never the status.
   * @defaultValue 'developer'; where `NODE_ENV` is `production`, the words of 'public' with OpenAI's own status
   */
  readonly audience?: Audience | undefined;
  /**
   * Whether the response mirrors OpenAI's status or has the one that a gateway owes its client.
   * @defaultValue 'gateway' where `audience: 'public'` is given, else 'upstream'; with `openaiCompatible`, what its clients expect
   */
  readonly status?: StatusPolicy | undefined;
  /**
   * For apps that speak OpenAI's protocol to their own clients: JSON bodies and stream events also carry
   * `error: { message, type, code, param, problem }`; the status is OpenAI's own where the client can act and the gateway's where
   * only the operator can; `x-should-retry: false` is sent where a retry is hopeless or the wait is longer than a minute.
   * @defaultValue false
   */
  readonly openaiCompatible?: boolean | undefined;
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

/** A pattern that matches nothing at all would put a mark between any two characters. */
function isPattern(value: unknown): boolean {
  return value instanceof RegExp
    ? !new RegExp(value).test('')
    : typeof value === 'string' && value !== '';
}

/** Control characters and spaces have no place in a URI. */
function isAbsoluteUri(value: unknown): boolean {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value) && URL.canParse(value);
}

/** A string, because V8 resolves the Unicode classes when it reads a pattern, which takes as long as reading a small file. */
const nameForm = String.raw`^[^\p{C}\p{Zl}\p{Zp}]{1,60}$`;

/** A name that can stand in a sentence. */
function isName(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && new RegExp(nameForm, 'u').test(value);
}

/**
 * The check of each option of the conversion.
 * @param checkProblemTypes the check of `problemTypes`, which needs the catalogue
 */
export function conversionChecksWith(checkProblemTypes: Check): Checks<keyof ConversionOptions> {
  return {
    audience: oneOf('developer', 'public'),
    status: oneOf('upstream', 'gateway'),
    openaiCompatible: aBoolean,
    claim: oneOf('certain', 'likely'),
    provider: that(
      isName,
      "expected a name of at most 60 characters on one line, such as 'Azure OpenAI'",
    ),
    typeBase: that(
      isAbsoluteUri,
      "expected an absolute URI, such as 'https://docs.example.com/problems/'",
    ),
    problemTypes: checkProblemTypes,
    classify: aFunction,
    redact: that(
      (value) => Array.isArray(value) && [...value].every(isPattern), // `every` alone skips holes
      'expected an array of strings or RegExps that do not match the empty string',
    ),
    instance: aFunction,
  };
}
