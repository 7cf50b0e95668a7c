/** Keeps the cooldowns of all keys: opens and closes them, and determines how long a call must wait. */
import { tell } from '../callbacks/index.js';
import { wholeSeconds } from './answer.js';
import type { CloseReason, CooldownEvent, CooldownOptions } from './cooldown-options.js';
import { open, remaining, type Cooling, type KeyState, type Opening } from './cooling.js';
import { createRegistry, type Registry } from './registry.js';
import { createStoreLink, type StoreLink } from './store.js';

/** As a share of the wait, so that instances that share a store do not all probe at once. */
const widestSpread = 0.5;

/** The cooldowns of all keys, and the places to report their changes to. */
export interface Keeper {
  readonly registry: Registry;
  readonly store: StoreLink | undefined;
  readonly spread: number;
  readonly tell: (event: CooldownEvent) => void;
}

/** The time in milliseconds, from a monotonic clock. */
export function clock(): number {
  return performance.now();
}

/** Creates a keeper from checked options. */
export function createKeeper({ store, onChange }: CooldownOptions): Keeper {
  const tellChange = (event: CooldownEvent): void => {
    if (onChange !== undefined) tell('onChange', onChange, event);
  };
  return {
    registry: createRegistry(),
    store: store && createStoreLink(store, clock, tellChange),
    spread: store === undefined ? 0 : widestSpread,
    tell: tellChange,
  };
}

/** Opens or extends the key's cooldown. */
export function openCooling(
  keeper: Keeper,
  state: KeyState,
  opening: Opening,
  learnedFrom: 'upstream' | 'store',
): void {
  const { type } = opening;
  const isKnown = state.cooling?.type === type && state.cooling.until > clock();
  if (!open(state, opening, clock()) || isKnown) return;
  const seconds = wholeSeconds(opening.milliseconds);
  keeper.tell({ kind: 'open', key: state.name, type, seconds, learnedFrom });
}

/** Closes the key's cooldown, if it has one. Other instances are notified unless the wait is over for them as well. */
export function close(keeper: Keeper, state: KeyState, reason: CloseReason): void {
  const { name, cooling } = state;
  if (cooling === undefined) return;
  state.cooling = undefined;
  if (reason === 'cleared') state.streakClass = undefined;
  keeper.tell({ kind: 'close', key: name, type: cooling.type, reason });
  if (cooling.isShared && reason !== 'over') keeper.store?.forget(name, cooling.type);
}

/** The key's cooldown. If its stated end has passed, it is closed first. */
export function currentCooling(keeper: Keeper, state: KeyState): Cooling | undefined {
  const { cooling } = state;
  if (cooling?.isBelieved === true && clock() >= cooling.until) close(keeper, state, 'over');
  return state.cooling;
}

/** Milliseconds until a call may be made; 0 if one may be made now, which takes the turn to probe. */
export function waitOf(keeper: Keeper, state: KeyState): number {
  const cooling = currentCooling(keeper, state);
  return cooling === undefined ? 0 : remaining(cooling, clock(), keeper.spread);
}
