/** The built package, as it is imported. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(__dirname, '..');

function runNode(...args: string[]): unknown {
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }));
}

const entries = [
  [
    'openai-problem-details',
    [
      'asyncHandler',
      'isProblemDetails',
      'openaiErrorHandler',
      'problemTypes',
      'readFailure',
      'toHttpError',
      'toProblemDetails',
    ],
  ],
  ['openai-problem-details/streaming', ['abortOnClose', 'deadline', 'streamToResponse']],
] as const;

const list = 'console.log(JSON.stringify(Object.keys(us).sort()))';

describe('the built package', () => {
  it.each(entries)('exports the names of %s to ES modules', (entry, names) => {
    const code = `import * as us from '${entry}'; ${list}`;
    expect(runNode('--input-type=module', '-e', code)).toEqual(names);
  });

  it.each(entries)('exports the names of %s to CommonJS', (entry, names) => {
    expect(runNode('-e', `const us = require('${entry}'); ${list}`)).toEqual(names);
  });

  it.each([
    ['openai-problem-details', ['cjs/index.js']],
    ['openai-problem-details/streaming', ['cjs/streaming.js', 'cjs/index.js']],
  ])('loads nothing but itself: %s', (entry, files) => {
    const code = `require('${entry}');
      console.log(JSON.stringify(Object.keys(require.cache).map((path) => path.split(/[\\\\/]/).slice(-2).join('/'))))`;
    expect(runNode('-e', code)).toEqual(files);
  });

  it.each(['import', 'require'])('makes an HttpError where it was loaded by %s', (how) => {
    const load =
      how === 'import'
        ? "import { toHttpError } from 'openai-problem-details'; import OpenAI from 'openai';"
        : "const { toHttpError } = require('openai-problem-details'); const OpenAI = require('openai');";
    const code = `${load}
      try { new OpenAI({ apiKey: '' }) } catch (error) { console.log(JSON.stringify(toHttpError(error).status)) }`;
    const args = how === 'import' ? ['--input-type=module', '-e', code] : ['-e', code];
    expect(runNode(...args)).toBe(401);
  });

  it.each(['esm', 'cjs'])('has the catalogue in the main entry alone: %s', (format) => {
    const holders = ['index.js', 'streaming.js'].filter((file) =>
      readFileSync(join(root, 'dist', format, file), 'utf8').includes('urn:problem-type:openai:'),
    );
    expect(holders).toEqual(['index.js']);
  });

  it('has every file that its exports name', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      exports: unknown;
    };
    const files = JSON.stringify(manifest.exports).match(/(?<=:")\.\/[\w./-]+/g) ?? [];
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
