/** Durations as upstreams write them, in seconds. */

const units: ReadonlyMap<string, number> = new Map([
  ...['ms', 'millisecond', 'milliseconds'].map((unit) => [unit, 0.001] as const),
  ...['s', 'sec', 'secs', 'second', 'seconds'].map((unit) => [unit, 1] as const),
  ...['m', 'min', 'mins', 'minute', 'minutes'].map((unit) => [unit, 60] as const),
  ...['h', 'hr', 'hrs', 'hour', 'hours'].map((unit) => [unit, 3600] as const),
  ...['d', 'day', 'days'].map((unit) => [unit, 86_400] as const),
]);

const part = /(?:,? ?(?:and )?)(\d{1,15}(?:\.\d{1,15})?) ?([a-z]{1,12})/y;

/**
 * Seconds of a duration such as `6ms`, `20s`, `1m26.4s`, `33 seconds`, read from `start` on.
 * @returns `undefined` where no duration stands there
 */
export function parseDuration(value: string, start = 0): number | undefined {
  let seconds: number | undefined;
  part.lastIndex = start;
  for (let match = part.exec(value); match !== null; match = part.exec(value)) {
    const [, amount, unit] = match;
    const length = units.get(String(unit));
    if (length === undefined) break;
    seconds = (seconds ?? 0) + Number(amount) * length;
  }
  return seconds;
}
