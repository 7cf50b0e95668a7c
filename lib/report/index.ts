/** Tells of every problem once it is answered: the request's logger, and the app. Nothing here changes the answer. */
import { tell } from '../callbacks.js';
import type { Redactor } from '../compose/redact.js';
import { reportFault } from '../faults.js';
import type { Options } from '../options.js';
import { createEvent, type Answered } from './event.js';
import { noteForPinoHttp, requestLog } from './request-log.js';

/** Tells of a problem; it never throws. */
export type Reporter<Request> = (answered: Answered<Request>) => void;

/** Makes the reporter of these options, which must have been checked. */
export function createReporter<Request>(
  { onProblem, requestLog: usesLog = true }: Options<Request>,
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
