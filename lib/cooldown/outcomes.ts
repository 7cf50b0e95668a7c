/** Updates the cooldowns after a call has succeeded or failed. */
import { countStreak, strike, succeed, type KeyState, type Replay } from './cooling.js';
import { clock, close, openCooling, type Keeper } from './keeper.js';
import { share } from './sharing.js';
import type { Sentence } from './waits.js';

/** A failure, and when its call began. */
export interface Failed {
  readonly type: string;
  readonly replay: Replay;
  readonly sentence: Sentence;
  readonly begun: number;
}

/** Whether the call began before the key's cooldown opened, so that its failure adds nothing new. */
function isStraggler(state: KeyState, { sentence, begun }: Failed): boolean {
  const { cooling } = state;
  if (cooling === undefined || begun >= cooling.until) return false;
  return !sentence.isStated && sentence.class === cooling.class;
}

/** Records a failed call; opens or extends the cooldown if required. */
export function noteFailure(keeper: Keeper, state: KeyState, failed: Failed): void {
  const { sentence, begun, type, replay } = failed;
  const isBlip = sentence.class === 'fault' && !sentence.isStated && !strike(state, clock());
  if (isBlip || isStraggler(state, failed)) return;
  const streak = countStreak(state, sentence.class, begun);
  const milliseconds = sentence.seconds(streak) * 1000;
  const { class: of, isShared } = sentence;
  const opening = {
    class: of,
    type,
    replay,
    isShared,
    isBelieved: sentence.isBelieved(streak),
  };
  openCooling(keeper, state, { ...opening, milliseconds, spread: keeper.spread }, 'upstream');
  if (isShared && state.cooling?.type === type) share(keeper, state, state.cooling, milliseconds);
}

/** Records a successful call. */
export function noteSuccess(keeper: Keeper, state: KeyState, begun: number): void {
  if (succeed(state, begun)) close(keeper, state, 'success');
}
