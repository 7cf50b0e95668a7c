/** Creates a cooldown for the calls of an app. */
import { checkOptions } from '../values/check-options.js';
import { cooldownChecks, type CooldownOptions, type CooldownState } from './cooldown-options.js';
import type { KeyState } from './cooling.js';
import { guardedCall, type Guard } from './guard.js';
import { clock, close, createKeeper, currentCooling, type Keeper } from './keeper.js';
import { createKeySource } from './key.js';
import { createMetrics } from './metrics.js';
import { readCall, type Call } from './request.js';
import { prepareVerdicts } from './verdict.js';

/** In seconds. */
const defaultPatience = 5;

/** A cooldown. Pass its `fetch` to the SDK. */
export interface Cooldown {
  /** A `fetch` that makes no call while its key cools down, and responds as the upstream last did. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** The keys that are cooling down, as far as this instance knows; for readiness checks and dashboards. */
  readonly state: () => readonly CooldownState[];
  /** Ends the cooldown of one key, or of all keys. Instances that share the store notice when they next query it. */
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
  // Looked up on every call, unlike in the SDK: an app may replace the global `fetch` later.
  const make = (own ?? ((...values: Parameters<typeof fetch>) => fetch(...values))) as unknown;
  return make as Guard['fetch']; // any `fetch` accepts what the SDK passes
}

/**
 * Creates a cooldown: while the upstream asks to wait, calls are answered locally, with the status and a redacted copy of the body
 * that the upstream sent. It works inside the SDK's retry loop, so the SDK throws its own errors and waits out short cooldowns.
 * @throws TypeError if an option is invalid
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
