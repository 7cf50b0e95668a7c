/** A problem on its way to the client. */
import type { ProblemDetails } from './problem-details.js';

/** The members of a problem that header fields are made of. */
export interface ProblemHead {
  readonly status: number;
  /** In whole seconds. */
  readonly retryAfter?: number | undefined;
  readonly documentation?: string | undefined;
}

/** A problem in its forms, each of which may be made when it is first read. */
export interface Sendable extends ProblemHead {
  readonly problem: ProblemDetails;
  /** The problem as JSON. */
  readonly json: string;
}

/** A problem that is an object already. */
export function sendable(problem: ProblemDetails): Sendable {
  const { status, retryAfter, documentation } = problem;
  return {
    status,
    retryAfter,
    documentation,
    problem,
    get json() {
      return JSON.stringify(problem);
    },
  };
}
