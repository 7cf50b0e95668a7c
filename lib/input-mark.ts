/** By what the error handlers know an input that was refused, also across two installed copies of the package. */
import type { InputError } from './failure.js';

/** The registered symbol under which an error carries what was refused. */
export const inputMark = Symbol.for('openai-problem-details.input');

/** What was refused. */
export interface Refused {
  readonly errors: readonly InputError[];
  /** The status that the app wants; `undefined` for that of the problem type. */
  readonly status: number | undefined;
}
