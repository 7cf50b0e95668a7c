/** The options of `checkOpenAI` and `readiness`, with their checks and defaults. */
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

/** The result of a check: whether the client works, how long the call took, and the problem if it failed. */
export type CheckResult =
  | {
      /** The client works. */
      readonly ok: true;
      /** How long the call took, in whole milliseconds. */
      readonly latency: number;
      /** The ids of the available models, if the call was to list them. */
      readonly models?: readonly string[];
    }
  | {
      /** The client does not work. */
      readonly ok: false;
      /** How long the call took, in whole milliseconds. */
      readonly latency: number;
      /** What happened, and what to do. */
      readonly problem: ProblemDetails;
    };

/** Options of `checkOpenAI`, including those of the conversion to problem details. */
export interface CheckOptions extends Omit<ConversionOptions, 'claim'> {
  /**
   * The model (on Azure, the deployment) that must be available.
   * @defaultValue no particular model: the models are listed
   */
  readonly model?: string | undefined;
  /**
   * The time limit in milliseconds, after which the check ends with the problem `timeout`, regardless of the client's own.
   * @defaultValue 5_000
   */
  readonly timeout?: number | undefined;
}

/** Options of `readiness`. Its `audience` defaults to `'public'`. */
export interface ReadinessOptions extends CheckOptions {
  /**
   * How long a result is cached, in milliseconds; a failure for at most 5 seconds.
   * @defaultValue 30_000
   */
  readonly maxAge?: number | undefined;
  /**
   * How long after that the old result is still used, in milliseconds, while a new check runs in the background. After this time,
   * requests wait for the check.
   * @defaultValue 60_000
   */
  readonly staleWhileRevalidate?: number | undefined;
  /** Called with the result of every check, in the text for developers; use it for logging. */
  readonly onCheck?: ((result: CheckResult) => unknown) | undefined;
}

/** The checked settings of a check. */
export interface CheckSettings {
  readonly model: string | undefined;
  /** In milliseconds. */
  readonly timeout: number;
  readonly conversion: ConversionOptions;
}

/** The checked settings of readiness. */
export interface ReadinessSettings extends CheckSettings {
  /** In milliseconds. */
  readonly maxAge: number;
  /** In milliseconds. */
  readonly staleWhileRevalidate: number;
  readonly onCheck: ReadinessOptions['onCheck'];
}

const { claim: _claim, ...ownConversionChecks } = conversionChecks;

const checkChecks: Checks<keyof CheckOptions> = {
  model: aText("expected the name of a model, such as 'gpt-5'"),
  timeout: milliseconds(1),
  ...ownConversionChecks,
};

const readinessChecks: Checks<keyof ReadinessOptions> = {
  maxAge: milliseconds(0),
  staleWhileRevalidate: milliseconds(0),
  onCheck: aFunction,
  ...checkChecks,
};

/** Every error of the check's own call is caused by that call. */
const claim = 'likely';

/**
 * The settings of a check.
 * @throws TypeError if an option is invalid
 */
export function checkSettings(options: CheckOptions): CheckSettings {
  const checked = checkOptions('checkOpenAI', options, checkChecks);
  const { model, timeout = 5000, audience = 'developer', ...others } = checked;
  return { model, timeout, conversion: { ...others, audience, claim } };
}

/**
 * The settings of readiness.
 * @throws TypeError if an option is invalid
 */
export function readinessSettings(options: ReadinessOptions): ReadinessSettings {
  const checked = checkOptions('readiness', options, readinessChecks);
  const { model, timeout = 5000, audience = 'public', ...rest } = checked;
  const { maxAge = 30_000, staleWhileRevalidate = 60_000, onCheck, ...others } = rest;
  const conversion = { ...others, audience, claim } as const;
  return { model, timeout, conversion, maxAge, staleWhileRevalidate, onCheck };
}
