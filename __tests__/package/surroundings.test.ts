/** The built package in surroundings that change it, or that it must not change. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(__dirname, '..', '..');

/** A line that ends within a string: Rollup indents the next one, and so puts a tab into the string. */
const continued = /(?<!\\)(?:\\\\)*\\$/m;

describe('the built package', () => {
  it('has no string that spans lines, since bundlers that indent code would change it', () => {
    const files = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' });
    const code = files.filter((file) => file.endsWith('.js'));
    expect(code.length).toBeGreaterThan(20);
    const spanning = code.filter((file) =>
      continued.test(readFileSync(join(root, 'dist', file), 'utf8')),
    );
    expect(spanning).toEqual([]);
  });

  it.each([
    ['import', "await import('openai-problem-details')"],
    ['require', "require('openai-problem-details')"],
  ])('loads if nothing can be added to the global object: %s', (_how, load) => {
    const code = `(async () => {
      Object.preventExtensions(globalThis);
      const { toProblemDetails, openaiErrorHandler } = ${load};
      openaiErrorHandler({ audience: 'developer' });
      console.log(typeof toProblemDetails);
    })();`;
    const output = execFileSync(process.execPath, ['-e', code], { cwd: root, encoding: 'utf8' });
    expect(output).toBe('function\n');
  });
});
