/** The error for input that the app rejected, as it reaches the error handlers. */

/** One error in what the client sent. */
export interface InputError {
  /** What is wrong, or how to fix it. */
  readonly detail: string;
  /** The location in the body, as a JSON pointer (RFC 6901); an empty pointer is the whole body. Only for errors in the body. */
  readonly pointer?: string;
  /** The location if it is not the body: the URL's query or path. */
  readonly in?: 'query' | 'path';
  /** The name of the query or path parameter; absent if the query or path is invalid as a whole. */
  readonly parameter?: string;
}

/** The mark under which an error carries the rejected input. A registered symbol, so that two installed copies of the package understand each other. */
export const inputMark = Symbol.for('openai-problem-details.input');

/** The errors of a rejected input, and the status to respond with. */
export interface Refused {
  readonly errors: readonly InputError[];
  /** The status that the app chose; `undefined` for the problem type's own. */
  readonly status: number | undefined;
}

/** The largest number of errors that are reported; nobody fixes more at once. */
export const mostErrors = 20;

function describe(total: number): string {
  const rest = total > mostErrors ? `; the first ${mostErrors} are listed` : '';
  return `The input has ${total} ${total === 1 ? 'error' : 'errors'}${rest}.`;
}

/** Other error handlers can treat it like an error of `http-errors`. Its `errors` are not redacted. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';
  readonly status: number;
  readonly statusCode: number;
  readonly expose = true;
  readonly errors: readonly InputError[];
  readonly [inputMark]: Refused;

  /** @param total the total number of errors; `errors` has only the first of them */
  constructor(errors: readonly InputError[], total: number, status: number | undefined) {
    super(describe(total));
    this.errors = errors;
    this.status = status ?? 422;
    this.statusCode = this.status;
    this[inputMark] = { errors, status };
  }
}
