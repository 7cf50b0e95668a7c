/** When the store is asked, and what it is told. */
import { wholeSeconds } from './answer.js';
import type { Cooling, KeyState } from './cooling.js';
import { clock, openCooling, type Keeper } from './keeper.js';
import type { StoreLink, Told } from './store.js';

/** Milliseconds between two questions to the store about one key; a call that tries is asked for anew, unless that was just done. */
const askInterval = 1000;
const justAsked = 20;
/** A shorter wait, in milliseconds, is over before others ask for it; the store rounds it up to a second. */
const shortestShared = 500;
/** Milliseconds by which the clocks of store and instance may differ over one wait. */
const tolerance = 100;
/** What another instance was told cools here, too, unless this one has told it. */
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

/** Asks the store where it is time to; `undefined` where it is not. */
export function askStore(keeper: Keeper, state: KeyState): Promise<void> | undefined {
  const { store } = keeper;
  if (store === undefined || state.asking !== undefined) return state.asking;
  const interval = state.cooling === undefined ? askInterval : justAsked;
  if (clock() - state.askedAt < interval) return undefined;
  return (state.asking = ask(keeper, store, state));
}

/** Writes to the store, unless what it holds lasts as long. */
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
