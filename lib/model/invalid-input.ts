/** An input that the app refused, in the form of the error that reaches the error handlers. */

/** One thing that is wrong with what a client sent. */
export interface InputError {
  /** What is wrong, or what to do about it. */
  readonly detail: string;
  /** Where in the body: a JSON pointer (RFC 6901); the empty one is the whole body. Only of errors in the body. */
  readonly pointer?: string;
  /** Where else it stands: in the URL's query, or in its path. */
  readonly in?: 'query' | 'path';
  /** The name of the parameter of the query or path; absent where they are wrong as a whole. */
  readonly parameter?: string;
}

/** The registered symbol under which an error carries what was refused, so that two installed copies of the package understand each other. */
export const inputMark = Symbol.for('openai-problem-details.input');

/** What was refused. */
export interface Refused {
  readonly errors: readonly InputError[];
  /** The status that the app wants; `undefined` for that of the problem type. */
  readonly status: number | undefined;
}

/** How many errors are told; a client can mend no more at once. */
export const mostErrors = 20;

function describe(total: number): string {
  const rest = total > mostErrors ? `; the first ${mostErrors} are listed` : '';
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
