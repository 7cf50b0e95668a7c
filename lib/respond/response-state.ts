/**
 * The state of a response, kept on the response itself under a registered symbol, so that all entries of the package, and two
 * installed copies of it, share it.
 */
import type { ProblemDetails } from '../model/problem-details.js';
import type { Circumstances, Ended } from '../read/circumstances.js';

/** An error on its way to the error handlers. */
export interface Handed extends Omit<Circumstances, 'ended'> {
  readonly error: unknown;
  /** Called by the error handler that has responded. */
  readonly answered?: (problem: ProblemDetails) => void;
}

/** What is known of one response; each member is set by the part of the package that detects it. */
export interface ResponseState {
  /** When its request started, in milliseconds of `performance.now()`. */
  began?: number;
  /** Aborts when the calls that belong to this response should end. */
  signal?: AbortSignal;
  /** Why it was aborted. */
  ended?: Ended;
  handed?: Handed;
  /** The first error that `sendProblem` received. */
  sent?: { readonly thrown: unknown };
  /** The error that was reported last: error handlers may receive it again after the response. */
  told?: { readonly error: unknown };
  /** Whether the response has been completed with a problem, as a whole or at the end of a stream. */
  answered?: boolean;
}

const key = Symbol.for('openai-problem-details.response');

/** The state of a response; `undefined` if there is none. */
export function knownState(response: object): ResponseState | undefined {
  return Reflect.get(response, key) as ResponseState | undefined; // nobody else writes there
}

/** The state of a response; an empty one is created if there is none. */
export function stateOf(response: object): ResponseState {
  const known = knownState(response);
  if (known !== undefined) return known;
  const state: ResponseState = {};
  Object.defineProperty(response, key, { value: state });
  return state;
}

/** The circumstances in which an error of this response is read. */
export function circumstancesOf(
  error: unknown,
  { ended, handed }: ResponseState,
): Circumstances & Partial<Handed> {
  return handed !== undefined && Object.is(handed.error, error) ? { ...handed, ended } : { ended };
}
