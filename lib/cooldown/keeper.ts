/** Keeps the cooldowns of all keys: opens and closes them, and says how long a call must wait. */
import { tell } from '../callbacks/index.js';
import { wholeSeconds } from './answer.js';
import type { CloseReason, CooldownEvent, CooldownOptions } from './cooldown-options.js';
import { open, remaining, type Cooling, type KeyState, type Opening } from './cooling.js';
import { createRegistry, type Registry } from './registry.js';
import { createStoreLink, type StoreLink } from './store.js';

/** As a share of the wait: instances that share a store do not try all at once. */
const widestSpread = 0.5;

export interface Keeper {
  readonly registry: Registry;
  readonly store: StoreLink | undefined;
  readonly spread: number;
  readonly tell: (event: CooldownEvent) => void;
}

/** The clock, in milliseconds; no change of the system's time moves it. */
export function clock(): number {
  return performance.now();
}

/** Makes the keeper of these options, which must have been checked. */
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

/** Opens the key's cooldown, or lengthens it. */
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

/** Closes the key's cooldown, where it has one; others are told unless the wait was stated and is over for them, too. */
export function close(keeper: Keeper, state: KeyState, reason: CloseReason): void {
  const { name, cooling } = state;
  if (cooling === undefined) return;
  state.cooling = undefined;
  if (reason === 'cleared') state.streakClass = undefined;
  keeper.tell({ kind: 'close', key: name, type: cooling.type, reason });
  if (cooling.isShared && reason !== 'over') keeper.store?.forget(name, cooling.type);
}

/** The key's cooldown; one whose end is believed is closed by asking. */
export function currentCooling(keeper: Keeper, state: KeyState): Cooling | undefined {
  const { cooling } = state;
  if (cooling?.isBelieved === true && clock() >= cooling.until) close(keeper, state, 'over');
  return state.cooling;
}

/** Milliseconds that the key still cools; 0 where a call may be made. Where single calls try, asking takes the turn. */
export function waitOf(keeper: Keeper, state: KeyState): number {
  const cooling = currentCooling(keeper, state);
  return cooling === undefined ? 0 : remaining(cooling, clock(), keeper.spread);
}
