/** How long the upstream asks its client to wait, in seconds. */
import { parseDuration } from './duration.js';
import type { HeaderLookup } from './headers.js';
import type { RateLimit } from '../failure.js';

/** Waits are capped at one day, in seconds: no client should hold a request longer than that. */
const longestWait = 86_400;

/** What stands in front of a wait in messages; searching for texts costs a fraction of searching for a pattern. */
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
/** The three forms of RFC 9110, section 5.6.7, begin with a weekday. */
const date = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .{8,30}$/;

function capped(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.min(seconds, longestWait);
}

function milliseconds(value: string | undefined): number | undefined {
  return value !== undefined && number.test(value) ? Number(value) / 1000 : undefined;
}

/** `Retry-After` (RFC 9110, section 10.2.3): seconds or a date; a date that has passed states no wait. */
function retryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (number.test(value)) return Number(value);
  if (!date.test(value)) return undefined;
  // The asctime form does not name its zone, which is GMT.
  const time = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
  const wait = (time - Date.now()) / 1000;
  return wait > 0 ? wait : undefined;
}

/** The wait that a message states, such as "Please try again in 1m26.4s". */
export function waitInMessage(message: string | undefined): number | undefined {
  if (message === undefined) return undefined;
  for (const phrase of phrases) {
    const index = message.indexOf(phrase);
    const wait = index === -1 ? undefined : parseDuration(message, index + phrase.length);
    if (wait !== undefined) return capped(wait);
  }
  return undefined;
}

/** The wait that the headers ask for outright. */
export function waitInHeaders(header: HeaderLookup): number | undefined {
  return capped(
    milliseconds(header('retry-after-ms')) ??
      milliseconds(header('x-ms-retry-after-ms')) ??
      retryAfter(header('retry-after')),
  );
}

/**
 * The wait until the exhausted bucket is full again; where no bucket says that it is empty, the longer one.
 * To be asked only where the failure is a rate limit: these headers come with other errors, too.
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
