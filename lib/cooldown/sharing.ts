/** Decides when to query the store and when to write to it. */
import { wholeSeconds } from './answer.js';
import type { Cooling, KeyState } from './cooling.js';
import { clock, openCooling, type Keeper } from './keeper.js';
import type { StoreLink, Told } from './store.js';

/** Milliseconds between two queries to the store for one key; before a probe the store is queried again, unless that has just been done. */
const askInterval = 1000;
const justAsked = 20;
/** A shorter wait, in milliseconds, is over before other instances could learn of it; the store rounds it up to a second. */
const shortestShared = 500;
/** The milliseconds by which the clocks of store and instance may drift apart over one wait. */
const tolerance = 100;

/** Adopts a cooldown of another instance, unless it is this instance's own. */
function learn(keeper: Keeper, state: KeyState, told: Told): void {
  const { type, class: of, standIn, milliseconds } = told;
  if (clock() + milliseconds <= state.writtenUntil + tolerance) return;
  const { status, error } = standIn;
  const replay = { status, mediaType: 'application/json', body: JSON.stringify({ error }) };
  const opening = { class: of, type, replay, isBelieved: of === 'rate', isShared: true };
  openCooling(keeper, state, { ...opening, milliseconds, spread: keeper.spread }, 'store');
}

async function ask(keeper: Keeper, store: StoreLink, state: KeyState): Promise<void> {
  state.askedAt = clock();
  const told = await store.ask(state.name);
  state.asking = undefined;
  if (told !== undefined) learn(keeper, state, told);
}

/** Queries the store if it is time to; otherwise returns `undefined`. */
export function askStore(keeper: Keeper, state: KeyState): Promise<void> | undefined {
  const { store } = keeper;
  if (store === undefined || state.asking !== undefined) return state.asking;
  const interval = state.cooling === undefined ? askInterval : justAsked;
  if (clock() - state.askedAt < interval) return undefined;
  return (state.asking = ask(keeper, store, state));
}

/** Writes a cooldown to the store, unless one that this instance wrote lasts as long. */
export function share(
  keeper: Keeper,
  state: KeyState,
  { type, until }: Cooling,
  milliseconds: number,
): void {
  if (milliseconds < shortestShared || until <= state.writtenUntil) return;
  const seconds = wholeSeconds(milliseconds);
  state.writtenUntil = clock() + seconds * 1000;
  keeper.store?.share(state.name, type, seconds);
}
