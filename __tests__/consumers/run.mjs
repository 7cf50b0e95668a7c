// npm run test:consumers: small projects that install the packed package and are run or compiled like real apps.
import { join } from 'node:path';
import { build } from 'esbuild';
import { attempt, install, mapConcurrently, pack, root, versions } from '../../scripts/packed.mjs';

const began = Date.now();
const sources = (...names) => names.map((name) => join(root, '__tests__/consumers', name));
const packed = { 'openai-problem-details': `file:${await pack()}` };
const peers = { express: '5.3.0', openai: '7.57.0' };
/** The latest version of each major. */
const sdks = ['4.104.0', '5.23.2', '6.49.0', '7.57.0'];
/** The versions of the types of Express and Node.js that the compiler accepts. */
const currentTypes = { '@types/express': '5.0.6', '@types/node': '26.6.6' };
const oldTypes = {
  '@types/express': '5.0.0',
  '@types/express-serve-static-core': '5.0.0',
  '@types/node': '20.11.30',
};
const compilers = ['5.0.4', '5.9.3', '6.0.3', '7.0.2'];

const tools = await install('consumers-tools', versions('typescript', compilers), []);
const bare = await install('consumers-bare', packed, sources('bare'));
const usual = await install(
  'consumers',
  { ...packed, ...peers, ...currentTypes, ...versions('openai', sdks) },
  sources('cjs', 'esm', 'bundled', 'typescript', 'node10', 'polluted'),
);
const old = await install(
  'consumers-old-types',
  { ...packed, ...peers, ...oldTypes },
  sources('typescript', 'node10'),
);

/** Packages to install alongside this one; npm refuses those that a peer range excludes. */
const tokenizers = ['2.2.1', '2.9.0', '3.4.0', '4.0.0'];
const counting = new Map();
for (const version of tokenizers)
  counting.set(
    version,
    await install(
      `consumers-tokens-${version}`,
      { ...packed, 'gpt-tokenizer': version },
      sources('tokens'),
    ),
  );
const early = await install(
  'consumers-openai3',
  { ...packed, openai: '3.3.0' },
  sources('openai3'),
);

const recipes = await install(
  'consumers-recipes',
  {
    ...packed,
    ...peers,
    '@types/express': '5.0.6',
    '@types/node': '20.19.43',
    '@types/supertest': '7.2.1',
    '@jest/globals': '30.5.2',
    jest: '30.5.2',
    msw: '2.15.0',
    supertest: '7.3.2',
    typescript: '5.9.3',
    undici: '7.30.2',
    vitest: '4.1.12',
  },
  sources('recipes'),
);

/** The README, followed on both versions of Express. */
const expressTypes = { 4: ['4.22.3', '4.17.25'], 5: ['5.3.0', '5.0.6'] };
const newcomers = new Map();
for (const [major, [express, types]] of Object.entries(expressTypes))
  newcomers.set(
    major,
    await install(
      `consumers-readme-${major}`,
      { ...packed, ...peers, ...currentTypes, express, '@types/express': types },
      sources('readme'),
    ),
  );

const runNode = (...args) => attempt(process.execPath, args, { cwd: usual });

function compile(version, cwd, ...options) {
  const compiler = join(tools, 'node_modules', `typescript-${version}`, 'bin/tsc');
  return attempt(process.execPath, [compiler, ...options], { cwd, seconds: 120 });
}

async function compileAndRun(version) {
  const cwd = join(bare, 'bare');
  const outDir = `built-${version}`;
  const compiled = await compile(version, cwd, '--outDir', outDir);
  return compiled.passed ? attempt(process.execPath, [join(outDir, 'app.js')], { cwd }) : compiled;
}

/** The recipes of docs/testing.md: compiled, then run with their own tools. */
const compiledRecipes = attempt(
  process.execPath,
  [join(recipes, 'node_modules/typescript/bin/tsc'), '-p', '.'],
  { cwd: join(recipes, 'recipes'), seconds: 120 },
);

async function runRecipe(...args) {
  const compiled = await compiledRecipes;
  const cwd = join(recipes, 'recipes');
  return compiled.passed ? attempt(process.execPath, args, { cwd, seconds: 120 }) : compiled;
}

const bin = (path) => join(recipes, 'node_modules', path);

async function bundleAndRun(sdk) {
  const outfile = join(usual, 'bundled', `app-${sdk}.cjs`);
  await build({
    absWorkingDir: usual,
    entryPoints: ['bundled/app.js'],
    outfile,
    alias: { openai: `openai-${sdk}` },
    bundle: true,
    minify: true,
    platform: 'node',
    logLevel: 'silent',
  });
  return runNode(outfile);
}

/** TypeScript 7 no longer supports this resolution, and 6 only if told to. */
const node10Compilers = [['5.0.4'], ['5.9.3'], ['6.0.3', '--ignoreDeprecations', '6.0']];
const modules = ['node16', 'nodenext', 'bundler'];
const followReadme = (major, ...compiler) =>
  attempt(process.execPath, ['follow.mjs', join(root, 'README.md'), ...compiler], {
    cwd: join(newcomers.get(major), 'readme'),
    seconds: 60,
  });

const checks = [
  ...[...newcomers.keys()].flatMap((major) => [
    [`the README, JavaScript, Express ${major}`, () => followReadme(major)],
    [
      `the README, TypeScript, Express ${major}`,
      () => followReadme(major, join(tools, 'node_modules/typescript-7.0.2/bin/tsc')),
    ],
  ]),
  ['CommonJS', () => runNode('cjs/app.js')],
  ['ES modules', () => runNode('esm/app.js')],
  ['an Object.prototype with enumerable members', () => runNode('polluted/app.js')],
  ['openai 3', () => attempt(process.execPath, ['openai3/app.js'], { cwd: early })],
  ...tokenizers.map((version) => [
    `gpt-tokenizer ${version}`,
    () => attempt(process.execPath, ['tokens/app.js'], { cwd: counting.get(version) }),
  ]),
  ...node10Compilers.map(([version, ...options]) => [
    `TypeScript ${version}, node10`,
    () =>
      compile(
        version,
        join(version.startsWith('5.0.') ? old : usual, 'node10'),
        '--project',
        'tsconfig.json',
        ...options,
      ),
  ]),
  ...sdks.map((sdk) => [`bundled and minified with openai ${sdk}`, () => bundleAndRun(sdk)]),
  [
    'recipe: Jest and supertest',
    () => runRecipe('--experimental-vm-modules', bin('jest/bin/jest.js'), 'jest-supertest'),
  ],
  [
    'recipe: Vitest and msw',
    () => runRecipe(bin('vitest/vitest.mjs'), 'run', 'vitest-msw.test.ts'),
  ],
  ['recipe: node:test', () => runRecipe('--test', 'built/node-test.test.js')],
  ['recipe: MockAgent of undici', () => runRecipe('--test', 'built/undici-mock-agent.test.js')],
  ...compilers.map((version) => [
    `neither Express nor openai, TypeScript ${version}`,
    () => compileAndRun(version),
  ]),
  ...compilers.flatMap((version) =>
    modules.map((module) => [
      `TypeScript ${version}, ${module}`,
      () =>
        compile(
          version,
          join(version.startsWith('5.0.') ? old : usual, 'typescript'),
          '--project',
          `tsconfig.${module}.json`,
        ),
    ]),
  ),
];

async function run([name, check]) {
  const start = Date.now();
  const outcome = await check().catch(({ message }) => ({ passed: false, output: message }));
  return { name, ...outcome, seconds: (Date.now() - start) / 1000 };
}

const outcomes = await mapConcurrently(checks, 2, run);
for (const { name, passed, seconds, output } of outcomes) {
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(50)} ${seconds.toFixed(1).padStart(5)} s`);
  if (!passed) console.log(output);
}
const failed = outcomes.filter(({ passed }) => !passed).length;
console.log(`\n${outcomes.length - failed} passed, ${failed} failed`);
console.log(`in ${Math.round((Date.now() - began) / 1000)} s`);
process.exit(failed === 0 ? 0 : 1);
