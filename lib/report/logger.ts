/** What a logger is, and how an app's is checked. */
import { that, type Check } from '../values/check-options.js';
import { isObject, property } from '../values/property.js';

/** A method of a logger; the values are pino's, an object and a message, or for a console a text. */
export type LogMethod = (...values: never[]) => unknown;

/** A logger with pino's methods, or a console. A level that it lacks is written as `error`, else as `info`. */
export interface Logger {
  readonly error?: LogMethod;
  readonly warn?: LogMethod;
  readonly info?: LogMethod;
  /** Calls that clients aborted are written here, and nowhere else. */
  readonly debug?: LogMethod;
}

/** Whether the logger has a method of this level. */
export function hasMethod(logger: unknown, level: string): boolean {
  return typeof property(logger, level) === 'function';
}

/** What is checked of the option `log`. */
export const aLogger: Check = that(
  (value) =>
    value === false || (isObject(value) && (hasMethod(value, 'error') || hasMethod(value, 'info'))),
  'give a logger with the methods error, warn and info, such as pino or console, or false for none',
);
