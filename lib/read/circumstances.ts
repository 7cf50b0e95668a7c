/** Reads errors whose circumstances are known, such as a client that has disconnected. */
import { createFailure, type FailureKind, type OpenAIFailure } from '../model/failure.js';
import { readThrown, type Claim, type Reading } from './index.js';

/** Why the calls that belong to a response were aborted: its client disconnected, or its time was up. */
export type Ended = 'abort' | 'timeout';

/** What is known about an error apart from the error itself. */
export interface Circumstances {
  /** Why the call was aborted, if it was: an error that only reports the abort is its consequence. */
  readonly ended?: Ended | undefined;
  /** Who threw the error: the upstream, regardless of the error's form, or the app; `undefined` if it is unknown. */
  readonly origin?: 'upstream' | 'app' | undefined;
  /** The kind of the failure if the error itself does not reveal it. */
  readonly kind?: FailureKind | undefined;
}

const brokenOff: ReadonlySet<FailureKind | undefined> = new Set([
  'abort',
  'timeout',
  'interrupted',
]);

/** Whether the error reports that the call was cut off. A raw error may belong to another call, so it must say so explicitly. */
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
 * Reads the facts of a failed call from the thrown value and its circumstances.
 * @returns `undefined` if the value is not OpenAI's
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
