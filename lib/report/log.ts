/** Chooses where failures are logged: the app's logger, otherwise the request's, otherwise the console. */
import { isObject, property } from '../values/property.js';
import { defaultConsole, givenConsole, type WriteEntry } from './console-log.js';
import type { LogEntry } from './log-entry.js';
import { hasMethod, type Logger, type LogMethod } from './logger.js';
import { joinRequestLine } from './pino-http.js';

/** Writes to a logger with pino's methods. */
function writeTo(logger: object, { title, ...facts }: LogEntry): unknown {
  const { level } = facts;
  if (level === 'debug' && !hasMethod(logger, level)) return undefined;
  const method = [level, 'error', 'info'].find((name) => hasMethod(logger, name));
  const write = property(logger, String(method)) as LogMethod; // the option's check requires one of them
  return Reflect.apply(write, logger, [{ problem: facts }, title]);
}

function isConsole(logger: object): logger is Console {
  return logger === console || logger instanceof console.Console;
}

/** Returns the writer for this request; `undefined` if nothing is logged. */
export type LogOf = (request: unknown, response: object) => WriteEntry | undefined;

function requestLog(request: unknown, response: object): WriteEntry | undefined {
  const logger = property(request, 'log');
  if (!isObject(logger) || !hasMethod(logger, 'info')) return undefined;
  return (entry) => joinRequestLine(response, entry) || writeTo(logger, entry);
}

/**
 * Creates the log from the checked option.
 * @param environment the value of `NODE_ENV`
 */
export function createLog(
  given: Logger | false | undefined,
  environment: string | undefined,
): LogOf {
  if (given === false) return () => undefined;
  if (given !== undefined) {
    const write: WriteEntry = isConsole(given)
      ? givenConsole(given)
      : (entry) => writeTo(given, entry);
    return () => write;
  }
  // Tests cause errors on purpose; Express's own handler is silent there as well.
  const fallback = environment === 'test' ? undefined : defaultConsole;
  return (request, response) => requestLog(request, response) ?? fallback;
}
