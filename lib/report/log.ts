/** Where failures are logged: the app's logger, else the request's, else the console. */
import { that, type Check } from '../values/check-options.js';
import { isObject, property } from '../values/property.js';
import { defaultConsole, givenConsole, type WriteEntry } from './console-log.js';
import type { LogEntry } from './log-entry.js';
import { joinRequestLine } from './pino-http.js';

/** A method of a logger; the values are pino's, an object and a message, or for a console a text. */
type LogMethod = (...values: never[]) => unknown;

/** A logger with pino's methods, or a console. A level that it lacks is written as `error`, else as `info`. */
export interface Logger {
  readonly error?: LogMethod;
  readonly warn?: LogMethod;
  readonly info?: LogMethod;
  /** Calls that clients aborted are written here, and nowhere else. */
  readonly debug?: LogMethod;
}

function has(logger: unknown, level: string): boolean {
  return typeof property(logger, level) === 'function';
}

/** What is checked of the option `log`. */
export const aLogger: Check = that(
  (value) => value === false || (isObject(value) && (has(value, 'error') || has(value, 'info'))),
  'give a logger with the methods error, warn and info, such as pino or console, or false for none',
);

/** Writes to a logger with pino's methods. */
function writeTo(logger: object, { title, ...facts }: LogEntry): unknown {
  const { level } = facts;
  if (level === 'debug' && !has(logger, level)) return undefined;
  const method = [level, 'error', 'info'].find((name) => has(logger, name));
  const write = property(logger, String(method)) as LogMethod; // it was checked to have one
  return Reflect.apply(write, logger, [{ problem: facts }, title]);
}

function isConsole(logger: object): logger is Console {
  return logger === console || logger instanceof console.Console;
}

/** Who writes the failures of this request; `undefined` for nobody. */
export type LogOf = (request: unknown, response: object) => WriteEntry | undefined;

function requestLog(request: unknown, response: object): WriteEntry | undefined {
  const logger = property(request, 'log');
  if (!isObject(logger) || !has(logger, 'info')) return undefined;
  return (entry) => joinRequestLine(response, entry) || writeTo(logger, entry);
}

/** Makes the log of the option, which must have been checked. */
export function createLog(given: Logger | false | undefined): LogOf {
  if (given === false) return () => undefined;
  if (given !== undefined) {
    const write: WriteEntry = isConsole(given)
      ? givenConsole(given)
      : (entry) => writeTo(given, entry);
    return () => write;
  }
  // Tests make errors on purpose; Express's own handler is as silent there.
  const fallback = process.env['NODE_ENV'] === 'test' ? undefined : defaultConsole;
  return (request, response) => requestLog(request, response) ?? fallback;
}
