/** Any thrown value gets one response, or reaches `next` unchanged. */
import { describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { openaiErrorHandler, requireCompleted, toProblemDetails } from '../../lib/index.js';
import { handle, handlers, secrets, thrown, wrong, wrongCheck } from '../support/hostile.js';
import { apiError, problemOf } from '../support/problem.js';

/** `npm run fuzz` sets more runs and another seed. */
const { fuzz = { seed: 9457, numRuns: 3000 } } = globalThis as {
  readonly fuzz?: { readonly seed: number; readonly numRuns: number };
};

function* endless(): Generator<[string, string]> {
  for (;;) yield ['x-anything', '1'];
}

/** An error 10,000 causes deep. */
function deep(key: string, innermost: unknown): unknown {
  let error = innermost;
  for (let level = 0; level < 10_000; level += 1)
    error = Object.assign(new Error(), { [key]: error });
  return error;
}

describe('any thrown value', () => {
  it('gets one response of problem details without secrets, or reaches next unchanged', () => {
    fc.assert(
      fc.property(thrown, fc.constantFrom(...handlers), (make, handler) => {
        const error = make();
        expect(wrong(handle(handler, error), error)).toBeUndefined();
      }),
      fuzz,
    );
  });

  it('that an app treats as a result is returned, or reported without secrets', () => {
    fc.assert(
      fc.property(thrown, (make) => {
        expect(
          wrongCheck(requireCompleted as (result: unknown) => unknown, make()),
        ).toBeUndefined();
      }),
      fuzz,
    );
  });

  it('is reported in an event that is safe to log', () => {
    const told: unknown[] = [];
    const onProblem = (event: unknown): unknown => told.push(event);
    const handler = openaiErrorHandler({ claim: 'likely', handle: 'http', onProblem });
    const faults: unknown[] = [];
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation((text) => {
      faults.push(text);
    });
    fc.assert(
      fc.property(thrown, (make) => {
        told.length = 0;
        const { written } = handle(handler, make());
        expect(told).toHaveLength(written === '' ? 0 : 1);
        const logged = JSON.stringify(told);
        expect(logged.length).toBeLessThan(60_000);
        expect(secrets.filter((secret) => logged.includes(secret))).toEqual([]);
      }),
      { ...fuzz, numRuns: Math.ceil(fuzz.numRuns / 4) },
    );
    expect(faults).toEqual([]);
    warn.mockRestore();
  });

  it('may name a limit without a number', () => {
    const error = { message: 'Rate limit reached. Limit unknown.' };
    expect(problemOf(apiError({ status: 429, error })).retryable).toBe(true);
  });

  it('may have endless headers', () => {
    const headers = { [Symbol.iterator]: endless };
    expect(problemOf(apiError({ status: 500, headers })).status).toBe(500);
  });

  it.each(['cause', 'error', 'lastError', 'reason', 'originalError'])(
    'may lie 10,000 deep under `%s`',
    (key) => {
      expect(toProblemDetails(deep(key, apiError({ status: 429 })))).toBeUndefined();
    },
  );

  it('may lie 10,000 deep in `errors`', () => {
    let error: Error = apiError({ status: 429 });
    for (let level = 0; level < 10_000; level += 1) error = new AggregateError([error, error]);
    expect(toProblemDetails(error)).toBeUndefined();
  });

  it('may have itself as its cause', () => {
    const error = new Error('round');
    error.cause = error;
    expect(toProblemDetails(error)).toBeUndefined();
  });

  it.each([
    ['429', 429],
    [Number.NaN, 500],
    [-1, 500],
    [999, 500],
    [1e9, 500],
    [429n, 500],
    [{}, 500],
  ])('may have the status %p', (status, answered) => {
    expect(problemOf(apiError({ status })).status).toBe(answered);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'may have the code %s',
    (code) => {
      const problem = problemOf(apiError({ status: 400, code, type: code }));
      expect(problem).toMatchObject({ title: 'Bad Request', code });
    },
  );

  it.each([
    ['a BigInt', 1n],
    ['a symbol', Symbol('x')],
    ['a function', () => 1],
    ['a Date', new Date(0)],
  ])('may have %s in its body', (_what, value) => {
    const error = { message: value, code: value, type: value, param: value };
    const problem = problemOf(apiError({ status: 400, error }));
    expect(JSON.parse(JSON.stringify(problem))).toEqual({ ...problem });
  });
});

describe('the check of outcomes', () => {
  it.each(secrets)('notices %s', (planted) => {
    expect(wrong({ passed: [], written: `HTTP/1.1 429 \r\n\r\n${planted}` }, 1)).toMatch(
      /^leaked /,
    );
  });

  it.each([
    ['a response besides next', { passed: [1], written: 'HTTP/1.1 500' }, 'answered and passed on'],
    ['another error', { passed: [2], written: '' }, 'passed something else on'],
    ['the error twice', { passed: [1, 1], written: '' }, 'passed something else on'],
    ['another body', { passed: [], written: 'HTTP/1.1 500 \r\n\r\n{}' }, 'no problem details'],
    [
      'a forged header',
      { passed: [], written: 'HTTP/1.1 500 \r\nForged: 1\r\n\r\n{}' },
      'forged a header',
    ],
  ])('notices %s', (_what, outcome, complaint) => {
    expect(wrong(outcome, 1)).toBe(complaint);
  });

  it('notices a status that differs from that of the body', () => {
    const { written } = handle(openaiErrorHandler(), apiError({ status: 429 }));
    const other = written.replace('HTTP/1.1 429', 'HTTP/1.1 200');
    expect(wrong({ passed: [], written: other }, 1)).toBe('two statuses');
  });
});
