/** Reports every problem to the log and to the app after the response is sent. Nothing here changes the response. */
import { tell } from '../callbacks/index.js';
import type { Redactor } from '../compose/redact/index.js';
import { reportFault } from '../callbacks/warnings.js';
import type { RequestLike } from '../respond/index.js';
import { createEvent, type Answered } from './event.js';
import { createLog } from './log.js';
import type { Logger } from './logger.js';
import { logEntryOf } from './log-entry.js';
import type { ProblemEvent } from './problem-event.js';
import { rayIdOf } from './ray-id.js';

export { diagnosisOf } from './event.js';
export type { Logger } from './logger.js';
export type { ProblemEvent, ProblemLevel } from './problem-event.js';
export type { ProblemReport } from './problem-report.js';

/** The options for reporting problems. */
export interface ReportOptions<Request = RequestLike, Own extends string = string> {
  /** Called once for every problem after the response is sent, independent of `log`. The event is safe to log. */
  readonly onProblem?: ((event: ProblemEvent<Request, Own>) => unknown) | undefined;
  /**
   * The logger for problems: one with pino's methods, `console`, or `false` to disable logging.
   * @defaultValue `req.log` as set by pino-http, otherwise the console: a block on a terminal, one line of JSON elsewhere, and nothing
   * if `NODE_ENV` is `test`
   */
  readonly log?: Logger | false | undefined;
}

/** Reports a problem; it never throws. */
export type Reporter<Request> = (answered: Answered<Request>) => void;

/** Creates the reporter from checked options. */
export function createReporter<Request>(
  {
    onProblem,
    log,
    environment,
  }: ReportOptions<Request> & { readonly environment?: string | undefined },
  redact: Redactor,
): Reporter<Request> {
  const logOf = createLog(log, environment);

  function report(answered: Answered<Request>): void {
    const write = logOf(answered.request, answered.response);
    if (write === undefined && onProblem === undefined) return;
    const event = createEvent(answered, redact);
    if (write !== undefined) {
      const rayId = event.slug === 'edge-blocked' ? rayIdOf(answered.source) : undefined;
      tell('log', (told) => write(logEntryOf(told, rayId)), event);
    }
    if (onProblem !== undefined) tell('onProblem', onProblem, event);
  }

  return (answered) => {
    try {
      report(answered);
    } catch (fault) {
      reportFault('openai-problem-details: the report of a problem', fault);
    }
  };
}
