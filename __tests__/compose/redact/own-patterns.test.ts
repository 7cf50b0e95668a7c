/** Patterns of the app's own come first, and none of them holds up an answer. */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createRedactor } from '../../../lib/compose/redact/index.js';
import { isPlain } from '../../../lib/compose/redact/own-patterns.js';
import { toProblemDetails } from '../../../lib/index.js';
import { cpuTime } from '../../support/cpu-time.js';
import { apiError } from '../../support/problem.js';

describe('a pattern', () => {
  it.each<readonly [RegExp, boolean]>([
    [/customer-\d+/, true],
    [/\b[A-Z]{2}\d{4}\b/, true],
    [/project (?:blue|red)/i, true],
    [/[+*]+\*/, true],
    [/(a+)+$/, false],
    [/(?:a|aa)+$/, false],
    [/(?:ab){2,}/, false],
    [/a+b+/, false],
    [/(a)\1/, false],
    [/(?<x>a)\k<x>/, false],
    [/a{1,}b*/, false],
    [/[\])+*]a+/, true],
  ])('%s takes at most quadratic time: %s', (pattern, plain) => {
    expect(isPlain(pattern)).toBe(plain);
  });

  it('that could be slow still removes its matches', () => {
    expect(createRedactor([/(?:blue|bird)+/])('A bluebird, a bird.')).toBe(
      'A [redacted], a [redacted].',
    );
  });

  it('receives a string without invisible characters', () => {
    expect(createRedactor(['Bluebird'])('Blue\u200bbird, Blue\u0000bird')).toBe(
      '[redacted], [redacted]',
    );
  });
});

describe('node:vm', () => {
  const given = Object.getOwnPropertyDescriptor(process, 'getBuiltinModule') ?? {};
  const replace = (value: unknown): void => {
    Object.defineProperty(process, 'getBuiltinModule', { ...given, value });
  };

  afterEach(() => {
    Object.defineProperty(process, 'getBuiltinModule', given);
  });

  it('is loaded only for patterns that could be slow', () => {
    const load = jest.fn(given.value as (name: string) => unknown);
    replace(load);
    createRedactor(['acme', /acme-\d+/]);
    expect(load).not.toHaveBeenCalled();
    createRedactor([/(?:acme)+/]);
    expect(load.mock.calls).toEqual([['node:vm']]);
  });

  it.each([
    ['there is none', () => undefined],
    ['nobody can be asked for it', undefined],
  ])('is optional: if %s, a pattern works, with one warning', (_where, load) => {
    replace(load);
    const report = jest.fn();
    const redact = createRedactor([/(?:acme)+/], report);
    expect(redact('An acmeacme.')).toBe('An [redacted].');
    expect(redact('No acme.')).toBe('No [redacted].');
    expect(report.mock.calls.map(([fault]) => String(fault))).toEqual([
      'Error: a pattern may be slow, and this runtime cannot stop it',
    ]);
  });
});

describe('a pattern that a string makes slow', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const text = `${'a'.repeat(200)}!`;

  it('withholds the whole string within the time limit, and is reported', () => {
    const report = jest.fn();
    const redact = createRedactor([/(a+)+$/], report);
    const start = cpuTime();
    expect(redact(text)).toBe('[redacted]');
    for (let time = 0; time < 20; time += 1) expect(redact(`${text} ${time}`)).toBe('[redacted]');
    // 50 milliseconds, then 5 for each; without the limit, it would take years.
    expect(cpuTime() - start).toBeLessThan(10_000);
    expect(report).toHaveBeenCalled();
  });

  it('is tried five times if other processes used the time', () => {
    const spent = jest.spyOn(process, 'cpuUsage').mockReturnValue({ user: 0, system: 0 });
    expect(createRedactor([/(a+)+$/], jest.fn())(text)).toBe('[redacted]');
    expect(spent).toHaveBeenCalledTimes(10);
  });

  it('is slow without the limit', () => {
    const start = cpuTime();
    expect(`${'a'.repeat(26)}!`.replaceAll(/(a+)+$/g, '')).toContain('!');
    expect(cpuTime() - start).toBeGreaterThan(50);
  });

  it('leads to a response and one warning', () => {
    const emitted = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const error = apiError({ status: 400, message: text, code: 'c' });
    const problems = [1, 2].map(() => toProblemDetails(error, { redact: [/(a+)+$/] }));
    expect(problems.map((problem) => problem?.detail)).toEqual(['[redacted]', '[redacted]']);
    expect(emitted.mock.calls.map(([warning]) => String(warning))).toEqual([
      expect.stringContaining(
        "option 'redact' failed: Error: a pattern took more than 50 milliseconds",
      ),
    ]);
    emitted.mockRestore();
  });
});
