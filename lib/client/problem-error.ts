/** The error that carries a problem. */
import type { ProblemDetails } from '../model/problem-details.js';

/**
 * Thrown by `iterateEvents` where the answer failed. Where modules are bundled twice, ask for the name, not the class.
 * @example if (error.name === 'ProblemError') show(error.problem.meaning, error.problem.solution);
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  /** What went wrong, and what to do. */
  readonly problem: ProblemDetails;

  /** @param options `cause`: what reading the body failed with, where it did */
  constructor(problem: ProblemDetails, options?: { readonly cause?: unknown }) {
    const { title, detail } = problem;
    super(detail === undefined ? title : `${title}: ${detail}`, options);
    this.problem = problem;
  }
}
