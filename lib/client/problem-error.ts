/** The error with which a stream's problem is thrown. */
import type { ProblemDetails } from '../model/problem-details.js';

/**
 * Thrown by `iterateEvents` if the response failed. In code that may be bundled twice, check the name instead of the class.
 * @example if (error.name === 'ProblemError') show(error.problem.meaning, error.problem.solution);
 */
export class ProblemError extends Error {
  /** The name to check in code that may be bundled twice. */
  override readonly name = 'ProblemError';
  /** The problem: what happened, and what to do. */
  readonly problem: ProblemDetails;

  /** @param options `cause`: the error with which reading the body failed, if it did */
  constructor(problem: ProblemDetails, options?: { readonly cause?: unknown }) {
    const { title, detail } = problem;
    super(detail === undefined ? title : `${title}: ${detail}`, options);
    this.problem = problem;
  }
}
