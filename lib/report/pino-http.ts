/**
 * Adds a failure to the line that pino-http writes for each request, instead of logging a second line: as `res.err`, or, if the caller
 * must fix it, as `problem` in an otherwise ordinary line.
 */
import { elements, property } from '../values/property.js';
import type { LogEntry } from './log-entry.js';
import type { ProblemLevel } from './problem-event.js';

/** The error that pino-http prints as `err`: the facts, without repeating the message. */
class LoggedProblem extends Error {
  constructor({ message, meaning, frames = [], ...facts }: LogEntry) {
    super(message ?? meaning);
    Object.assign(this, message === undefined ? facts : { meaning, ...facts });
    Object.defineProperty(this, 'name', { value: 'LoggedProblem' });
    this.stack = frames.map((frame) => `    at ${frame}`).join('\n');
  }
}

/** The used part of a response that pino-http watches. */
interface WatchedResponse {
  listeners(event: string): readonly unknown[];
  once(event: string, listener: () => void): unknown;
}

/** Whether pino-http will write its line: not with `autoLogging: false`, or for requests that `ignore` matches. */
function isWatched(response: object): response is WatchedResponse {
  const listeners = property(response, 'listeners');
  if (typeof listeners !== 'function') return false;
  const found: unknown = Reflect.apply(listeners, response, ['finish']);
  return elements(found, 100).some(
    (listener) => property(listener, 'name') === 'onResponseComplete',
  );
}

const levels = ['trace', 'debug', 'info', 'warn', 'error'] as const;

/** The used part of the logger that pino-http writes its line to, a child logger for this request. */
type RequestLogger = Record<(typeof levels)[number], unknown> & {
  setBindings(bindings: object): void;
};

function requestLoggers(response: object): readonly RequestLogger[] {
  const loggers = elements(property(response, 'allLogs'), 100);
  return loggers.filter(
    (logger): logger is RequestLogger => typeof property(logger, 'setBindings') === 'function',
  );
}

/** Raises the level of the line to at least this one: pino-http's own is `info`, which may even be disabled. */
function raise(logger: RequestLogger, level: ProblemLevel, response: WatchedResponse): void {
  const lower = levels.slice(0, levels.indexOf(level));
  const before = lower.map((name) => [name, logger[name]] as const);
  for (const name of lower) logger[name] = logger[level];
  const restore = (): void => void Object.assign(logger, Object.fromEntries(before));
  // pino-http's own listeners run first.
  for (const event of ['finish', 'close']) response.once(event, restore);
}

/**
 * Adds the entry to the line that pino-http is going to write.
 * @returns `false` if it will write none, or already has another error to print
 */
export function joinRequestLine(response: object, entry: LogEntry): boolean {
  const { level, status } = entry;
  const isTaken = property(response, 'err') !== undefined;
  const loggers = requestLoggers(response);
  if (level === 'debug' || isTaken || loggers.length === 0 || !isWatched(response)) return false;
  const isUsual = level === 'info' && status < 500;
  if (!isUsual) Reflect.set(response, 'err', new LoggedProblem(entry));
  for (const logger of loggers) {
    if (isUsual) logger.setBindings({ problem: entry });
    raise(logger, level, response);
  }
  return true;
}
