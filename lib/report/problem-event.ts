/** What is told of a problem beside the answer. */
import type { RequestLike } from '../respond/exchange.js';
import type { EventFacts } from './event-facts.js';
import type { ProblemReport } from './problem-report.js';

export type { ProblemLevel } from './event-facts.js';

/**
 * What `onProblem` is told. It may be logged whole: what is enumerable is redacted, bounded and safe to serialise; `report`,
 * `error` and `request` are not enumerable, so that no logger, `JSON.stringify` or copy by `...` meets them.
 */
export interface ProblemEvent<
  Request = RequestLike,
  Own extends string = string,
> extends EventFacts<Own> {
  /** A redacted error for error trackers: `Sentry.captureException(event.report)`. Not enumerable; made when it is first read. */
  readonly report: ProblemReport;
  /** The error as it was thrown. It is not redacted: do not log it whole. */
  readonly error: unknown;
  /** The client's request; not enumerable. */
  readonly request: Request;
}
