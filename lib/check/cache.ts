/** Keeps the last value, as `stale-while-revalidate` does (RFC 5861). */

/** A value, and since when it is known, by the clock of `performance.now()`. */
interface Held<Value> {
  readonly value: Value;
  readonly since: number;
}

export interface CacheSettings<Value> {
  /** Gets a new value; one at a time. Must not reject. */
  readonly load: () => Promise<Value>;
  /** For how many milliseconds a value is given as it is. */
  readonly freshFor: (value: Value) => number;
  /** For how many milliseconds after that it is given while a new one is loaded. */
  readonly staleFor: number;
}

/** Makes the function that gives the current value. */
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
