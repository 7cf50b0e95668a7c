/** The upstream's rate limit, from its headers and from its message. */
import type { HopelessQuota, RateLimit, RateLimitBucket } from '../failure.js';
import { parseDuration } from './duration.js';
import type { HeaderLookup } from './headers.js';

function count(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** OpenAI writes a duration ("6m0s"), Azure whole seconds ("55"). */
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

function bucket(header: HeaderLookup, fields: BucketFields): RateLimitBucket | undefined {
  const limit = count(header(fields.limit));
  const remaining = count(header(fields.remaining));
  const seconds = reset(header(fields.reset[0]) ?? header(fields.reset[1]));
  if (limit === undefined && remaining === undefined && seconds === undefined) return undefined;
  return {
    ...(limit !== undefined && { limit }),
    ...(remaining !== undefined && { remaining }),
    ...(seconds !== undefined && { reset: seconds }),
  };
}

/** The `x-ratelimit-*` headers of OpenAI and Azure; `undefined` where there is none. */
export function readRateLimit(header: HeaderLookup): RateLimit | undefined {
  const requests = bucket(header, requestFields);
  const tokens = bucket(header, tokenFields);
  if (requests === undefined && tokens === undefined) return undefined;
  return { ...(requests && { requests }), ...(tokens && { tokens }) };
}

const limited = /^(?:Rate limit|Request too large|You exceeded your current quota)/;
const amounts =
  /[Ll]imit:? ~?(\d[\d,]{0,14}(?:\.\d{1,9})?)(?:[^]{0,60}?[Rr]equested:? ~?(\d[\d,]{0,14}))?/;

function amount(digits: string | undefined): number {
  return digits === undefined
    ? 0
    : Number(digits.includes(',') ? digits.replaceAll(',', '') : digits);
}

/** Whether the limit that the message states can never admit the request. */
export function readQuota(message: string | undefined): HopelessQuota | undefined {
  if (message === undefined || !limited.test(message)) return undefined;
  const match = amounts.exec(message);
  if (match === null) return undefined;
  const limit = amount(match[1]);
  if (limit === 0) return 'zero';
  return amount(match[2]) > limit ? 'outsized' : undefined;
}
