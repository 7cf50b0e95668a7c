/** Tells the logger of the request, such as pino-http's. */
import type { ProblemEvent } from './problem-event.js';
import { property } from '../values/property.js';

/** It has neither a cause nor the frames of a stack, which show files. */
export class LoggedProblem extends Error {
  override readonly name = 'LoggedProblem';
  readonly slug: string;
  readonly status: number;
  readonly instance: string;

  constructor({ slug, problem, failure }: ProblemEvent<unknown>) {
    super(failure?.message ?? problem.meaning);
    this.slug = slug;
    this.status = problem.status;
    this.instance = problem.instance;
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** Writes one line; what it answers may be a promise. */
export type LogWriter = (event: ProblemEvent<unknown>) => unknown;

/**
 * The logger of the request; `undefined` where there is none. A level that it does not have is written as `info`.
 */
export function requestLog(request: unknown): LogWriter | undefined {
  const log = property(request, 'log');
  if (typeof property(log, 'info') !== 'function') return undefined;
  return (event) => {
    const method = property(log, event.level) ?? property(log, 'info');
    // One that is no function fails here, which is reported.
    return Reflect.apply(method as LogWriter, log, [{ problemEvent: event }, event.problem.title]);
  };
}

/** pino-http prints `res.err` when the response has ended, with all that the error carries: it gets one that carries nothing else. */
export function noteForPinoHttp(response: object, event: ProblemEvent<unknown>): void {
  if (event.level === 'debug' || property(response, 'err') !== undefined) return;
  Reflect.set(response, 'err', new LoggedProblem(event));
}
