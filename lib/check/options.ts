/** The options of `checkOpenAI` and `readiness`, checked and prepared. */
import { checkOption, type Check } from '../check-option.js';
import { toProblemDetails, type ConversionOptions } from '../index.js';
import { show } from '../show.js';
import type { CheckResult } from './check-openai.js';

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

const longestDelay = 2 ** 31 - 1;

function milliseconds(least: number): Check {
  return {
    holds: (value) =>
      Number.isInteger(value) && (value as number) >= least && (value as number) <= longestDelay,
    remedy: `give whole milliseconds from ${least} to ${longestDelay}`,
  };
}

const checkChecks: Readonly<Record<string, Check>> = {
  model: {
    holds: (value) => typeof value === 'string' && value.trim() !== '',
    remedy: "give the name of a model, such as 'gpt-5'",
  },
  timeout: milliseconds(1),
};

const readinessChecks: Readonly<Record<string, Check>> = {
  ...checkChecks,
  maxAge: milliseconds(0),
  staleWhileRevalidate: milliseconds(0),
  onCheck: { holds: (value) => typeof value === 'function', remedy: 'give a function' },
};

/** Checks the options that are not the conversion's, and then those, which the conversion checks itself. */
function checkAll(
  owner: string,
  options: object,
  checks: Readonly<Record<string, Check>>,
  conversion: ConversionOptions,
): void {
  for (const [name, check] of Object.entries(checks)) {
    checkOption(owner, name, Reflect.get(options, name), check);
  }
  try {
    toProblemDetails(undefined, conversion);
  } catch (fault) {
    const own = Object.keys(checks).join(', ');
    throw new TypeError(`${owner}: ${(fault as Error).message} (of its own it has ${own})`, {
      cause: fault,
    });
  }
}

function requireObject(owner: string, options: unknown): void {
  if (typeof options === 'object' && options !== null && !Array.isArray(options)) return;
  throw new TypeError(`${owner}: options must be an object, not ${show(options)}`);
}

/** Whatever a call of the check throws comes of it. */
const claim = 'likely';

/**
 * The settings of a check.
 * @throws TypeError where an option is wrong
 */
export function checkSettings(options: CheckOptions): CheckSettings {
  requireObject('checkOpenAI', options);
  const { model, timeout = 5000, audience = 'developer', ...others } = options;
  const conversion = { ...others, audience, claim } as const;
  checkAll('checkOpenAI', options, checkChecks, conversion);
  return { model, timeout, conversion };
}

/**
 * The settings of readiness.
 * @throws TypeError where an option is wrong
 */
export function readinessSettings(options: ReadinessOptions): ReadinessSettings {
  requireObject('readiness', options);
  const { model, timeout = 5000, audience = 'public', ...rest } = options;
  const { maxAge = 30_000, staleWhileRevalidate = 60_000, onCheck, ...others } = rest;
  const conversion = { ...others, audience, claim } as const;
  checkAll('readiness', options, readinessChecks, conversion);
  return { model, timeout, conversion, maxAge, staleWhileRevalidate, onCheck };
}
