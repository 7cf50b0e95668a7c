/** Waits that depend on events, so that a busy machine only takes longer. */
import { setTimeout as delay } from 'node:timers/promises';
import { jest } from '@jest/globals';

/** In milliseconds: far longer than anything takes on a busy machine, and less than the timeout of a test. */
const patience = 45_000;

/** Waits until the condition holds; rejects if it never does. */
export async function until(holds: () => boolean): Promise<void> {
  const start = performance.now();
  while (!holds()) {
    if (performance.now() - start > patience)
      throw new Error(`never became true: ${String(holds)}`);
    await delay(5);
  }
}

/** The timers of one duration. They never expire by themselves. */
export interface HeldTimers {
  /** Makes the timers expire that were set so far. */
  expire(): void;
}

/**
 * Holds the timers of this duration, which no other code uses, until the test lets them expire: what must happen before has
 * then happened, no matter how slow the machine is. Call `jest.restoreAllMocks()` after the test.
 */
export function holdTimers(milliseconds: number): HeldTimers {
  const original = globalThis.setTimeout;
  const held: (() => void)[] = [];
  const hold = (
    act: (...values: unknown[]) => void,
    ms?: number,
    ...values: unknown[]
  ): unknown => {
    if (ms !== milliseconds) return original(act, ms, ...values);
    const timer = original(() => undefined, 2 ** 31 - 1);
    held.push(() => {
      // Node.js marks a timer that has been cleared.
      if (Reflect.get(timer, '_destroyed') !== true) act(...values);
      clearTimeout(timer);
    });
    return timer;
  };
  // The mock has the form of a call, which is all that the package uses, without the members of the global function.
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(hold as typeof setTimeout);
  return { expire: () => void held.splice(0).map((end) => end()) };
}
