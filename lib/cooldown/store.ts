/** What instances tell each other. A store that is slow, stopped or gone delays no call for long and fails none. */
import type { CooldownStore } from './cooldown-options.js';
import { sharedOpeners, type SharedOpener } from './openers.js';
import {
  attempt,
  attemptWatched,
  createStoreLine,
  isResting,
  type StoreLine,
} from './store-line.js';

/** Milliseconds that a call waits for the store. */
const longestAnswer = 50;
/** Milliseconds after which a write no longer says what is so: a client that has lost its server may write much later. */
const longestWrite = 1000;

/** What another instance was told. */
export interface Told extends SharedOpener {
  readonly milliseconds: number;
}

export interface StoreLink {
  /** What the store knows of the key; never rejects. */
  ask(key: string): Promise<Told | undefined>;
  /** Tells the others, in the background. */
  share(key: string, type: string, seconds: number): void;
  /** Takes it back, in the background. */
  forget(key: string, type: string): void;
}

/** A store holds no texts: the key itself says that something cools, a key for each type which one it is. */
function keysOf(key: string, type: string): readonly string[] {
  return [`${key}|${type}`, key];
}

async function left(store: CooldownStore, key: string): Promise<number> {
  const held = await store.get(key);
  return held?.msBeforeNext ?? 0;
}

/** What cools longest. */
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

/** Blocks the key, unless it is blocked for longer. What is written late is taken back. */
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

/** Makes the link; `tell` is told when the store fails or recovers. */
export function createStoreLink(
  store: CooldownStore,
  now: StoreLine['now'],
  tell: StoreLine['tell'],
): StoreLink {
  const line = createStoreLine(now, tell);

  /** Does this to all keys of the type. Whether the store fails, the next question tells. */
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
