// Builds dist/cjs and dist/esm from lib/. The code of an entry is joined into one file, so that importing it is one read. ES
// modules hand on what CommonJS has: the package is loaded once, however it is imported, and carried once.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, printSync } from '@swc/core';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const compiler = join(root, 'node_modules/typescript/bin/tsc');
const require = createRequire(import.meta.url);

/**
 * The files of the built package, each from its module in lib/: the entries of package.json's `exports`, and `page` and `redact`, which
 * have no name there and are loaded by the others. A `neutral` one runs in browsers, too, as an ES module of its own.
 */
const entries = [
  { name: 'index', module: 'index', platform: 'node' },
  { name: 'streaming', module: 'streaming', platform: 'node' },
  { name: 'validate', module: 'validate', platform: 'node' },
  { name: 'openapi', module: 'openapi', platform: 'node' },
  { name: 'docs', module: 'docs', platform: 'node' },
  { name: 'page', module: 'page/index', platform: 'node', internal: true },
  { name: 'redact', module: 'compose/redact/index', platform: 'node', internal: true },
  { name: 'check', module: 'check/index', platform: 'node' },
  { name: 'cooldown', module: 'cooldown', platform: 'node' },
  { name: 'opentelemetry', module: 'opentelemetry', platform: 'node' },
  { name: 'testing', module: 'testing', platform: 'node' },
  { name: 'client', module: 'client', platform: 'neutral' },
];

/** Modules that stand in the main entry, which exports all that they do: the others load it instead of having them a second time. */
const shared = ['catalogue/index', 'convert/to-problem-details', 'express/error-handler'];

/** The `bin` of package.json, which nobody imports. */
const program = { name: 'cli', module: 'cli', platform: 'node' };

/** Those that have a name. */
const published = entries.filter(({ internal }) => internal !== true);

/** What a file of the built package leaves out, and the file that it loads instead. */
const apart = new Map([
  ...entries.map(({ name, module }) => [join(root, `lib/${module}.js`), `./${name}.js`]),
  ...shared.map((module) => [join(root, `lib/${module}.js`), './index.js']),
]);

function entriesApart(own) {
  return {
    name: 'entries-apart',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const loaded = apart.get(resolve(resolveDir, path));
        return loaded === undefined || loaded === `./${own}.js`
          ? undefined
          : { path: loaded, external: true };
      });
    },
  };
}

/** How esbuild walks over the names that a module exports: over those of `Object.prototype`, too, where an app has added some. */
const walk = /for\(var (\w+) in all\)/;

/** Lets the package load in an app whose `Object.prototype` has an enumerable member. */
function walkOwnNames({ name }) {
  const file = join(dist, 'cjs', `${name}.js`);
  const code = readFileSync(file, 'utf8');
  if (!walk.test(code)) throw new Error(`${file}: esbuild no longer writes ${walk}`);
  writeFileSync(file, code.replace(walk, 'for(var $1 of Object.keys(all))'));
}

/** What a rule of the redaction says for readers and for its tests. */
const forReaders = new Set(['hides', 'leaves', 'match', 'not']);

const isShipped = ({ key }) => !forReaders.has(key?.value);

/** Leaves that out of what is shipped: it is half of the rules. */
const rulesAlone = {
  name: 'rules-alone',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]redact[\\/]rules[\\/][\w-]+\.ts$/ }, ({ path }) => {
      const tree = parseSync(readFileSync(path, 'utf8'), { syntax: 'typescript' });
      const shipped = JSON.parse(JSON.stringify(tree), (_key, node) =>
        node?.type === 'ObjectExpression'
          ? { ...node, properties: node.properties.filter(isShipped) }
          : node,
      );
      return { contents: printSync(shipped).code, loader: 'ts' };
    });
  },
};

function joinCode({ name, module, platform }, format) {
  return build({
    absWorkingDir: root,
    entryPoints: [`lib/${module}.ts`],
    outfile: join(dist, format, `${name}.js`),
    format,
    platform,
    target: platform === 'node' ? 'node20' : 'es2022',
    logLevel: 'warning',
    bundle: true,
    external: ['http-errors', 'gpt-tokenizer', '@opentelemetry/api'],
    minifyWhitespace: true,
    minifySyntax: true,
    // Where an error ends a process, Node.js prints the line that threw it.
    lineLimit: 400,
    plugins: [entriesApart(name), rulesAlone],
  });
}

/**
 * Writes an ES module with the names of the CommonJS module. In between stands a module that says no more than the names: Node.js
 * reads all of a CommonJS module for them before it loads it, which takes three times as long as loading it.
 */
function handOn({ name }) {
  const names = Object.keys(require(join(dist, 'cjs', `${name}.js`)));
  const code = `const all = require('./${name}.js');\n`;
  const assignments = names.map((exported) => `exports.${exported} = all.${exported};\n`);
  writeFileSync(join(dist, 'cjs', `${name}.names.js`), code + assignments.join(''));
  const list = `export { ${names.join(', ')} } from '../cjs/${name}.names.js';\n`;
  writeFileSync(join(dist, 'esm', `${name}.js`), list);
}

/** What a declaration file imports. */
function importsOf(file) {
  const code = readFileSync(file, 'utf8');
  return [...code.matchAll(/(?:from |import\()['"](\.[^'"]+)\.(c?)js['"]/g)].map(([, path, c]) =>
    resolve(dirname(file), `${path}.d.${c}ts`),
  );
}

/** Takes away the declarations that no entry needs. */
function pruneDeclarations(folder) {
  const needed = new Set(published.map(({ name }) => join(folder, `${name}.d.ts`)));
  for (const file of needed) for (const imported of importsOf(file)) needed.add(imported);
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = join(folder, name);
    if (/\.d\.c?ts$/.test(name) && !needed.has(file)) rmSync(file);
  }
}

/** The names that a module exports. */
async function namesOf(module) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`lib/${module}.ts`],
    format: 'esm',
    metafile: true,
    write: false,
  });
  return Object.values(metafile.outputs)[0].exports;
}

/** What the others load from the main entry must be there. */
async function checkShared() {
  const exported = await namesOf('index');
  for (const module of shared) {
    const missing = (await namesOf(module)).find((name) => !exported.includes(name));
    if (missing !== undefined)
      throw new Error(`lib/index.ts must export '${missing}', since lib/${module}.ts does.`);
  }
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, 'esm'), { recursive: true });
await checkShared();

await Promise.all([...entries, program].map((entry) => joinCode(entry, 'cjs')));
for (const entry of entries) walkOwnNames(entry);
writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n');
execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
pruneDeclarations(join(dist, 'cjs'));

for (const entry of published) {
  const { name, platform } = entry;
  writeFileSync(join(dist, 'esm', `${name}.d.ts`), `export * from '../cjs/${name}.js';\n`);
  if (platform === 'neutral') await joinCode(entry, 'esm');
  else handOn(entry);
}
