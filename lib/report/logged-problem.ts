/** A problem in the form of an error, for loggers that print all that an error carries. */
import type { ProblemEvent } from '../problem-event.js';

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
