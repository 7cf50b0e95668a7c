/**
 * What this package knows of a response: kept on the response itself under a registered symbol, so that all entries of the
 * package, and two installed copies of it, see the same.
 */

/** Why the calls that belong to a response were aborted: its client went away, or its time was up. */
export type Ended = 'abort' | 'timeout';

/** What is known of one response; each part is set by whoever finds out. */
export interface ResponseState {
  /** Fires when the calls that belong to this response should end. */
  signal?: AbortSignal;
  /** Why it fired. */
  ended?: Ended;
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
