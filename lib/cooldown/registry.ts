/** The keys in use. Unused ones are removed while others are looked up, without a timer. */
import { newKeyState, type KeyState } from './cooling.js';

/** In milliseconds. */
const sweepInterval = 10_000;
const longestUnused = 60_000;
/** How long an unused cooldown is kept after its end. */
const longestForgotten = 600_000;
/** The largest number of keys; clients may control the names of models. */
const mostKeys = 10_000;

/** The states of the keys in use. */
export interface Registry {
  /** The state of a key; `undefined` if the key is unknown. */
  find(name: string): KeyState | undefined;
  /** The state of a key, created if the key is unknown. */
  use(name: string, now: number): KeyState;
  /** The states of all keys. */
  all(): Iterable<KeyState>;
}

function isUnused({ cooling, usedAt }: KeyState, now: number): boolean {
  return cooling === undefined
    ? now - usedAt > longestUnused
    : now - Math.max(cooling.until, usedAt) > longestForgotten;
}

/** Creates an empty registry. */
export function createRegistry(): Registry {
  const states = new Map<string, KeyState>();
  let sweptAt = 0;

  function sweep(now: number): void {
    sweptAt = now;
    for (const [name, state] of states) if (isUnused(state, now)) states.delete(name);
  }

  /** If there are too many keys, removes the oldest. */
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
