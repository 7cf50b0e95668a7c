/** Any thrown value whatever gets an answer, with a fixed seed. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isProblemDetails, openaiErrorHandler, toProblemDetails } from '../lib/index.js';

const seed = 9457;
const statuses = fc.oneof(fc.integer(), fc.constantFrom('429', Number.NaN, -1, 999, 1e9, null));
const names = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'stack'),
  fc.string(),
);

/** Values with the SDK's own keys, and anything in them. */
const apiErrors = fc.record({
  status: statuses,
  headers: fc.anything(),
  error: fc.anything({ withBigInt: true, withNullPrototype: true }),
  code: fc.oneof(names, fc.anything()),
  param: fc.anything(),
  type: fc.oneof(names, fc.anything()),
  message: fc.oneof(fc.string(), fc.string({ minLength: 5000, maxLength: 6000 }), fc.anything()),
  cause: fc.anything(),
});
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
});

function isAnswer(problem: unknown): boolean {
  return (
    problem === undefined ||
    (isProblemDetails(problem) && problem.status >= 400 && problem.status <= 599)
  );
}

function* endless(): Generator<[string, string]> {
  for (;;) yield ['x-anything', '1'];
}

describe('any thrown value', () => {
  it('may name a limit without a number', () => {
    const error = { message: 'Rate limit reached. Limit unknown.' };
    const thrown = { status: 429, headers: {}, error, code: null, param: null, type: null };
    expect(toProblemDetails(thrown)?.retryable).toBe(true);
  });

  it('may have headers without end', () => {
    const headers = { [Symbol.iterator]: endless };
    const thrown = { status: 500, headers, error: undefined, code: null, param: null, type: null };
    expect(toProblemDetails(thrown)?.status).toBe(500);
  });

  it('is converted or left', () => {
    fc.assert(
      fc.property(anything, (thrown) => isAnswer(toProblemDetails(thrown, { claim: 'likely' }))),
      { seed, numRuns: 2000 },
    );
  });

  it('with the keys of an SDK error is always converted, to what JSON can hold', () => {
    fc.assert(
      fc.property(apiErrors, (thrown) => {
        const problem = toProblemDetails(thrown);
        return problem !== undefined && isAnswer(JSON.parse(JSON.stringify(problem)));
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('that is not OpenAI’s reaches next as it is', () => {
    fc.assert(
      fc.property(anything, (thrown) => {
        const passed: unknown[] = [];
        const untouched = new Proxy({}, { get: () => undefined });
        openaiErrorHandler()(thrown, { headers: {} }, untouched as never, (error) =>
          passed.push(error),
        );
        return toProblemDetails(thrown) !== undefined || Object.is(passed[0], thrown);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('costs no more with a message of 10 MB than with one of 16 kB', () => {
    const seen: number[] = [];
    const counting = (length: number): string => {
      const problem = toProblemDetails(
        Object.assign(new Error('x'.repeat(length)), {
          status: 500,
          headers: {},
          error: undefined,
          code: null,
          param: null,
          type: null,
        }),
      );
      seen.push(problem?.detail?.length ?? 0);
      return JSON.stringify({ ...problem, instance: '' });
    };
    expect(counting(10_000_000)).toBe(counting(16_000));
    expect(seen).toEqual([1000, 1000]);
  });
});
