/** What the built main entry loads, and when: a serverless function that starts pays for nothing that it does not use. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';

const root = join(__dirname, '..', '..');

function runNode(args: readonly string[], cwd = root): unknown {
  return JSON.parse(execFileSync(process.execPath, args, { cwd, encoding: 'utf8' }));
}

const prelude = {
  require:
    "const { createRequire } = require('node:module'); const us = require('openai-problem-details');",
  import:
    "import { createRequire } from 'node:module'; import * as us from 'openai-problem-details';",
};
const asModule = { require: [], import: ['--input-type=module'] };
const formats = ['require', 'import'] as const;

/** Runs code in which `loaded()` gives the CommonJS files of the package that are loaded. */
function run(format: (typeof formats)[number], code: string): unknown {
  const loaded = `const loaded = () => Object.keys(createRequire('/').cache).map((path) => path.split(/[\\\\/]dist[\\\\/]/)[1]).filter(Boolean);
    const show = (value) => console.log(JSON.stringify(value));`;
  return runNode([...asModule[format], '-e', `${prelude[format]} ${loaded} ${code}`]);
}

const face = { require: ['cjs/index.js'], import: [] };
const error =
  "Object.assign(new Error('404 Gone.'), { status: 404, headers: undefined, error: undefined, code: undefined, param: undefined, type: undefined })";

describe.each(formats)('by %s', (format) => {
  it.each([
    ['an import', ''],
    ['a handler', 'us.openaiErrorHandler();'],
    [
      'a handler with options',
      "us.openaiErrorHandler({ audience: 'public', provider: 'Azure OpenAI', redact: ['x'], classify() {} });",
    ],
    [
      'what an app mounts beside it',
      'us.asyncHandler(() => {}); us.timeRequests(); us.isProblemDetails({});',
    ],
  ])('%s loads no core', (_what, code) => {
    expect(run(format, `${code} show(loaded())`)).toEqual(face[format].map((file) => join(file)));
  });

  it.each([
    ['an error', `us.openaiErrorHandler({ log: false })(new Error('x'), {}, {}, () => {});`],
    ['a conversion', `us.toProblemDetails(${error});`],
    ['preload', 'us.preload();'],
    ['a look into the catalogue', "us.problemTypes['too-many-requests'];"],
    ['problem types of the app', 'us.openaiErrorHandler({ problemTypes: {} });'],
  ])('%s loads the core', (_what, code) => {
    const files = [...face[format], 'cjs/core.js'].map((file) => join(file));
    expect(run(format, `${code} show(loaded())`)).toEqual(files);
  });

  it.each([
    ["{ audience: 'private' }", "openaiErrorHandler: option 'audience' cannot be 'private'"],
    ['{ audiance: 1 }', "openaiErrorHandler: unknown option 'audiance'"],
    ['{ problemTypes: { conflikt: {} } }', "unknown slug 'conflikt' (did you mean 'conflict'?)"],
  ])('options are checked at once: %s', (options, message) => {
    const code = `try { us.openaiErrorHandler(${options}) } catch ({ message }) { show(message) }`;
    expect(run(format, code)).toContain(message);
  });
});

describe('in one process with both formats', () => {
  it.each([
    [
      'import',
      "import * as first from 'openai-problem-details'; const second = require('openai-problem-details');",
    ],
    [
      'require',
      "const second = require('openai-problem-details'); const first = await import('openai-problem-details');",
    ],
  ])('by %s first, they share classes, functions, core and state', (_first, load) => {
    const code = `import { createRequire } from 'node:module';
      const require = createRequire(import.meta.url);
      ${load}
      let thrown;
      try { first.requireCompleted({ choices: [{ finish_reason: 'length' }] }) } catch (error) { thrown = error }
      console.log(JSON.stringify([
        thrown instanceof second.UnusableResultError,
        Object.keys(second).every((name) => first[name] === second[name]),
        second.toProblemDetails(thrown).title === first.toProblemDetails(thrown).title,
        Object.keys(require.cache).filter((path) => path.endsWith('core.js')).length,
      ]))`;
    expect(runNode(['--input-type=module', '-e', code])).toEqual([true, true, true, 1]);
  });
});

describe('a copy', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'face-'));
    const copy = join(folder, 'node_modules/openai-problem-details');
    cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true });
    cpSync(join(root, 'package.json'), join(copy, 'package.json'));
    symlinkSync(join(root, 'node_modules/http-errors'), join(folder, 'node_modules/http-errors'));
    rmSync(join(copy, 'dist/cjs/core.js'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(formats)('without its core passes on the error, by %s', (format) => {
    const code = `${prelude[format]} const error = ${error};
      us.openaiErrorHandler()(error, {}, {}, (given) => console.log(JSON.stringify(given === error)));`;
    const { stdout, stderr } = spawnSync(process.execPath, [...asModule[format], '-e', code], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout.trim()).toBe('true');
    expect(stderr).toContain("the core could not be loaded (code 'MODULE_NOT_FOUND')");
  });
});

const requireInModule =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

describe('a bundle', () => {
  it.each([
    ['cjs', undefined],
    ['cjs', ['production']],
    ['esm', undefined],
    ['esm', ['production']],
  ] as const)('has the core in it: %s, with conditions %j', async (format, conditions) => {
    const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    const outfile = join(folder, format === 'esm' ? 'app.mjs' : 'app.cjs');
    const contents = `import { toProblemDetails } from 'openai-problem-details';
      console.log(JSON.stringify(toProblemDetails(${error}).title));`;
    await build({
      stdin: { contents, resolveDir: root },
      ...(conditions && { conditions: [...conditions] }),
      outfile,
      format,
      // What CommonJS in a bundle of this format needs, Express included.
      ...(format === 'esm' && { banner: { js: requireInModule } }),
      bundle: true,
      platform: 'node',
      external: ['http-errors'],
      logLevel: 'error',
    });
    expect(runNode([outfile], folder)).toBe('The requested resource was not found');
    rmSync(folder, { recursive: true });
  });
});
