/** The options of `checkOpenAI` and `readiness`, checked and prepared. */
import { conversionChecks } from '../convert/conversion-checks.js';
import type { ConversionOptions } from '../convert/conversion-options.js';
import type { ProblemDetails } from '../model/problem-details.js';
import {
  aFunction,
  aText,
  checkOptions,
  milliseconds,
  type Checks,
} from '../values/check-options.js';

/** What a check has found; `latency` in whole milliseconds. */
export type CheckResult =
  | {
      readonly ok: true;
      readonly latency: number;
      /** The ids of the models that the key can use, where they were asked for. */
      readonly models?: readonly string[];
    }
  | { readonly ok: false; readonly latency: number; readonly problem: ProblemDetails };

/** Options of `checkOpenAI`: its own, and those of the conversion to problem details. */
export interface CheckOptions extends Omit<ConversionOptions, 'claim'> {
  /** The model, or on Azure the deployment, that must be available. */
  readonly model?: string | undefined;
  /**
   * After how many milliseconds the check ends with the problem `timeout`, whatever limit the client has.
   * @defaultValue 5_000
   */
  readonly timeout?: number | undefined;
}

/** Options of `readiness`. Its `audience` is `'public'` by default. */
export interface ReadinessOptions extends CheckOptions {
  /**
   * For how many milliseconds a result is answered without another check; a failure for 5 seconds at most.
   * @defaultValue 30_000
   */
  readonly maxAge?: number | undefined;
  /**
   * For how many milliseconds after that the old result is answered while a check runs in the background; later, a
   * request waits for the check.
   * @defaultValue 60_000
   */
  readonly staleWhileRevalidate?: number | undefined;
  /** Called after every check with its result, whose problem speaks to developers: the place to log. */
  readonly onCheck?: ((result: CheckResult) => unknown) | undefined;
}

/** What a check needs. */
export interface CheckSettings {
  readonly model: string | undefined;
  /** Milliseconds. */
  readonly timeout: number;
  readonly conversion: ConversionOptions;
}

/** What readiness needs. */
export interface ReadinessSettings extends CheckSettings {
  /** Milliseconds. */
  readonly maxAge: number;
  /** Milliseconds. */
  readonly staleWhileRevalidate: number;
  readonly onCheck: ReadinessOptions['onCheck'];
}

const { claim: _claim, ...ownConversionChecks } = conversionChecks;

const checkChecks: Checks<keyof CheckOptions> = {
  model: aText("give the name of a model, such as 'gpt-5'"),
  timeout: milliseconds(1),
  ...ownConversionChecks,
};

const readinessChecks: Checks<keyof ReadinessOptions> = {
  maxAge: milliseconds(0),
  staleWhileRevalidate: milliseconds(0),
  onCheck: aFunction,
  ...checkChecks,
};

/** Whatever a call of the check throws comes of it. */
const claim = 'likely';

/**
 * The settings of a check.
 * @throws TypeError where an option is wrong
 */
export function checkSettings(options: CheckOptions): CheckSettings {
  const checked = checkOptions('checkOpenAI', options, checkChecks);
  const { model, timeout = 5000, audience = 'developer', ...others } = checked;
  return { model, timeout, conversion: { ...others, audience, claim } };
}

/**
 * The settings of readiness.
 * @throws TypeError where an option is wrong
 */
export function readinessSettings(options: ReadinessOptions): ReadinessSettings {
  const checked = checkOptions('readiness', options, readinessChecks);
  const { model, timeout = 5000, audience = 'public', ...rest } = checked;
  const { maxAge = 30_000, staleWhileRevalidate = 60_000, onCheck, ...others } = rest;
  const conversion = { ...others, audience, claim } as const;
  return { model, timeout, conversion, maxAge, staleWhileRevalidate, onCheck };
}
