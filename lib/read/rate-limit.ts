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

function bucket(header: HeaderLookup, name: 'requests' | 'tokens'): RateLimitBucket | undefined {
  const limit = count(header(`x-ratelimit-limit-${name}`));
  const remaining = count(header(`x-ratelimit-remaining-${name}`));
  const resets = reset(header(`x-ratelimit-reset-${name}`) ?? header(`x-rate-limit-reset-${name}`));
  if (limit === undefined && remaining === undefined && resets === undefined) return undefined;
  return {
    ...(limit !== undefined && { limit }),
    ...(remaining !== undefined && { remaining }),
    ...(resets !== undefined && { reset: resets }),
  };
}

/** The `x-ratelimit-*` headers of OpenAI and Azure; `undefined` where there is none. */
export function readRateLimit(header: HeaderLookup): RateLimit | undefined {
  const requests = bucket(header, 'requests');
  const tokens = bucket(header, 'tokens');
  if (requests === undefined && tokens === undefined) return undefined;
  return { ...(requests && { requests }), ...(tokens && { tokens }) };
}

const limited = /^(?:Rate limit|Request too large|You exceeded your current quota)/;
const stated = /\blimit:? ~?(\d[\d,]{0,14}(?:\.\d{1,9})?)/i;
const requested = /\brequested:? ~?(\d[\d,]{0,14}(?:\.\d{1,9})?)/i;

function amount(pattern: RegExp, message: string): number | undefined {
  const match = pattern.exec(message);
  return match?.[1] === undefined ? undefined : Number(match[1].replaceAll(',', ''));
}

/** Whether the limit that the message states can never admit the request. */
export function readQuota(message: string | undefined): HopelessQuota | undefined {
  if (message === undefined || !limited.test(message)) return undefined;
  const limit = amount(stated, message);
  if (limit === undefined) return undefined;
  if (limit === 0) return 'zero';
  return (amount(requested, message) ?? 0) > limit ? 'outsized' : undefined;
}
