/** Makes a guard for the calls of an app. */
import { checkOptions } from '../values/check-options.js';
import { cooldownChecks, type CooldownOptions, type CooldownState } from './cooldown-options.js';
import type { KeyState } from './cooling.js';
import { guardedCall, type Guard } from './guard.js';
import { clock, close, createKeeper, currentCooling, type Keeper } from './keeper.js';
import { createKeySource } from './key.js';
import { createMetrics } from './metrics.js';
import { readCall, type Call } from './request.js';
import { prepareVerdicts } from './verdict.js';

/** Seconds. */
const defaultPatience = 5;

/** A guard, whose `fetch` the SDK is given. */
export interface Cooldown {
  /** A `fetch` that makes no call while its key cools, and answers as the upstream last did. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** The keys that cool now, as this instance knows: for readiness checks and dashboards. */
  readonly state: () => readonly CooldownState[];
  /** Ends the cooldown of a key, or all of them; instances that share the store may call again at their next look at it. */
  readonly clear: (key?: string) => void;
}

function stateOf(keeper: Keeper, state: KeyState): CooldownState | undefined {
  const cooling = currentCooling(keeper, state);
  if (cooling === undefined) return undefined;
  const left = cooling.until - clock();
  const seconds = Math.max(0, Math.ceil(left / 1000));
  return { key: state.name, type: cooling.type, seconds, halfOpen: left <= 0 };
}

function statesOf(keeper: Keeper): readonly CooldownState[] {
  const states = [...keeper.registry.all()].map((state) => stateOf(keeper, state));
  return states.filter((state) => state !== undefined);
}

function callerOf(own: CooldownOptions['fetch']): Guard['fetch'] {
  // Looked up with every call, as the SDK does not: an app may replace the global one later.
  const make = (own ?? ((...values: Parameters<typeof fetch>) => fetch(...values))) as unknown;
  return make as Guard['fetch']; // a fetch takes what the SDK gives it
}

/**
 * Makes a guard: while the upstream says wait, calls are answered without being made, with the status and a redacted copy of the body
 * that the upstream sent. It stands inside the SDK's retry loop, which throws its own errors and sleeps out short waits.
 * @throws TypeError where an option is wrong
 * @example
 * const guard = cooldown();
 * const openai = new OpenAI({ fetch: guard.fetch });
 */
export function cooldown(options: CooldownOptions = {}): Cooldown {
  const checked = checkOptions('cooldown', options, cooldownChecks);
  prepareVerdicts();
  const { key, wait, store, patience = defaultPatience } = checked;
  const keeper = createKeeper(checked);
  const keyOf = createKeySource(key, store !== undefined);
  const metrics = createMetrics(() => statesOf(keeper).length);
  const fetch = callerOf(checked.fetch);
  const guard: Guard = { keeper, metrics, wait, fetch, patience: patience * 1000 };

  return {
    fetch: async (input, init) => {
      const call = readCall(input, init as Call['init']); // its members are looked up by name
      return guardedCall(guard, keyOf(call), call, input);
    },
    state: () => statesOf(keeper),
    clear(name) {
      for (const state of keeper.registry.all())
        if (name === undefined || state.name === name) close(keeper, state, 'cleared');
    },
  };
}
