/** Facts that are read from values of any kind: durations, limits, header fields, statuses, names. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { OpenAIFailure } from '../../lib/model/failure.js';
import { readAttempt } from '../../lib/read/wrappers/attempt.js';
import { parseDuration } from '../../lib/read/facts/wait.js';
import { httpStatus, statusOfCode } from '../../lib/read/facts/response.js';
import { headerLookup, loggedHeaders } from '../../lib/read/facts/headers.js';
import {
  classNames,
  elements,
  hasOwnKeys,
  isArray,
  isError,
  isObject,
  ownKeys,
  property,
  text,
} from '../../lib/values/property.js';
import { readThrown } from '../../lib/read/index.js';
import { readQuota, readRateLimit } from '../../lib/read/facts/rate-limit.js';
import { readUpstream } from '../../lib/read/upstream.js';
import { waitInHeaders, waitInMessage, waitInRateLimit } from '../../lib/read/facts/wait.js';
import { apiError } from '../support/api-error.js';

const day = 86_400;

describe('a duration', () => {
  it.each([
    ...['ms', 'millisecond', 'milliseconds'].map((unit) => [`2${unit}`, 0.002] as const),
    ...['s', 'sec', 'secs', 'second', 'seconds'].map((unit) => [`2 ${unit}`, 2] as const),
    ...['m', 'min', 'mins', 'minute', 'minutes'].map((unit) => [`2${unit}`, 120] as const),
    ...['h', 'hr', 'hrs', 'hour', 'hours'].map((unit) => [`2 ${unit}`, 7200] as const),
    ...['d', 'day', 'days'].map((unit) => [`2${unit}`, 2 * day] as const),
    ['1m26.4s', 86.4],
    ['1 hour, 2 minutes and 3 seconds', 3723],
    ['1 hour 3 seconds', 3603],
    ['1 hour,3 seconds', 3603],
    ['1 hour  3 seconds', 3600],
    ['1 hour 3 parsecs', 3600],
    ['1h x 3s', 3600],
    ['123456789012345s', 123_456_789_012_345],
    ['1234567890123456s', undefined],
    ['1.s', undefined],
    ['.5s', undefined],
    ['1  s', undefined],
    ['1S', undefined],
    ['s', undefined],
    ['5', undefined],
    ['', undefined],
    ['x 5s', undefined],
  ])('%j is %s seconds long', (value, seconds) => {
    expect(parseDuration(value)).toBe(seconds);
  });

  it('is read from its start', () => {
    expect(parseDuration('wait 5s', 5)).toBe(5);
    expect(parseDuration('wait 5s', 4)).toBe(5);
    expect(parseDuration('wait 5s', 3)).toBeUndefined();
  });
});

describe('a wait', () => {
  it.each([
    ['Try again in 5s.', 5],
    ['Retry after 5s.', 5],
    ['Retry in 5s.', 5],
    ['Try again after 5s.', 5],
    ['Please wait 5s.', 5],
    ['Wait for 5s.', 5],
    ['It will reset after 5s.', 5],
    ['It resets in 5s.', 5],
    ['Please wait a bit. Try again in 5s.', 5],
    ['Retry after 5s, or try again in 6s.', 6],
    ['Wait 5s.', undefined],
    ['Try again in 2 days.', day],
    ['Try again in 24 hours.', day],
    [undefined, undefined],
  ])('is stated by %j: %s', (message, wait) => {
    expect(waitInMessage(message)).toBe(wait);
  });

  const inHeader = (fields: Readonly<Record<string, string>>): number | undefined =>
    waitInHeaders(headerLookup(fields));

  it.each<readonly [string, number | undefined]>([
    ['5', 5],
    ['5.25', 5.25],
    ['123456789012345', day],
    ['1234567890123456', undefined],
    ['5.1234567890123456', undefined],
    ['5.', undefined],
    ['x5', undefined],
    ['5x', undefined],
    ['86401', day],
  ])('is %j in a header field: %s', (value, wait) => {
    expect(inHeader({ 'retry-after': value })).toBe(wait);
    const ms = wait === undefined ? undefined : Math.min(Number(value) / 1000, day);
    expect(inHeader({ 'retry-after-ms': value })).toBe(ms);
    expect(inHeader({ 'x-ms-retry-after-ms': value })).toBe(ms);
  });

  describe('until a date', () => {
    beforeEach(() => {
      jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2024, 4, 1, 12));
    });

    afterEach(() => {
      jest.restoreAllMocks();
    });

    it.each([
      ...['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'Wednesday'].map(
        (weekday) => [`${weekday}, 01 May 2024 12:00:30 GMT`, 30] as const,
      ),
      ['Wed May  1 12:00:30 2024', 30],
      ['Wed, 01 May 2024 12:00:00 GMT', undefined],
      ['The Wed, 01 May 2024 12:00:30 GMT', undefined],
      ['Xyz, 01 May 2024 12:00:30 GMT', undefined],
      ['Wed, x', undefined],
      [`Wed, 01 May 2024 12:00:30 GMT${' '.repeat(10)}`, undefined],
    ])('is %j: %s', (value, wait) => {
      expect(inHeader({ 'retry-after': value })).toBe(wait);
    });
  });

  const bucket = (remaining: number | undefined, reset: number): object => ({ remaining, reset });

  it.each<readonly [object, object, string | undefined, number | undefined]>([
    [bucket(0, 1), bucket(0, 2), undefined, 2],
    [bucket(0, 2), bucket(0, 1), undefined, 2],
    [bucket(0, 1), bucket(1, 2), undefined, 1],
    [bucket(1, 2), bucket(0, 1), undefined, 1],
    [bucket(undefined, 2), bucket(0, 1), undefined, 1],
    [bucket(0, 1), bucket(undefined, 2), undefined, 1],
    [bucket(1, 2), bucket(1, 1), undefined, 2],
    [bucket(1, 2), bucket(1, 1), 'tokens', 1],
    [bucket(1, 1), bucket(1, 2), 'requests', 1],
    [bucket(1, 1), bucket(1, 2), 'other', 2],
    [bucket(1, 2 * day), bucket(1, 2), undefined, day],
    [bucket(0, 2 * day), bucket(1, 2), undefined, day],
    [bucket(1, 2), bucket(0, 2 * day), undefined, day],
    [bucket(1, 2 * day), bucket(1, 1), 'requests', day],
    [{}, {}, undefined, undefined],
    [{}, bucket(1, 5), undefined, 5],
  ])('is that of %j and %j by the type %s: %s', (requests, tokens, type, wait) => {
    expect(waitInRateLimit({ requests, tokens }, type)).toBe(wait);
  });

  it('is undefined without a rate limit', () => {
    expect(waitInRateLimit(undefined, 'tokens')).toBeUndefined();
    expect(waitInRateLimit({ tokens: { remaining: 0, reset: 3 } }, undefined)).toBe(3);
    expect(waitInRateLimit({ requests: { remaining: 0, reset: 3 } }, undefined)).toBe(3);
    expect(waitInRateLimit({ requests: { remaining: 1, reset: 3 } }, undefined)).toBe(3);
    expect(waitInRateLimit({ requests: { reset: 3 } }, 'tokens')).toBeUndefined();
  });
});

describe('a rate limit', () => {
  it.each([
    ['x-ratelimit-limit-requests', '5', { requests: { limit: 5 } }],
    ['x-ratelimit-remaining-requests', '0', { requests: { remaining: 0 } }],
    ['x-ratelimit-reset-requests', '6m0s', { requests: { reset: 360 } }],
    ['x-rate-limit-reset-requests', '55', { requests: { reset: 55 } }],
    ['x-ratelimit-limit-tokens', '5', { tokens: { limit: 5 } }],
    ['x-ratelimit-remaining-tokens', '5', { tokens: { remaining: 5 } }],
    ['x-ratelimit-reset-tokens', '6ms', { tokens: { reset: 0.006 } }],
    ['x-rate-limit-reset-tokens', '55', { tokens: { reset: 55 } }],
    ['x-ratelimit-limit-tokens', '123456789012345', { tokens: { limit: 123_456_789_012_345 } }],
    ['x-ratelimit-limit-tokens', '1234567890123456', undefined],
    ['x-ratelimit-limit-tokens', '5x', undefined],
    ['x-ratelimit-limit-tokens', 'x5', undefined],
    ['x-ratelimit-reset-tokens', 'x', undefined],
  ])('is read from %s: %s', (field, value, limit) => {
    expect(readRateLimit(headerLookup({ [field]: value }))).toEqual(limit);
  });

  it.each([
    ['Rate limit reached: Limit 0, Requested 5', 'zero'],
    ['Rate limit reached: limit: 0', 'zero'],
    ['Request too large: Limit 1,000, Requested 1,001.', 'outsized'],
    ['You exceeded your current quota: Limit 3.5, Requested: 4', 'outsized'],
    ['Rate limit: Limit ~ 5, Requested 6', 'outsized'],
    ['Rate limit: Limit 3.55, Requested 3.56', 'outsized'],
    ['Rate limit: Limit 5, Requested 5', undefined],
    ['Rate limit: Limit 5', undefined],
    ['Rate limit: Limit many, Requested 5', undefined],
    ['Rate limit: Limit    5, Requested 6', undefined],
    ['You exceeded your current quota: Limit many, limit: 0', 'zero'],
    ['Rate limit: Requested 5', undefined],
    ['The Rate limit: Limit 0', undefined],
    ['No: Limit 0', undefined],
    [undefined, undefined],
  ])('of %j is %s', (message, quota) => {
    expect(readQuota(message)).toBe(quota);
  });
});

describe('a header field', () => {
  const long = 'x'.repeat(300);

  it.each<readonly [string, unknown]>([
    ['a plain object', { 'x-request-id': long }],
    ['`Headers`', new Headers({ 'x-request-id': long })],
    ['entries', [['x-request-id', long]]],
  ])('is read from %s, to 200 characters', (_what, headers) => {
    expect(headerLookup(headers)('x-request-id')).toBe(long.slice(0, 200));
    expect(headerLookup(headers)('retry-after')).toBeUndefined();
  });

  it.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['a text', 'x-request-id: x'],
    ['an empty value', { 'x-request-id': '' }],
    ['a number', { 'x-request-id': 5 }],
    ['what is no entry', ['x-request-id', 5]],
    ['a list that throws', { [Symbol.iterator]: throwing }],
    ['a list that cannot be asked', Object.defineProperty({}, Symbol.iterator, { get: throwing })],
    ['what is no list', { [Symbol.iterator]: 5 }],
  ])('is not in %s', (_what, headers) => {
    expect(headerLookup(headers)('x-request-id')).toBeUndefined();
  });

  it('is searched for among two hundred', () => {
    const fields = (before: number): unknown => [
      ...Array.from({ length: before }, () => ['x', 'y']),
      ['x-request-id', 'z'],
    ];
    expect(headerLookup(fields(199))('x-request-id')).toBe('z');
    expect(headerLookup(fields(200))('x-request-id')).toBeUndefined();
  });

  it('counts if the list breaks off after it', () => {
    function* breaking(): Generator {
      yield ['x-request-id', 'z'];
      throw new Error('x');
    }
    expect(headerLookup(breaking())('x-request-id')).toBe('z');
  });

  it.each(loggedHeaders)('%s is the same in `Headers` and in the list of their entries', (name) => {
    const fields = new Headers(
      [...loggedHeaders, 'set-cookie'].map((field) => [field, `${field} x`]),
    );
    expect(headerLookup(fields)(name)).toBe(`${name} x`);
    expect(headerLookup([...fields])(name)).toBe(`${name} x`);
  });

  it.each<readonly [string, object]>([
    ['a proxy of `Headers`', new Proxy(new Headers({ 'x-request-id': 'x' }), {})],
    ['what only inherits from `Headers`', Object.create(Headers.prototype) as object],
    ['a revoked proxy', revoked()],
  ])('cannot be read from %s', (_what, headers) => {
    expect(headerLookup(headers)('x-request-id')).toBeUndefined();
  });
});

function throwing(): never {
  throw new Error('x');
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

describe('a status', () => {
  it.each<readonly [unknown, number | undefined, number | undefined]>([
    [429, 429, undefined],
    ['429', 429, 429],
    ['400', 400, 400],
    ['599', 599, 599],
    ['399', 399, undefined],
    ['600', 600, undefined],
    [100, 100, undefined],
    [99, undefined, undefined],
    ['99', undefined, undefined],
    ['4290', undefined, undefined],
    ['x429', undefined, undefined],
    ['429x', undefined, undefined],
    [429.5, undefined, undefined],
    [Number.NaN, undefined, undefined],
    [undefined, undefined, undefined],
    [null, undefined, undefined],
  ])('%s is %s, and as a code %s', (value, status, ofCode) => {
    expect(httpStatus(value)).toBe(status);
    expect(statusOfCode(typeof value === 'string' ? value : undefined)).toBe(ofCode);
  });
});

describe('a value of any kind', () => {
  it.each<readonly [unknown, boolean]>([
    [{}, true],
    [[], true],
    [throwing, true],
    [null, false],
    [undefined, false],
    ['x', false],
  ])('%s is an object: %s', (value, is) => {
    expect(isObject(value)).toBe(is);
  });

  it.each<readonly [unknown, string | undefined]>([
    ['x', 'x'],
    [5, '5'],
    [0, '0'],
    ['', undefined],
    ['None', undefined],
    ['null', undefined],
    ['none', 'none'],
    [null, undefined],
    [{}, undefined],
    ['x'.repeat(1001), 'x'.repeat(1000)],
  ])('%s is the string %s', (value, read) => {
    expect(text(value)).toBe(read);
  });

  it('shows its properties if it can', () => {
    expect(property({ a: 1 }, 'a')).toBe(1);
    expect(property('x', 'length')).toBeUndefined();
    expect(property(undefined, 'a')).toBeUndefined();
    expect(property(revoked(), 'a')).toBeUndefined();
  });

  it('shows its own keys if it can', () => {
    expect(hasOwnKeys({ a: undefined, b: 1 }, ['a', 'b'])).toBe(true);
    expect(hasOwnKeys({ a: 1 }, ['a', 'b'])).toBe(false);
    expect(hasOwnKeys({}, ['toString'])).toBe(false);
    expect(hasOwnKeys(revoked(), ['a'])).toBe(false);
    expect(ownKeys({ a: 1, b: 2, c: 3 }, 2)).toEqual(['a', 'b']);
    expect(ownKeys(['x'], 2)).toEqual([]);
    expect(ownKeys('x', 2)).toEqual([]);
    expect(ownKeys(new Proxy({}, { ownKeys: throwing }), 2)).toEqual([]);
  });

  it('shows its elements if it can', () => {
    expect(isArray([])).toBe(true);
    expect(isArray({})).toBe(false);
    expect(isArray(revoked())).toBe(false);
    expect(elements([1, 2, 3], 2)).toEqual([1, 2]);
    expect(elements('xyz', 2)).toEqual([]);
    expect(elements(new Proxy([1], { get: throwing }), 2)).toEqual([]);
  });

  it('shows its classes if it can', () => {
    class Own extends TypeError {}
    expect(classNames(new Own())).toEqual(['Own', 'TypeError', 'Error', 'Object']);
    expect(classNames(Object.create(null) as object)).toEqual([]);
    expect(classNames(Object.create({ constructor: 5 }) as object)).toEqual(['', 'Object']);
    expect(classNames(revoked())).toEqual([]);
    expect(isError(new TypeError('x'))).toBe(true);
    expect(isError({})).toBe(false);
    expect(isError(new Proxy({}, { getPrototypeOf: throwing }))).toBe(false);
  });

  it('shows at most ten classes', () => {
    const deep = Array.from({ length: 20 }).reduce<object>(
      (parent) => Object.create(parent) as object,
      {},
    );
    expect(classNames(deep)).toHaveLength(10);
  });
});

describe('an attempt', () => {
  const errors = [new Error('1'), new Error('2')];

  it.each<readonly [object, number | undefined]>([
    [{ attemptNumber: 1 }, 1],
    [{ attemptNumber: 1000 }, 1000],
    [{ attemptNumber: 1001 }, undefined],
    [{ attemptNumber: 0 }, undefined],
    [{ attemptNumber: 1.5 }, undefined],
    [{ attemptNumber: '1' }, undefined],
    [{ name: 'AI_RetryError', errors }, 2],
    [{ name: 'AI_RetryError', errors: [] }, undefined],
    [{ name: 'AI_RetryError', attemptNumber: 3, errors }, 3],
    [{ name: 'AggregateError', errors }, undefined],
    [{ cause: { attemptNumber: 4 } }, 4],
    [{ attemptNumber: 5, cause: { attemptNumber: 4 } }, 5],
    [{}, undefined],
  ])('%j is number %s', (thrown, attempt) => {
    expect(readAttempt(thrown)).toBe(attempt);
  });
});

describe("the upstream's response", () => {
  const headers = { 'x-request-id': 'x' };

  it.each<readonly [object, object | undefined]>([
    [
      { status: 429, headers, error: { code: 'c' } },
      { status: 429, headers, body: { code: 'c' } },
    ],
    [
      { status: 429, headers, message: '429 No.' },
      { status: 429, headers, body: 'No.' },
    ],
    [
      { status: undefined, headers, error: 'x' },
      { status: undefined, headers, body: 'x' },
    ],
    [{ status: undefined, headers, message: 'No.' }, undefined],
    [{ status: undefined, headers }, undefined],
    [
      { status: 399, headers, error: 'x' },
      { status: 399, headers, body: undefined },
    ],
    [
      { status: 400, headers, error: 'x' },
      { status: 400, headers, body: 'x' },
    ],
    [{ headers, error: 'x' }, undefined],
    [{ status: 429, error: 'x' }, undefined],
    [
      { name: 'AI_APICallError', statusCode: 500, responseBody: 'No.' },
      { status: 500, body: 'No.' },
    ],
    [
      { isAxiosError: true, response: { status: 500, headers, data: 'No.' } },
      { status: 500, headers, body: 'No.' },
    ],
  ])('is kept by %j', (error, answer) => {
    const read = readUpstream(error);
    if (answer === undefined) expect(read).toBeUndefined();
    else expect(read).toMatchObject(answer);
  });

  it('belongs to the error that was read', () => {
    const error = apiError({ status: 500, error: 'No.' });
    expect(readThrown(new Error('x', { cause: error }), 'certain')?.source).toBe(error);
    expect(readThrown(error, 'certain')?.source).toBe(error);
  });
});

describe('an `APIError`', () => {
  const body = { message: 'No.', code: 'c', type: 't', param: 'p' };

  it.each<readonly [Readonly<Record<string, unknown>>, Partial<OpenAIFailure>]>([
    [
      { status: 400, error: body },
      { kind: 'response', ...body },
    ],
    [
      { status: 400, message: '400 No.' },
      { message: 'No.', provider: undefined },
    ],
    [
      { status: 400, code: 'd', type: 'u', param: 'q', error: body },
      { code: 'c', type: 't', param: 'p' },
    ],
    [
      { status: 400, code: 'd', type: 'u', param: 'q' },
      { code: 'd', type: 'u', param: 'q' },
    ],
    [
      { status: 401, error_code: 'o', error: body },
      { kind: 'identity', code: 'o' },
    ],
    [{ error: body }, { kind: 'stream', status: undefined }],
    [{ error: { ...body, code: 429 } }, { kind: 'stream', status: 429 }],
    [{ status: 500, error: { ...body, code: 429 } }, { status: 500 }],
    [{ status: 400, requestID: 'a', request_id: 'b', error: body }, { requestId: 'a' }],
    [{ status: 400, request_id: 'b', error: body }, { requestId: 'b' }],
    [{ status: 400, headers: { 'x-request-id': 'h' }, error: body }, { requestId: 'h' }],
    [{ status: 400, headers: { 'apim-request-id': 'h' }, error: body }, { requestId: 'h' }],
    [
      { status: 502, message: '502 <html>' },
      { page: true, message: undefined },
    ],
    [
      { status: 429, code: 'x', headers: { 'x-ratelimit-limit-tokens': '5' } },
      { rateLimit: { tokens: { limit: 5 } } },
    ],
    [{ status: 400, headers: { 'x-ratelimit-limit-tokens': '5' } }, { rateLimit: undefined }],
    ...['requests', 'tokens', 'rate_limit_error'].map(
      (type) =>
        [
          { status: 400, type, headers: { 'x-ratelimit-limit-tokens': '5' } },
          { rateLimit: { tokens: { limit: 5 } } },
        ] as const,
    ),
    [{ status: 429, error: { message: 'Rate limit reached: Limit 0' } }, { quota: 'zero' }],
    [{ status: 429, error: { details: [{ retryDelay: '9s' }] } }, { retryAfter: 9 }],
    [
      { status: 429, headers: { 'retry-after': '1' }, error: { message: 'Try again in 2s.' } },
      { retryAfter: 1 },
    ],
    [
      { status: 429, error: { message: 'Try again in 2s.', details: [{ retryDelay: '9s' }] } },
      { retryAfter: 2 },
    ],
    [
      {
        status: 429,
        message: '429 litellm.X: No. See https://x.ai',
        error: { message: 'litellm.X: No. See https://x.ai' },
      },
      { provider: 'LiteLLM', message: 'No. See https://x.ai' },
    ],
  ])('%j has the message %j', (facts, told) => {
    expect(readThrown(apiError(facts), 'certain')?.failure).toMatchObject(told);
  });

  const none = { code: null, type: null, param: null };

  it.each<readonly [Readonly<Record<string, unknown>>, Partial<OpenAIFailure>]>([
    [{ ...none, status: 400, code: 'c' }, { provider: 'OpenAI' }],
    [{ ...none, status: 400, type: 'requests' }, { provider: 'OpenAI' }],
    [{ ...none, status: 400 }, { provider: 'OpenAI' }],
    [{ status: 400 }, { provider: undefined }],
    [{ ...none, status: 400, code: 'c', error: 'No.' }, { provider: undefined }],
    [{ status: 500, message: 'Connection error.' }, { kind: 'response' }],
    [{ error: body, message: 'Connection error.' }, { kind: 'stream' }],
  ])('without its body, %j has the message %j', (facts, told) => {
    expect(readThrown(apiError({ message: 'No.', ...facts }), 'certain')?.failure).toMatchObject(
      told,
    );
  });

  it.each(['timeout', 'abort', 'connection'] as const)(
    'is recognized as %s by its class alone',
    (kind) => {
      class APIConnectionTimeoutError extends Error {}
      class APIUserAbortError extends Error {}
      class APIConnectionError extends Error {}
      const classes = {
        timeout: APIConnectionTimeoutError,
        abort: APIUserAbortError,
        connection: APIConnectionError,
      };
      const error = Object.assign(new classes[kind]('x'), apiError({}));
      expect(readThrown(error, 'certain')?.failure.kind).toBe(kind);
    },
  );

  it.each<readonly [string, object, boolean]>([
    ['all members', apiError({ status: 400 }), true],
    ['what is left by JSON', { status: 400, headers: {}, error: body, code: 'c' }, true],
    ['a lifted type', { status: 400, headers: {}, error: body, type: 't' }, true],
    ['a lifted parameter', { status: 400, headers: {}, error: body, param: 'p' }, true],
    ['another code', { status: 400, headers: {}, error: body, code: 'd' }, false],
    ['nothing lifted', { status: 400, headers: {}, error: body }, false],
    ['nothing to lift', { status: 400, headers: {}, error: { message: 'No.' } }, false],
    ['no header fields', { status: 400, error: body, code: 'c' }, false],
    ['no status', { headers: {}, error: body, code: 'c' }, false],
    ['no message', { status: 400, headers: {}, error: { code: 'c' }, code: 'c' }, false],
    [
      'a message that is none',
      { status: 400, headers: {}, error: { ...body, message: 5 }, code: 'c' },
      false,
    ],
    ['a text for a body', { status: 400, headers: {}, error: 'No.', code: 'c' }, false],
  ])('is recognized by %s', (_what, error, isKnown) => {
    expect(readThrown(error, 'certain') !== undefined).toBe(isKnown);
  });
});
