import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const bench = join(__dirname, '../../bench');

/** What this code of an ES module prints, as JSON. */
function evaluate(code: string): unknown {
  const args = ['--input-type=module', '--eval', code];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: bench, encoding: 'utf8' }));
}

/** What the quick form reports of figures: those at their ceilings, changed by this code. */
function excesses(change: string): unknown {
  return evaluate(`
    import { excesses } from './ceilings.mjs';
    import { ceilings } from './limits.mjs';
    const figures = Object.fromEntries(Object.entries(ceilings).map(([name, { ceiling }]) => [name, ceiling]));
    ${change};
    console.log(JSON.stringify(excesses(figures, ceilings)));`);
}

/** What two runs of the allocation counter come to. */
function compare(first: number, second: number): unknown {
  return evaluate(`
    import { compareRuns } from './parts/memory.mjs';
    try {
      console.log(JSON.stringify(compareRuns({ 429: ${first} }, { 429: ${second} })));
    } catch (error) {
      console.log(JSON.stringify(error.message));
    }`);
}

describe('the ceilings of the bench', () => {
  it('report nothing if every figure is at its ceiling', () => {
    expect(excesses('')).toEqual([]);
  });

  it.each([
    ['packed', 'package, packed, kB'],
    ['files by require of openai-problem-details', 'files loaded by `require`'],
    ['allocated for a 429', 'memory allocated for a 429, kB'],
  ])('report what is above: %s', (name, what) => {
    const [sentence, ...others] = excesses(`figures['${name}'] += 0.01`) as string[];
    expect(sentence).toMatch(new RegExp(`^${what}: .* is above the ceiling of `));
    expect(others).toEqual([]);
  });

  it('report a figure that was not measured', () => {
    expect(excesses('delete figures.packed')).toEqual(['package, packed, kB: was not measured.']);
  });

  it('report a figure that has no ceiling', () => {
    expect(excesses("figures['gzip of another'] = 1")).toEqual([
      'gzip of another: has no ceiling in bench/limits.mjs.',
    ]);
  });

  it('hold for nothing that takes time', () => {
    const names = evaluate(`
      import { ceilings } from './limits.mjs';
      console.log(JSON.stringify(Object.values(ceilings).map(({ what }) => what)));`) as string[];
    expect(names.filter((what) => /\b(CPU|ms|µs|seconds?)\b/.test(what))).toEqual([]);
  });
});

describe('the allocation counter', () => {
  it('takes the mean of two runs that repeat, and tells how far they are apart', () => {
    expect(compare(10_000, 10_200)).toEqual({ 429: { bytes: 10_100, spread: 0.0198 } });
  });

  it('refuses two runs that are more than 5 % apart', () => {
    expect(compare(10_000, 10_600)).toBe(
      'Bytes allocated for a 429 do not repeat: 10000, then 10600.',
    );
  });
});

it('docs/performance.md shows the figures that the bench has kept', () => {
  const current = evaluate(`
    import { documentIsCurrent } from './document/write.mjs';
    console.log(documentIsCurrent());`);
  expect(current).toBe(true);
});
