/** The built package, as imported by apps. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { problemTypes } from '../../lib/index.js';

const root = join(__dirname, '..', '..');

function runNode(...args: string[]): unknown {
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }));
}

interface Manifest {
  readonly exports: Readonly<Record<string, { readonly require?: { readonly types: string } }>>;
  readonly types: string;
  readonly typesVersions: { readonly '*': Readonly<Record<string, readonly string[]>> };
}

const entries = [
  [
    'openai-problem-details',
    [
      'UnusableResultError',
      'asyncHandler',
      'checkOpenAI',
      'isProblemDetails',
      'openaiErrorHandler',
      'preload',
      'problemTypes',
      'readFailure',
      'readiness',
      'requireCompleted',
      'sendProblem',
      'timeRequests',
      'toHttpError',
      'toProblemDetails',
      'toResponse',
    ],
  ],
  ['openai-problem-details/check', ['checkOpenAI', 'readiness']],
  ['openai-problem-details/docs', ['problemDocs']],
  ['openai-problem-details/client', ['ProblemError', 'iterateEvents', 'problemOf', 'readProblem']],
  [
    'openai-problem-details/openapi',
    ['components', 'componentsWith', 'problemSchema', 'responses'],
  ],
  ['openai-problem-details/cooldown', ['cooldown']],
  ['openai-problem-details/opentelemetry', ['recordProblem']],
  ['openai-problem-details/streaming', ['abortOnClose', 'deadline', 'streamToResponse']],
  [
    'openai-problem-details/testing',
    ['expectProblem', 'failWith', 'failureResponse', 'failures', 'otherFailures', 'succeed'],
  ],
  ['openai-problem-details/validate', ['promptSchema', 'validate']],
] as const;

const list = 'console.log(JSON.stringify(Object.keys(us).sort()))';

describe('the built package', () => {
  it('has its types for compilers that do not read `exports`', () => {
    const { exports, types, typesVersions } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as Manifest;
    const declared = Object.entries(exports).flatMap(([entry, { require: found }]) =>
      found === undefined ? [] : [[entry.replace('./', ''), [found.types]]],
    );
    const subpaths = { '.': [types], ...typesVersions['*'] };
    expect(subpaths).toEqual(Object.fromEntries(declared));
  });

  it.each(entries)('loads %s if Object.prototype has an enumerable member', (entry, names) => {
    const code = `Object.prototype.extra = 1; const us = require('${entry}'); ${list}`;
    expect(runNode('-e', code)).toEqual(names);
  });

  it.each(entries)('exports the names of %s to ES modules', (entry, names) => {
    const code = `import * as us from '${entry}'; ${list}`;
    expect(runNode('--input-type=module', '-e', code)).toEqual(names);
  });

  it.each(entries)('exports the names of %s to CommonJS', (entry, names) => {
    expect(runNode('-e', `const us = require('${entry}'); ${list}`)).toEqual(names);
  });

  it.each([
    ['openai-problem-details', ['cjs/index.js']],
    ['openai-problem-details/streaming', ['cjs/streaming.js', 'cjs/core.js']],
    ['openai-problem-details/docs', ['cjs/docs.js', 'cjs/core.js', 'cjs/page.js']],
    ['openai-problem-details/validate', ['cjs/validate.js']],
    ['openai-problem-details/openapi', ['cjs/openapi.js', 'cjs/core.js']],
    ['openai-problem-details/check', ['cjs/check.js', 'cjs/core.js']],
    ['openai-problem-details/testing', ['cjs/testing.js', 'cjs/core.js']],
    ['openai-problem-details/cooldown', ['cjs/cooldown.js', 'cjs/core.js']],
  ])('loads nothing but itself: %s', (entry, files) => {
    const code = `require('${entry}');
      console.log(JSON.stringify(Object.keys(require.cache).map((path) => path.split(/[\\\\/]/).slice(-2).join('/'))))`;
    expect(runNode('-e', code)).toEqual(files);
  });

  // Node.js prints the line that threw, which must not be the whole code.
  it.each([
    ['openai-problem-details', 'openaiErrorHandler({ audience: 1 })', "option 'audience'"],
    ['openai-problem-details/docs', 'problemDocs({ title: 1 })', "option 'title'"],
    ['openai-problem-details/validate', 'validate({})', 'validate'],
  ])('reports a mistake in a few lines: %s', (entry, call, told) => {
    const code = `require('${entry}').${call}`;
    const { stderr } = spawnSync(process.execPath, ['-e', code], { cwd: root, encoding: 'utf8' });
    expect(stderr).toContain('TypeError: ');
    expect(stderr).toContain(told);
    expect(stderr.length).toBeLessThan(4000);
  });

  it('has a client entry without Node.js dependencies', () => {
    const code = `
      const { readFileSync } = require('node:fs');
      const exports = {};
      const web = { exports, module: { exports }, TextDecoder, setTimeout, clearTimeout };
      require('node:vm').runInNewContext(readFileSync('dist/cjs/client.js', 'utf8'), web);
      const { iterateEvents } = web.module.exports;
      const response = new Response('data: 1\\n\\ndata: [DONE]\\n\\n', { headers: { 'content-type': 'text/event-stream' } });
      (async () => {
        for await (const event of iterateEvents(response)) console.log(JSON.stringify(event));
      })();`;
    expect(runNode('-e', code)).toEqual({ event: 'message', data: 1 });
  });

  it('has a client entry of less than 2.85 kB, minified and compressed', () => {
    const code = `
      const { transformSync } = require('esbuild');
      const source = require('node:fs').readFileSync('dist/esm/client.js', 'utf8');
      const { code } = transformSync(source, { minify: true, format: 'esm' });
      console.log(require('node:zlib').gzipSync(code, { level: 9 }).length);`;
    expect(runNode('-e', code)).toBeLessThan(2850);
  });

  it.each(['import', 'require'])('creates an HttpError if it was loaded by %s', (how) => {
    const load =
      how === 'import'
        ? "import { toHttpError } from 'openai-problem-details'; import OpenAI from 'openai';"
        : "const { toHttpError } = require('openai-problem-details'); const OpenAI = require('openai');";
    const code = `${load}
      try { new OpenAI({ apiKey: '' }) } catch (error) { console.log(JSON.stringify(toHttpError(error).status)) }`;
    const args = how === 'import' ? ['--input-type=module', '-e', code] : ['-e', code];
    expect(runNode(...args)).toBe(401);
  });

  it('contains the catalogue once', () => {
    const files = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' });
    const holders = files.filter(
      (file) =>
        file.endsWith('.js') &&
        readFileSync(join(root, 'dist', file), 'utf8').includes(
          problemTypes['too-many-requests'].meaning,
        ),
    );
    expect(holders).toEqual([join('cjs', 'core.js')]);
  });

  it.each(entries.map(([entry]) => entry).filter((entry) => !entry.endsWith('/client')))(
    'is one and the same for import and require: %s',
    (entry) => {
      const code = `import { createRequire } from 'node:module'; import * as imported from '${entry}';
        const required = createRequire(import.meta.url)('${entry}');
        console.log(JSON.stringify(Object.keys(required).every((name) => required[name] === imported[name])))`;
      expect(runNode('--input-type=module', '-e', code)).toBe(true);
    },
  );

  it('loads the testing kit only for tests', () => {
    const files = readdirSync(join(root, 'dist/cjs')).filter((file) => file.endsWith('.js'));
    const holders = files.filter((file) =>
      readFileSync(join(root, 'dist/cjs', file), 'utf8').includes('testing.js'),
    );
    expect(holders).toEqual(['testing.names.js']);
  });

  it('declares nothing that no entry needs', () => {
    expect(existsSync(join(root, 'dist/cjs/convert/conversion-options.d.ts'))).toBe(true);
    expect(existsSync(join(root, 'dist/cjs/callbacks/warnings.d.ts'))).toBe(false);
  });

  it('has every file named in its exports', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      exports: unknown;
    };
    const files = JSON.stringify(manifest.exports).match(/(?<=:")\.\/[\w./-]+/g) ?? [];
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
