/** Tells of every problem once it is answered: the request's logger, and the app. Nothing here changes the answer. */
import { tell } from '../callbacks/index.js';
import type { Redactor } from '../compose/redact/index.js';
import { reportFault } from '../callbacks/warnings.js';
import type { RequestLike } from '../respond/index.js';
import { createEvent, type Answered } from './event.js';
import type { ProblemEvent } from './problem-event.js';
import { noteForPinoHttp, requestLog } from './request-log.js';

export type { ProblemEvent, ProblemLevel } from './problem-event.js';

/** Who is told of problems. */
export interface ReportOptions<Request = RequestLike, Own extends string = string> {
  /** Called once for every problem, after it was answered: the place to log. The event may be logged whole. */
  readonly onProblem?: ((event: ProblemEvent<Request, Own>) => unknown) | undefined;
  /**
   * Whether problems are also written to `req.log`, where there is one, as pino-http has it, and told to pino-http as `res.err`.
   * @defaultValue true
   */
  readonly requestLog?: boolean | undefined;
}

/** Tells of a problem; it never throws. */
export type Reporter<Request> = (answered: Answered<Request>) => void;

/** Makes the reporter of these options, which must have been checked. */
export function createReporter<Request>(
  { onProblem, requestLog: usesLog = true }: ReportOptions<Request>,
  redact: Redactor,
): Reporter<Request> {
  function report(answered: Answered<Request>): void {
    const log = usesLog ? requestLog(answered.request) : undefined;
    if (log === undefined && onProblem === undefined) return;
    const event = createEvent(answered, redact);
    if (log !== undefined) {
      noteForPinoHttp(answered.response, event);
      tell('requestLog', log, event);
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
