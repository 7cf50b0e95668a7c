/** The event that `onProblem` receives. */
import type { RequestLike } from '../respond/exchange.js';
import type { EventFacts } from './event-facts.js';
import type { ProblemReport } from './problem-report.js';

export type { ProblemLevel } from './event-facts.js';

/**
 * The event that `onProblem` receives. Its enumerable members are redacted, size-limited and safe to log. `report`, `error` and `request`
 * are not enumerable, so loggers, `JSON.stringify` and object spread skip them.
 */
export interface ProblemEvent<
  Request = RequestLike,
  Own extends string = string,
> extends EventFacts<Own> {
  /** A redacted error for error trackers: `Sentry.captureException(event.report)`. Not enumerable; created on first access. */
  readonly report: ProblemReport;
  /** The original error as thrown. Not enumerable and not redacted: do not log it as a whole. */
  readonly error: unknown;
  /** The client's request. Not enumerable. */
  readonly request: Request;
}
