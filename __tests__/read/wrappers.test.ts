/** What wraps an error of the SDK, and what is hostile. */
import { describe, expect, it } from '@jest/globals';
import { readFailure, toProblemDetails } from '../../lib/index.js';
import { cpuTime } from '../support/cpu-time.js';
import { apiError, slugOf } from '../support/problem.js';
import { errorOf, majorNames } from '../support/sdk.js';

const unauthorized = (major = '6.49'): Promise<unknown> =>
  errorOf(major, { status: 401, body: { error: { code: 'invalid_api_key', message: 'No.' } } });

describe('wrappers', () => {
  const ways: readonly (readonly [string, (error: unknown) => unknown])[] = [
    ['cause', (cause) => new Error('wrapped', { cause })],
    ['cause of a cause', (cause) => new Error('a', { cause: new Error('b', { cause }) })],
    ['AggregateError', (error) => new AggregateError([new Error('other'), error], 'all failed')],
    ['lastError', (lastError) => Object.assign(new Error('retried'), { lastError })],
    ['error', (error) => Object.assign(new Error('tool failed'), { error })],
    ['originalError', (originalError) => Object.assign(new Error('aborted'), { originalError })],
    ['reason', (reason) => ({ status: 'rejected', reason })],
    ['errors', (error) => Object.assign(new Error('retried'), { errors: [error] })],
    [
      'error of an error of HTTP',
      (error) => Object.assign(new Error('x'), { status: 502, headers: {}, error }),
    ],
    ['function', (cause) => Object.assign(() => undefined, { cause })],
  ];
  const rows = majorNames.flatMap((major) =>
    ways.map(([name, wrap]) => [major, name, wrap] as const),
  );

  it.each(rows)('openai %s: an error under %s is found', async (major, _name, wrap) => {
    expect(slugOf(wrap(await unauthorized(major)))).toBe('unauthorized');
  });

  it('the outermost recognizable error wins', async () => {
    const cause = await unauthorized();
    expect(slugOf(apiError({ status: 404, cause }))).toBe('not-found');
  });

  it('the nearer of two wrapped errors wins', async () => {
    const near = await errorOf('6.49', { status: 404, body: null });
    const far = new Error('far', { cause: await unauthorized() });
    expect(slugOf(Object.assign(new Error('both', { cause: far }), { error: near }))).toBe(
      'not-found',
    );
  });

  it('the sixteenth of many siblings is found', async () => {
    const siblings = Array.from({ length: 15 }, () => new Error('other'));
    expect(slugOf(new AggregateError([...siblings, await unauthorized()]))).toBe('unauthorized');
  });

  it('a seventeenth sibling is ignored', async () => {
    const siblings = Array.from({ length: 16 }, () => new Error('other'));
    expect(slugOf(new AggregateError([...siblings, await unauthorized()]))).toBeUndefined();
  });

  it("the error in a wrapper of the SDK's base class is found", async () => {
    class OpenAIError extends Error {}
    const error = new OpenAIError('Odd.', { cause: await unauthorized() });
    expect(slugOf(error)).toBe('unauthorized');
  });
});

function nested(depth: number, innermost: unknown): unknown {
  let error = innermost;
  for (let level = 0; level < depth; level += 1) error = new Error('level', { cause: error });
  return error;
}

describe('the most informative of many', () => {
  const connection = apiError({ message: 'Connection error.' });
  const timeout = apiError({ message: 'Request timed out.' });
  const abort = apiError({ message: 'Request was aborted.' });
  const answer = apiError({ status: 401 });
  const streamed = apiError({ error: { message: 'No.', code: 'server_error' } });
  const interrupted = new (class OpenAIError extends Error {})('stream has ended');
  const untelling = new (class OpenAIError extends Error {})('Odd.');

  const rows: readonly (readonly [string, readonly unknown[], string | undefined])[] = [
    ['an answer before a connection', [connection, answer], 'unauthorized'],
    ['an answer before an abort', [abort, abort, answer], 'unauthorized'],
    ['an answer in a stream before a timeout', [timeout, streamed], 'internal-server-error'],
    ['a connection before an abort', [abort, connection], 'connection-failed'],
    ['an interruption before an abort', [abort, interrupted], 'stream-interrupted'],
    ['an abort before what says nothing', [untelling, abort], 'request-aborted'],
    ['the first of two answers', [answer, apiError({ status: 404 })], 'unauthorized'],
    ['the first of two without an answer', [timeout, connection], 'timeout'],
    [
      'an answer deep in one before a connection',
      [connection, new Error('x', { cause: answer })],
      'unauthorized',
    ],
    [
      'an answer in a list of a list',
      [connection, new AggregateError([abort, answer])],
      'unauthorized',
    ],
    ['what says nothing before nothing', [new Error('x'), untelling], 'unknown-error'],
    ['nothing of nothing', [new Error('x'), undefined], undefined],
  ];

  it.each(rows)('is %s', (_what, errors, slug) => {
    expect(slugOf(new AggregateError(errors))).toBe(slug);
  });

  it.each(['cause', 'lastError', 'error', 'originalError', 'reason'])(
    'is the one under `%s` before listed ones',
    (key) => {
      expect(slugOf(Object.assign(new AggregateError([answer]), { [key]: abort }))).toBe(
        'request-aborted',
      );
    },
  );

  it('is a designated one at any distance', () => {
    const cause = new Error('x', { cause: connection });
    expect(slugOf(Object.assign(new AggregateError([answer]), { cause }))).toBe(
      'connection-failed',
    );
  });

  it('is a listed one if no designated one is readable', () => {
    expect(slugOf(Object.assign(new AggregateError([answer]), { cause: new Error('x') }))).toBe(
      'unauthorized',
    );
  });

  it('is not the cause of an informative error', () => {
    const wrapped = apiError({ message: 'Connection error.', cause: answer });
    expect(slugOf(new AggregateError([wrapped]))).toBe('connection-failed');
  });

  it('is a certain one before a likely one', () => {
    const terminated = new TypeError('terminated');
    expect(slugOf(new AggregateError([terminated, connection]), { claim: 'likely' })).toBe(
      'connection-failed',
    );
  });

  it('is, among likely ones, an interruption before an abort', () => {
    const likely = [new DOMException('x', 'AbortError'), new TypeError('terminated')];
    expect(slugOf(new AggregateError(likely), { claim: 'likely' })).toBe('stream-interrupted');
  });
});

describe('depth', () => {
  it('sixty-three wrappers are searched', async () => {
    expect(slugOf(nested(63, await unauthorized()))).toBe('unauthorized');
  });

  it('ten thousand wrappers are abandoned', async () => {
    expect(slugOf(nested(10_000, await unauthorized()), { claim: 'likely' })).toBeUndefined();
  });

  it('a cycle ends', () => {
    const error: Error & { error?: unknown } = new Error('round');
    error.cause = { error };
    expect(slugOf(error, { claim: 'likely' })).toBeUndefined();
  });

  it('an error in a cycle is found', async () => {
    const error = new Error('round');
    const inner = Object.assign(new Error('inner', { cause: error }), {
      error: await unauthorized(),
    });
    error.cause = inner;
    expect(slugOf(error)).toBe('unauthorized');
  });

  it('an API error that is its own cause is read', () => {
    const error = apiError({ status: 500 });
    error.cause = error;
    expect(slugOf(error)).toBe('internal-server-error');
  });

  it('a connection error that is its own cause is read', () => {
    const error = apiError({ message: 'Connection error.' });
    error.cause = error;
    expect(slugOf(error)).toBe('connection-failed');
  });

  it('a body that nests deeper than four levels is not read', () => {
    let body: unknown = { message: 'deep' };
    for (let level = 0; level < 10; level += 1) body = { error: body };
    expect(
      readFailure(apiError({ status: 400, error: body, message: '' }))?.message,
    ).toBeUndefined();
  });

  it('a long message is truncated', () => {
    const failure = readFailure(apiError({ status: 400, message: 'so '.repeat(1_000_000) }));
    expect(failure?.message).toBe('so '.repeat(1365));
  });
});

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const refuse = (): never => {
  throw new Error('no');
};

describe('hostile values', () => {
  const refusing = (): unknown =>
    new Proxy(new Error('x'), {
      get: refuse,
      getPrototypeOf: refuse,
      getOwnPropertyDescriptor: refuse,
      ownKeys: refuse,
    });

  const values: readonly (readonly [string, unknown])[] = [
    ['undefined', undefined],
    ['null', null],
    ['a string', 'Connection error.'],
    ['a number', 429],
    ['a bigint', 1n],
    ['a symbol', Symbol('x')],
    ['an empty object', {}],
    ['an object without a prototype', Object.create(null)],
    ['a frozen error', Object.freeze(new Error('x'))],
    ['a revoked proxy', revoked()],
    ['a proxy that refuses all', refusing()],
    ['an error with a revoked cause', new Error('x', { cause: revoked() })],
    ['an array', [1, 2]],
    ['a function', refuse],
  ];

  it.each(values)('%s is not claimed', (_name, value) => {
    expect(toProblemDetails(value, { claim: 'likely' })).toBeUndefined();
  });

  it('a throwing getter counts as absent', () => {
    const error = apiError({ status: 429 });
    Object.defineProperty(error, 'code', { get: refuse, enumerable: true });
    expect(slugOf(error)).toBe('too-many-requests');
  });

  it.each([
    ['a revoked proxy', revoked()],
    ['a proxy that refuses all', refusing()],
    ['an array that refuses its elements', new Proxy([], { get: refuse })],
    ['an object without a prototype', Object.create(null)],
  ])('a body that is %s counts as empty', (_name, error) => {
    expect(slugOf(apiError({ status: 429, error }))).toBe('too-many-requests');
  });

  it.each([
    ['a revoked proxy', revoked()],
    ['a get that throws', { get: refuse }],
    ['null', null],
    ['a string', 'retry-after: 5'],
  ])('headers that are %s count as absent', (_name, headers) => {
    expect(readFailure(apiError({ status: 429, headers }))?.retryAfter).toBeUndefined();
  });

  it('an API error without a prototype is read', () => {
    const error: unknown = Object.assign(Object.create(null), apiError({ status: 404 }));
    expect(slugOf(error)).toBe('not-found');
  });

  it('a frozen API error is read', () => {
    expect(slugOf(Object.freeze(apiError({ status: 404 })))).toBe('not-found');
  });

  it('a class without a name counts as nameless', () => {
    const nameless = Object.create({ constructor: { name: 5 } }) as { message?: string };
    nameless.message = 'any';
    expect(slugOf(nameless)).toBeUndefined();
  });

  it('an endless chain of prototypes ends', () => {
    let prototype: object = {};
    for (let level = 0; level < 50; level += 1) prototype = Object.create(prototype) as object;
    expect(
      slugOf(Object.assign(Object.create(prototype) as object, { message: 'any' })),
    ).toBeUndefined();
  });

  it('an endless chain of causes is abandoned', () => {
    const endless: unknown = new Proxy(
      {},
      {
        get: (_target, key) =>
          key === 'cause' ? new Proxy({}, { get: () => endless }) : undefined,
      },
    );
    expect(slugOf(apiError({ message: 'Connection error.', cause: endless }))).toBe(
      'connection-failed',
    );
  });

  it('a ten-megabyte string is processed at once', () => {
    const error = apiError({ status: 400, message: 'sk-a:@*'.repeat(1_500_000) });
    const start = cpuTime();
    slugOf(error);
    expect(cpuTime() - start).toBeLessThan(2000);
  });
});
