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

/** Uses slugs without inferring them; TypeScript has `NoInfer` only since 5.4. */
export type Uninferred<Own> = [Own][Own extends unknown ? 0 : never];

/**
 * The options that the conversion and the error handler share.
 * @typeParam Own the slugs of custom problem types, which a call infers from `problemTypes`
 * @typeParam Base the base URI that `typeBase` gives
 */
export interface SharedOptions<Own extends string = string, Base extends string = string> {
  /**
   * Who reads the response. `developer` includes the upstream's redacted message. `public` addresses end users, leaves out
   * details that they cannot act on, and makes `status` default to `'gateway'`.
   * @defaultValue 'developer'; if `NODE_ENV` is `production`, the wording of 'public' with the status of 'upstream'
   */
  readonly audience?: Audience | undefined;
  /**
   * Whether the response mirrors OpenAI's status, or has one that does not blame the client: 500 instead of 401 for your API key.
   * @defaultValue 'gateway' with `audience: 'public'`, otherwise 'upstream'; with `openaiCompatible`, what OpenAI's clients expect
   */
  readonly status?: StatusPolicy | undefined;
  /**
   * For proxies whose clients use OpenAI's SDKs. JSON bodies and stream events also have
   * `error: { message, type, code, param, problem }`. The status is OpenAI's if the client can act, and the gateway's if only the
   * operator can. `x-should-retry: false` is sent if a retry is hopeless or the wait is longer than a minute.
   * @defaultValue false
   */
  readonly openaiCompatible?: boolean | undefined;
  /**
   * Which errors count as OpenAI's: `certain` for those that are recognizably OpenAI's, `likely` to include untyped errors that
   * the SDK lets through, such as `TypeError: terminated`.
   * @defaultValue 'certain'
   */
  readonly claim?: Claim | undefined;
  /**
   * The name of the API in messages for developers. If an error shows that another API failed, such as Groq's, that name is used
   * instead.
   * @defaultValue the provider that the error shows, otherwise OpenAI
   * @example provider: 'Azure OpenAI'
   */
  readonly provider?: string | undefined;
  /**
   * The base URI of problem types; the slug is appended.
   * @defaultValue 'urn:problem-type:openai:'
   */
  readonly typeBase?: Base | undefined;
  /** Changes problem types or adds new ones, by slug. */
  readonly problemTypes?: ProblemTypeRows<Own> | undefined;
  /**
   * Custom classifier, called first for every error. Return the slug of a problem type to handle the error, or `undefined` to
   * leave the decision to the package. For an error that is not OpenAI's, `failure` has only the kind `app`.
   * @example classify: (failure, error) => error instanceof BudgetError ? 'our-budget-exceeded' : undefined
   */
  readonly classify?:
    | ((failure: OpenAIFailure, error: unknown) => ProblemTypeSlug | Uninferred<Own> | undefined)
    | undefined;
  /**
   * Extra strings or regular expressions to redact in everything that the upstream wrote.
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

/** A pattern that matches the empty string would put a mark between any two characters. */
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
