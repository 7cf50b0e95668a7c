/** Reads the upstream's rate limit from its header fields and its message. */
import type { HopelessQuota } from '../../model/failure.js';
import type { RateLimit, RateLimitBucket } from '../../model/rate-limit.js';
import { parseDuration } from './wait.js';
import type { HeaderLookup } from '../../model/representation.js';

function count(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** Seconds until the reset: OpenAI sends a duration ("6m0s"), Azure whole seconds ("55"). */
function reset(value: string | undefined): number | undefined {
  return value === undefined ? undefined : (count(value) ?? parseDuration(value));
}

/** The header fields of one bucket. */
interface BucketFields {
  readonly limit: string;
  readonly remaining: string;
  readonly reset: readonly [openai: string, azure: string];
}

const requestFields: BucketFields = {
  limit: 'x-ratelimit-limit-requests',
  remaining: 'x-ratelimit-remaining-requests',
  reset: ['x-ratelimit-reset-requests', 'x-rate-limit-reset-requests'],
};
const tokenFields: BucketFields = {
  limit: 'x-ratelimit-limit-tokens',
  remaining: 'x-ratelimit-remaining-tokens',
  reset: ['x-ratelimit-reset-tokens', 'x-rate-limit-reset-tokens'],
};

/** The same while it is built; spreading members that may be absent takes several times as long. */
type Draft<Facts> = { -readonly [Fact in keyof Facts]: Facts[Fact] };

function bucket(header: HeaderLookup, fields: BucketFields): RateLimitBucket | undefined {
  const limit = count(header(fields.limit));
  const remaining = count(header(fields.remaining));
  const seconds = reset(header(fields.reset[0]) ?? header(fields.reset[1]));
  if (limit === undefined && remaining === undefined && seconds === undefined) return undefined;
  const found: Draft<RateLimitBucket> = {};
  if (limit !== undefined) found.limit = limit;
  if (remaining !== undefined) found.remaining = remaining;
  if (seconds !== undefined) found.reset = seconds;
  return found;
}

/** Reads the `x-ratelimit-*` header fields of OpenAI and Azure; returns `undefined` if there are none. */
export function readRateLimit(header: HeaderLookup): RateLimit | undefined {
  const requests = bucket(header, requestFields);
  const tokens = bucket(header, tokenFields);
  if (requests === undefined && tokens === undefined) return undefined;
  const found: Draft<RateLimit> = {};
  if (requests !== undefined) found.requests = requests;
  if (tokens !== undefined) found.tokens = tokens;
  return found;
}

const limited = /^(?:Rate limit|Request too large|You exceeded your current quota)/;
const amount = /[: ~]{0,3}(\d[\d,]{0,14}(?:\.\d{1,9})?)/y;

/** The number after a word of the message. */
function amountAfter(word: string, message: string): number | undefined {
  const index = message.indexOf(word);
  if (index === -1) return undefined;
  amount.lastIndex = index + word.length;
  const digits = amount.exec(message)?.[1];
  return digits === undefined ? undefined : Number(digits.replaceAll(',', ''));
}

/** Why the limit that the message states can never admit the request; `undefined` if it can. */
export function readQuota(message: string | undefined): HopelessQuota | undefined {
  if (message === undefined || !limited.test(message)) return undefined;
  const limit = amountAfter('Limit', message) ?? amountAfter('limit:', message);
  if (limit === undefined) return undefined;
  if (limit === 0) return 'zero';
  return (amountAfter('Requested', message) ?? 0) > limit ? 'outsized' : undefined;
}
