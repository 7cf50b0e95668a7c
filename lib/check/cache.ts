/** Caches a value in the manner of `stale-while-revalidate` (RFC 5861). */

/** A value, and when it was loaded, by `performance.now()`. */
interface Held<Value> {
  readonly value: Value;
  readonly since: number;
}

/** The source of a cached value, and how long it is used. */
export interface CacheSettings<Value> {
  /** Loads a new value. Never called twice at a time; must not reject. */
  readonly load: () => Promise<Value>;
  /** How long a value is fresh, in milliseconds. */
  readonly freshFor: (value: Value) => number;
  /** How long a value may be used after that while a new one loads, in milliseconds. */
  readonly staleFor: number;
}

/** Creates the function that returns the current value. */
export function createCache<Value>({
  load,
  freshFor,
  staleFor,
}: CacheSettings<Value>): () => Promise<Value> {
  let held: Held<Value> | undefined;
  let loading: Promise<Value> | undefined;

  async function loadAndHold(): Promise<Value> {
    const value = await load();
    held = { value, since: performance.now() };
    loading = undefined;
    return value;
  }

  return async function current() {
    if (held === undefined) return (loading ??= loadAndHold());
    const overdue = performance.now() - held.since - freshFor(held.value);
    if (overdue < 0) return held.value;
    loading ??= loadAndHold();
    return overdue < staleFor ? held.value : loading;
  };
}
