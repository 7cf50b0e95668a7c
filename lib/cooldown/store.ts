/** Shares cooldowns between instances. A store that is slow or down never delays a call for long and never makes one fail. */
import type { CooldownStore } from './cooldown-options.js';
import { sharedOpeners, type SharedOpener } from './openers.js';
import {
  attempt,
  attemptWatched,
  createStoreLine,
  isResting,
  type StoreLine,
} from './store-line.js';

/** How long a call waits for the store, in milliseconds. */
const longestAnswer = 50;
/** How long a write may take, in milliseconds, before it is outdated: a client that has lost its server may write much later. */
const longestWrite = 1000;

/** A cooldown that another instance has shared. */
export interface Told extends SharedOpener {
  readonly milliseconds: number;
}

/** The cooldowns in a store. */
export interface StoreLink {
  /** The store's cooldown for the key, if any; never rejects. */
  ask(key: string): Promise<Told | undefined>;
  /** Shares a cooldown with the other instances, in the background. */
  share(key: string, type: string, seconds: number): void;
  /** Removes a shared cooldown, in the background. */
  forget(key: string, type: string): void;
}

/** A store holds no data, only keys: one that says that something cools down, and one per problem type to tell which. */
function keysOf(key: string, type: string): readonly string[] {
  return [`${key}|${type}`, key];
}

async function left(store: CooldownStore, key: string): Promise<number> {
  const held = await store.get(key);
  return held?.msBeforeNext ?? 0;
}

/** The longest cooldown of the key. */
async function find(store: CooldownStore, key: string): Promise<Told | undefined> {
  if ((await left(store, key)) <= 0) return undefined;
  const waits = await Promise.all(
    sharedOpeners.map(async (opener) => ({
      ...opener,
      milliseconds: await left(store, `${key}|${opener.type}`),
    })),
  );
  const [longest] = waits.toSorted((a, b) => b.milliseconds - a.milliseconds);
  return longest !== undefined && longest.milliseconds > 0 ? longest : undefined;
}

/** Blocks the key, unless it is blocked for longer. A write that completes too late is undone. */
async function write(
  store: CooldownStore,
  { now }: StoreLine,
  key: string,
  seconds: number,
): Promise<void> {
  const begun = now();
  const held = await left(store, key);
  if (held >= seconds * 1000 || now() - begun > longestWrite) return;
  await store.block(key, seconds);
  if (now() - begun > longestWrite) await store.delete(key);
}

/** Creates the link; `tell` is called when the store fails or recovers. */
export function createStoreLink(
  store: CooldownStore,
  now: StoreLine['now'],
  tell: StoreLine['tell'],
): StoreLink {
  const line = createStoreLine(now, tell);

  /** Changes all keys of the type. Errors are ignored here; the next query detects a failed store. */
  function change(key: string, type: string, work: (name: string) => Promise<unknown>): void {
    const all = async (): Promise<unknown> => Promise.all(keysOf(key, type).map(work));
    attempt(line, longestWrite, all).catch(() => undefined);
  }

  return {
    ask: async (key) =>
      isResting(line) ? undefined : attemptWatched(line, longestAnswer, () => find(store, key)),
    share: (key, type, seconds) => change(key, type, (name) => write(store, line, name, seconds)),
    forget: (key, type) => change(key, type, async (name) => store.delete(name)),
  };
}
