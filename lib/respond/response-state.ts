/**
 * What this package knows of a response: kept on the response itself under a registered symbol, so that all entries of the
 * package, and two installed copies of it, see the same.
 */
import type { ProblemDetails } from '../model/problem-details.js';
import type { Circumstances, Ended } from '../read/circumstances.js';

/** An error on its way to the error handlers. */
export interface Handed extends Omit<Circumstances, 'ended'> {
  readonly error: unknown;
  /** Called by the error handler that has answered. */
  readonly answered?: (problem: ProblemDetails) => void;
}

/** What is known of one response; each part is set by whoever finds out. */
export interface ResponseState {
  /** When its request began, by `performance.now()`. */
  began?: number;
  /** Fires when the calls that belong to this response should end. */
  signal?: AbortSignal;
  /** Why it fired. */
  ended?: Ended;
  handed?: Handed;
  /** What `sendProblem` was given first. */
  sent?: { readonly thrown: unknown };
  /** The error that was told last: it may come again, once it has been answered. */
  told?: { readonly error: unknown };
  /** Whether it has been answered in whole, with a problem or with the end of what had begun. */
  answered?: boolean;
}

const key = Symbol.for('openai-problem-details.response');

/** The state of a response, or `undefined` where nothing has been found out. */
export function knownState(response: object): ResponseState | undefined {
  return Reflect.get(response, key) as ResponseState | undefined; // nobody else writes there
}

/** The state of a response, to be added to. */
export function stateOf(response: object): ResponseState {
  const known = knownState(response);
  if (known !== undefined) return known;
  const state: ResponseState = {};
  Object.defineProperty(response, key, { value: state });
  return state;
}

/** How an error of this response is to be read. */
export function circumstancesOf(
  error: unknown,
  { ended, handed }: ResponseState,
): Circumstances & Partial<Handed> {
  return handed !== undefined && Object.is(handed.error, error) ? { ...handed, ended } : { ended };
}
