/** The type of a logger, and the check of the option `log`. */
import { that, type Check } from '../values/check-options.js';
import { isObject, property } from '../values/property.js';

/** A method of a logger. It receives an object and a message as with pino, or a string if the logger is a console. */
export type LogMethod = (...values: never[]) => unknown;

/** A logger with pino's methods, or a console. If it lacks a level, `error` is used, otherwise `info`. */
export interface Logger {
  /** Receives problems that the operator must fix. */
  readonly error?: LogMethod;
  /** Receives failures of the provider. */
  readonly warn?: LogMethod;
  /** Receives problems that the caller must fix. */
  readonly info?: LogMethod;
  /** Receives aborted calls, which are not logged if this method is missing. */
  readonly debug?: LogMethod;
}

/** Whether the logger has a method for this level. */
export function hasMethod(logger: unknown, level: string): boolean {
  return typeof property(logger, level) === 'function';
}

/** The check of the option `log`. */
export const aLogger: Check = that(
  (value) =>
    value === false || (isObject(value) && (hasMethod(value, 'error') || hasMethod(value, 'info'))),
  'expected a logger with the methods error, warn and info, such as pino or console, or false to disable logging',
);
