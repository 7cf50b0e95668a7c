/** The error with which a refused input reaches the error handlers. */
import type { InputError } from '../failure.js';
import { inputMark, type Refused } from '../input-mark.js';
import { mostErrors } from './issues.js';

function describe(total: number): string {
  const rest = total > mostErrors ? `; the first ${mostErrors} are told` : '';
  return `The input has ${total} ${total === 1 ? 'error' : 'errors'}${rest}.`;
}

/** Other error handlers understand it as they understand errors of `http-errors`. Its `errors` are not redacted. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';
  readonly status: number;
  readonly statusCode: number;
  readonly expose = true;
  readonly errors: readonly InputError[];
  readonly [inputMark]: Refused;

  /** @param total how many errors there are; only the first are given */
  constructor(errors: readonly InputError[], total: number, status: number | undefined) {
    super(describe(total));
    this.errors = errors;
    this.status = status ?? 422;
    this.statusCode = this.status;
    this[inputMark] = { errors, status };
  }
}
