// Builds dist/esm and dist/cjs from lib/. The code is joined into one file an entry and format, so that importing it is one
// read; the declarations stay one file a module.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

/** The entries of package.json's `exports`, from lib/<name>.ts; a `neutral` one runs in browsers, too. */
const entries = [
  { name: 'index', platform: 'node' },
  { name: 'streaming', platform: 'node' },
  { name: 'client', platform: 'neutral' },
];

/** The loader of http-errors stays a file of its own in ES modules: only CommonJS can load late and synchronously. */
const lateLoader = { name: 'http-errors', platform: 'node', source: 'lib/http-errors.cts' };

const apartInEsm = ['lib/index.js', 'lib/http-errors.cjs'];
const apartInCjs = ['lib/index.js'];

/** Leaves out what has a file of its own beside the entry: the others share the main entry. */
function apart(files) {
  const paths = new Set(files.map((file) => resolve(root, file)));
  return {
    name: 'apart',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) =>
        paths.has(resolve(resolveDir, path))
          ? { path: `./${basename(path)}`, external: true }
          : undefined,
      );
    },
  };
}

function join({ name, platform, source = `lib/${name}.ts` }, format, outfile, files) {
  return build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile,
    format,
    platform,
    target: platform === 'node' ? 'node20' : 'es2022',
    logLevel: 'warning',
    bundle: true,
    external: ['http-errors'],
    minifyWhitespace: true,
    minifySyntax: true,
    plugins: [apart(files)],
  });
}

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });

await Promise.all([
  ...entries.map((entry) => join(entry, 'esm', `dist/esm/${entry.name}.js`, apartInEsm)),
  ...entries.map((entry) => join(entry, 'cjs', `dist/cjs/${entry.name}.js`, apartInCjs)),
  join(lateLoader, 'cjs', 'dist/esm/http-errors.cjs', []),
]);
writeFileSync(new URL('../dist/cjs/package.json', import.meta.url), '{ "type": "commonjs" }\n');

for (const [format, module] of [
  ['esm', 'esnext'],
  ['cjs', 'commonjs'],
]) {
  execFileSync(
    process.execPath,
    [compiler, '-p', 'tsconfig.build.json', '--module', module, '--outDir', `dist/${format}`],
    { cwd: root, stdio: 'inherit' },
  );
}
