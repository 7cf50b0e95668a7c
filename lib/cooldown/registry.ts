/** The keys that are in use. Those that are no longer used go, without a timer. */
import { newKeyState, type KeyState } from './cooling.js';

/** Milliseconds. */
const sweepInterval = 10_000;
const longestUnused = 60_000;
/** A cooldown that nobody asks about is kept for so long after its end. */
const longestForgotten = 600_000;
/** Keys; names of models may come from clients. */
const mostKeys = 10_000;

export interface Registry {
  /** The key's state, where anything is known of it. */
  find(name: string): KeyState | undefined;
  /** The key's state, made where there is none. */
  use(name: string, now: number): KeyState;
  all(): Iterable<KeyState>;
}

function isUnused({ cooling, usedAt }: KeyState, now: number): boolean {
  return cooling === undefined
    ? now - usedAt > longestUnused
    : now - Math.max(cooling.until, usedAt) > longestForgotten;
}

/** Makes an empty one. */
export function createRegistry(): Registry {
  const states = new Map<string, KeyState>();
  let sweptAt = 0;

  function sweep(now: number): void {
    sweptAt = now;
    for (const [name, state] of states) if (isUnused(state, now)) states.delete(name);
  }

  /** Where there are too many, the one that was known first goes. */
  function makeRoom(): void {
    const [oldest] = states.keys();
    if (states.size >= mostKeys && oldest !== undefined) states.delete(oldest);
  }

  return {
    find: (name) => states.get(name),
    use(name, now) {
      if (now - sweptAt > sweepInterval) sweep(now);
      const known = states.get(name);
      const state = known ?? newKeyState(name);
      state.usedAt = now;
      if (known === undefined) {
        makeRoom();
        states.set(name, state);
      }
      return state;
    },
    all: () => states.values(),
  };
}
