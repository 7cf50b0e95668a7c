/** Durations as upstreams write them, in seconds. */

const part =
  /(?:,? ?(?:and )?)(\d{1,15}(?:\.\d{1,15})?) ?(?:(ms|milliseconds?)|(s|secs?|seconds?)|(m|mins?|minutes?)|(h|hrs?|hours?)|d|days?)(?![a-z])/y;

/** Which of the units matched; days are what is left. */
function unitSeconds([, , millisecond, second, minute, hour]: RegExpExecArray): number {
  if (second !== undefined) return 1;
  if (millisecond !== undefined) return 0.001;
  if (minute !== undefined) return 60;
  return hour === undefined ? 86_400 : 3600;
}

/**
 * Seconds of a duration such as `6ms`, `20s`, `1m26.4s`, `33 seconds`, read from `start` on.
 * @returns `undefined` where no duration stands there
 */
export function parseDuration(value: string, start = 0): number | undefined {
  let seconds: number | undefined;
  part.lastIndex = start;
  for (let match = part.exec(value); match !== null; match = part.exec(value)) {
    seconds = (seconds ?? 0) + Number(match[1]) * unitSeconds(match);
  }
  return seconds;
}
