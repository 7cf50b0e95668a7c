/** Durations as upstreams write them, in seconds. */

const unitSeconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
};

const part =
  /(\d{1,15}(?:\.\d{1,15})?)\s?(ms|milliseconds?|s|sec(?:ond)?s?|m|min(?:ute)?s?|h|hours?|d|days?)(?![a-z])?/y;

function unitOf(word: string): number {
  if (word.startsWith('ms') || word.startsWith('milli')) return 0.001;
  return unitSeconds[word.charAt(0)] ?? 1;
}

/**
 * Seconds of a duration such as `6ms`, `20s`, `1m26.4s`, `33 seconds`, read from `start` on.
 * @returns `undefined` where no duration stands there
 */
export function parseDuration(value: string, start = 0): number | undefined {
  let seconds: number | undefined;
  part.lastIndex = start;
  for (let match = part.exec(value); match !== null; match = part.exec(value)) {
    seconds = (seconds ?? 0) + Number(match[1]) * unitOf(match[2] ?? 's');
  }
  return seconds;
}
