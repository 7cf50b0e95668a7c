/** How long to wait, and the rate limit that says why. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readFailure, type RateLimit } from '../../lib/index.js';
import { apiError, problemOf } from '../support/problem.js';
import { errorOf, majorNames, streamErrorOf } from '../support/sdk.js';

type Fields = Readonly<Record<string, string>>;

function limited(
  headers: Fields,
  major = '6.49',
  status = 429,
  message = 'Slow.',
): Promise<unknown> {
  return errorOf(major, { status, headers, body: { error: { message } } });
}

const day = 86_400;

describe('headers', () => {
  const rows: readonly (readonly [string, Fields, number | undefined])[] = [
    ['seconds', { 'retry-after': '20' }, 20],
    ['no time at all', { 'retry-after': '0' }, 0],
    ['fractions, rounded up', { 'retry-after': '1.2' }, 2],
    ['a negative number', { 'retry-after': '-5' }, undefined],
    ['junk', { 'retry-after': 'soon' }, undefined],
    ['an exponent', { 'retry-after': '1e12' }, undefined],
    ['an empty value', { 'retry-after': '' }, undefined],
    ['a million million seconds', { 'retry-after': '1000000000000' }, day],
    ['a number of too many digits', { 'retry-after': '9'.repeat(400) }, undefined],
    ['milliseconds, rounded up', { 'retry-after-ms': '1500' }, 2],
    ['junk for milliseconds', { 'retry-after-ms': 'x', 'retry-after': '7' }, 7],
    ['milliseconds before seconds', { 'retry-after-ms': '900', 'retry-after': '7' }, 1],
    [
      'whole seconds before a few milliseconds more',
      { 'retry-after-ms': '4120', 'retry-after': '4' },
      4,
    ],
    ['milliseconds that are seconds more', { 'retry-after-ms': '20000', 'retry-after': '1' }, 20],
    ['milliseconds of Azure', { 'x-ms-retry-after-ms': '2500' }, 3],
    ['too many milliseconds', { 'retry-after-ms': '1000000000000' }, day],
  ];
  const cases = majorNames.flatMap((major) => rows.map((row) => [major, ...row] as const));

  it.each(cases)('openai %s: %s', async (major, _what, headers, wait) => {
    expect(problemOf(await limited(headers, major)).retryAfter).toBe(wait);
  });
});

describe('dates', () => {
  const now = Date.UTC(2024, 4, 1, 12, 0, 0, 500);

  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(now);
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([
    ['an HTTP date', 'Wed, 01 May 2024 12:00:30 GMT', 30],
    ['an RFC 850 date', 'Wednesday, 01-May-24 12:00:30 GMT', 30],
    ['an asctime date', 'Wed May  1 12:00:30 2024', 30],
    ['a past date', 'Wed, 01 May 2024 11:00:00 GMT', undefined],
    ['a date in a week', 'Wed, 08 May 2024 12:00:00 GMT', day],
    ['a date that is none', 'Wed, 99 Foo 2024 12:00:00 GMT', undefined],
    ['a date without a weekday', '2024-05-01T12:00:30Z', undefined],
  ])('%s', (_what, value, wait) => {
    const error = apiError({ status: 429, headers: { 'retry-after': value } });
    expect(problemOf(error).retryAfter).toBe(wait);
  });

  it.each<readonly [string, unknown, number | undefined]>([
    ['a time to come', String(now + 30_000), 30],
    ['a time to come as a number', now + 1, 1],
    ['a time in a week', String(now + 7 * 86_400_000), day],
    ['a time that has passed', String(now), undefined],
    ['seconds since 1970', String(now / 1000), undefined],
    ['a word', 'soon', undefined],
    ['a time beyond all times', '1e99', undefined],
    ['an object', {}, undefined],
  ])('a reset in the body of OpenRouter: %s', (_what, reset, wait) => {
    const metadata = { headers: { 'X-RateLimit-Reset': reset } };
    const error = { message: 'Rate limit exceeded: free-models-per-day.', code: 429, metadata };
    expect(problemOf(apiError({ status: 429, error })).retryAfter).toBe(wait);
  });
});

describe('messages', () => {
  const rows = [
    ['Please try again in 6ms.', 1],
    ['Please try again in 644ms.', 1],
    ['Please try again in 20s.', 20],
    ['Please try again in 2.512s.', 3],
    ['Please try again in 1m26.4s.', 87],
    ['Please try again in 7m12s.', 432],
    ['Please try again in 9m38.016s.', 579],
    ['Please try again in 50.597142857s.', 51],
    ['Please retry in 10.673410956s.', 11],
    ['Please retry after 33 seconds.', 33],
    ['Please retry after 51.84 seconds.', 52],
    ['Please retry after 250 milliseconds.', 1],
    ['Try again in 2 seconds.', 2],
    ['Try again in 5 minutes.', 300],
    ['Try again in 5 min.', 300],
    ['Try again in 30 sec.', 30],
    ['Try again in 2 hours.', 7200],
    ['Please try again in 1h2m3s.', 3723],
    ['Please try again in 3 days.', day],
    ['Please retry after 86400 seconds.', day],
    ['Please try again in 99999999999h.', day],
    ['Please try again in a few seconds.', undefined],
    ['Please try again in 5 parsecs.', undefined],
    ['Please try again later.', undefined],
    ['The file is 20s long.', undefined],
  ] as const;

  it.each(rows)('"%s"', async (message, wait) => {
    expect(problemOf(await limited({}, '6.49', 429, message)).retryAfter).toBe(wait);
  });

  it.each(majorNames)('openai %s: a message mid-stream states its wait', async (major) => {
    const message = 'Rate limit reached for gpt-5. Please try again in 20s.';
    const error = await streamErrorOf(major, { error: { message, code: 'rate_limit_exceeded' } });
    expect(problemOf(error).retryAfter).toBe(20);
  });

  it('a header outweighs the message', async () => {
    const error = await limited({ 'retry-after': '3' }, '6.49', 429, 'Please try again in 20s.');
    expect(problemOf(error).retryAfter).toBe(3);
  });
});

describe('resets of rate limits', () => {
  const full = { 'x-ratelimit-remaining-requests': '5', 'x-ratelimit-remaining-tokens': '5' };
  const resets = { 'x-ratelimit-reset-requests': '6m0s', 'x-ratelimit-reset-tokens': '120ms' };

  it.each<readonly [string, Fields, string | undefined, number | undefined]>([
    ['the longer one where none is empty', { ...full, ...resets }, undefined, 360],
    [
      'the requests’ where they are used up',
      { ...full, ...resets, 'x-ratelimit-remaining-requests': '0' },
      undefined,
      360,
    ],
    [
      'the tokens’ where they are used up',
      { ...full, ...resets, 'x-ratelimit-remaining-tokens': '0' },
      undefined,
      1,
    ],
    ['the tokens’ where the type says so', { ...full, ...resets }, 'tokens', 1],
    ['the requests’ where the type says so', { ...full, ...resets }, 'requests', 360],
    [
      'none where the type’s bucket is absent',
      { 'x-ratelimit-remaining-tokens': '0' },
      'requests',
      undefined,
    ],
    ['none where no reset is told', full, undefined, undefined],
    ['whole seconds of Azure', { 'x-rate-limit-reset-tokens': '55' }, undefined, 55],
    [
      'none where the values are junk',
      { 'x-ratelimit-remaining-requests': 'many' },
      undefined,
      undefined,
    ],
    [
      'none where the reset is junk',
      { ...full, 'x-ratelimit-reset-requests': 'soon' },
      undefined,
      undefined,
    ],
    ['a day at most', { ...full, 'x-ratelimit-reset-requests': '90h' }, undefined, day],
  ])('%s', (_what, headers, type, wait) => {
    const error = apiError({ status: 429, headers, type });
    expect(problemOf(error).retryAfter).toBe(wait);
  });

  it.each([400, 413, 500])('none if a %i is not a rate limit', async (status) => {
    const error = await limited({ ...full, ...resets }, '6.49', status);
    expect(problemOf(error)).not.toHaveProperty('retryAfter');
  });

  it('an explicit wait outweighs them', async () => {
    const error = await limited({ ...full, ...resets, 'retry-after': '2' });
    expect(problemOf(error).retryAfter).toBe(2);
  });
});

describe('hopeless waits', () => {
  it.each([400, 401, 403, 404, 422])('a %i promises no wait', async (status) => {
    const error = await limited({ 'retry-after': '5' }, '6.49', status);
    expect(problemOf(error)).not.toHaveProperty('retryAfter');
  });

  it.each([409, 429, 500, 502, 503, 504])('a %i keeps its wait', async (status) => {
    expect(problemOf(await limited({ 'retry-after': '5' }, '6.49', status)).retryAfter).toBe(5);
  });

  it('exhausted credit promises no wait', async () => {
    const body = {
      error: { code: 'insufficient_quota', message: 'You exceeded your current quota' },
    };
    const error = await errorOf('6.49', { status: 429, headers: { 'retry-after': '5' }, body });
    expect(problemOf(error)).not.toHaveProperty('retryAfter');
  });

  it('a limit of zero promises no wait', async () => {
    const message = 'Rate limit reached for o3: Limit: 0 / 1min. Please try again in 20s.';
    const problem = problemOf(await limited({}, '6.49', 429, message));
    expect(problem.retryable).toBe(false);
    expect(problem).not.toHaveProperty('retryAfter');
  });

  it('end users get the same wait', async () => {
    const error = await limited({ 'retry-after': '5' });
    expect(problemOf(error, { audience: 'public' }).retryAfter).toBe(5);
  });
});

describe('the rate limit', () => {
  const headers = {
    'x-ratelimit-limit-requests': '3',
    'x-ratelimit-remaining-requests': '0',
    'x-ratelimit-reset-requests': '20s',
    'x-ratelimit-limit-tokens': '40000',
    'x-ratelimit-remaining-tokens': '39990',
    'x-ratelimit-reset-tokens': '15ms',
  };
  const rateLimit: RateLimit = {
    requests: { limit: 3, remaining: 0, reset: 20 },
    tokens: { limit: 40_000, remaining: 39_990, reset: 0.015 },
  };

  it.each(majorNames)('openai %s: developers see it', async (major) => {
    expect(problemOf(await limited(headers, major)).rateLimit).toEqual(rateLimit);
  });

  it('end users do not', async () => {
    const problem = problemOf(await limited(headers), { audience: 'public' });
    expect(problem).not.toHaveProperty('rateLimit');
  });

  it('only the reported facts are in it', async () => {
    const error = await limited({ 'x-ratelimit-remaining-tokens': '7' });
    expect(problemOf(error).rateLimit).toEqual({ tokens: { remaining: 7 } });
  });

  it('there is none in a failure that is not a rate limit', async () => {
    expect(readFailure(await limited(headers, '6.49', 400))?.rateLimit).toBeUndefined();
  });

  it.each([
    ['code', { code: 'rate_limit_exceeded' }],
    ['type', { type: 'tokens' }],
  ])('there is one if only the %s mentions a rate limit', async (_what, facts) => {
    const body = { error: { message: 'Slow.', ...facts } };
    const error = await errorOf('6.49', { status: 413, headers, body });
    expect(readFailure(error)?.rateLimit).toEqual(rateLimit);
  });
});

describe('waits in bodies', () => {
  it.each<readonly [string, object, number | undefined]>([
    ['beside the message', { retry_after: 120 }, 120],
    ['as a string', { retryAfter: '7' }, 7],
    ['with a unit', { retryDelay: '10s' }, 10],
    ['in metadata', { metadata: { retry_after_seconds: 3.5 } }, 4],
    ['as a word', { retry_after: 'soon' }, undefined],
    ['nowhere', {}, undefined],
  ])('%s', (_what, facts, wait) => {
    const error = { message: 'Slow.', ...facts };
    expect(problemOf(apiError({ status: 429, error })).retryAfter).toBe(wait);
  });
});
