/** Reads how long the upstream asks its client to wait, in seconds. */
import type { HeaderLookup } from '../../model/representation.js';
import type { RateLimit } from '../../model/rate-limit.js';

const units: ReadonlyMap<string, number> = new Map([
  ...['ms', 'millisecond', 'milliseconds'].map((unit) => [unit, 0.001] as const),
  ...['s', 'sec', 'secs', 'second', 'seconds'].map((unit) => [unit, 1] as const),
  ...['m', 'min', 'mins', 'minute', 'minutes'].map((unit) => [unit, 60] as const),
  ...['h', 'hr', 'hrs', 'hour', 'hours'].map((unit) => [unit, 3600] as const),
  ...['d', 'day', 'days'].map((unit) => [unit, 86_400] as const),
]);

const part = /(?:,? ?(?:and )?)(\d{1,15}(?:\.\d{1,15})?) ?([a-z]{1,12})/y;

/**
 * Parses a duration such as `6ms`, `20s`, `1m26.4s` or `33 seconds`, starting at `start`.
 * @returns seconds; `undefined` if there is no duration
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

/** The longest wait, one day in seconds: no client should hold a request for longer. */
export const longestWait = 86_400;

/** Words before a wait in messages; searching for strings costs a fraction of searching for a pattern. */
const phrases = [
  'again in ',
  'etry after ',
  'etry in ',
  'again after ',
  'lease wait ',
  'ait for ',
  'reset after ',
  'resets in ',
];
const number = /^\d{1,15}(?:\.\d{1,15})?$/;
/** The three date formats of RFC 9110, section 5.6.7, start with a weekday. */
const date = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .{8,30}$/;

function capped(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.min(seconds, longestWait);
}

function milliseconds(value: string | undefined): number | undefined {
  return value !== undefined && number.test(value) ? Number(value) / 1000 : undefined;
}

/** Seconds of `Retry-After` (RFC 9110, section 10.2.3), which may be a date; `undefined` if the date has passed. */
function retryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (number.test(value)) return Number(value);
  if (!date.test(value)) return undefined;
  // The asctime format does not include its time zone, which is GMT.
  const time = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
  const wait = (time - Date.now()) / 1000;
  return wait > 0 ? wait : undefined;
}

/** The wait in seconds that a message states, such as "Please try again in 1m26.4s"; `undefined` if there is none. */
export function waitInMessage(message: string | undefined): number | undefined {
  if (message === undefined) return undefined;
  for (const phrase of phrases) {
    const index = message.indexOf(phrase);
    const wait = index === -1 ? undefined : parseDuration(message, index + phrase.length);
    if (wait !== undefined) return capped(wait);
  }
  return undefined;
}

/**
 * The wait in seconds that the header fields state explicitly. Milliseconds in excess of the whole seconds only spread the callers,
 * so they are ignored.
 */
export function waitInHeaders(header: HeaderLookup): number | undefined {
  const exact =
    milliseconds(header('retry-after-ms')) ?? milliseconds(header('x-ms-retry-after-ms'));
  const whole = retryAfter(header('retry-after'));
  if (exact === undefined || whole === undefined) return capped(exact ?? whole);
  return capped(exact > whole && exact - whole < 1 ? whole : exact);
}

/**
 * The wait in seconds until the exhausted bucket is full again; the longer one if no bucket is reported as empty. For rate limits
 * only: these header fields are also sent with other errors.
 */
export function waitInRateLimit(
  rateLimit: RateLimit | undefined,
  type: string | undefined,
): number | undefined {
  if (rateLimit === undefined) return undefined;
  const { requests, tokens } = rateLimit;
  if (type === 'requests' || type === 'tokens') return capped(rateLimit[type]?.reset);
  if (requests?.remaining === 0 && tokens?.remaining !== 0) return capped(requests.reset);
  if (tokens?.remaining === 0 && requests?.remaining !== 0) return capped(tokens.reset);
  const resets = [requests?.reset, tokens?.reset].filter((reset) => reset !== undefined);
  return resets.length === 0 ? undefined : capped(Math.max(...resets));
}
