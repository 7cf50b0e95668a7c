/** Reading where more is known of an error than the error itself says. */
import { createFailure, type FailureKind, type OpenAIFailure } from '../model/failure.js';
import { readThrown, type Claim, type Reading } from './index.js';

/** Why the calls that belong to a response were aborted: its client went away, or its time was up. */
export type Ended = 'abort' | 'timeout';

/** What is known of an error beside itself. */
export interface Circumstances {
  /** Why the call was aborted, where it was: an error that says no more than that is its consequence. */
  readonly ended?: Ended | undefined;
  /** Who threw: the upstream, whatever the error looks like, or the app's own code; `undefined` for "unknown". */
  readonly origin?: 'upstream' | 'app' | undefined;
  /** What it is where the error itself does not say. */
  readonly kind?: FailureKind | undefined;
}

const brokenOff: ReadonlySet<FailureKind | undefined> = new Set([
  'abort',
  'timeout',
  'interrupted',
]);

/** Whether the error says that the call broke off. A raw one may be of another call: it must say so outright. */
function saysEnded(
  thrown: unknown,
  failure: OpenAIFailure | undefined,
  ended: FailureKind,
): boolean {
  if (failure !== undefined) return brokenOff.has(failure.kind);
  const kind = readThrown(thrown, 'likely')?.failure.kind;
  return kind === 'abort' || kind === ended;
}

/**
 * The facts of a failed call, from the thrown value and its circumstances.
 * @returns `undefined` where the value is not OpenAI's
 */
export function readUnder(
  { ended, origin, kind }: Circumstances,
  thrown: unknown,
  claim: Claim,
): Reading | undefined {
  if (origin === 'app') return undefined;
  const read = readThrown(thrown, origin === 'upstream' ? 'likely' : claim);
  const reading = read ?? (kind && { failure: createFailure({ kind }), source: undefined });
  if (ended === undefined || !saysEnded(thrown, reading?.failure, ended)) return reading;
  return { failure: createFailure({ kind: ended }), source: undefined };
}
