// Builds dist/esm and dist/cjs from lib/. The code is joined into one file a format, so that importing it is one read;
// the declarations stay one file a module.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

/** In ES modules, the loader of http-errors stays a file of its own: only CommonJS can load late and synchronously. */
const lateLoader = {
  name: 'late-loader',
  setup({ onResolve }) {
    onResolve({ filter: /\/http-errors\.cjs$/ }, () => ({
      path: './http-errors.cjs',
      external: true,
    }));
  },
};

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });

const shared = {
  absWorkingDir: root,
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
  bundle: true,
  external: ['http-errors'],
  minifyWhitespace: true,
  minifySyntax: true,
};
const entry = { entryPoints: ['lib/index.ts'] };
const loader = { entryPoints: ['lib/http-errors.cts'] };

await build({
  ...shared,
  ...entry,
  format: 'esm',
  outfile: 'dist/esm/index.js',
  plugins: [lateLoader],
});
await build({ ...shared, ...loader, format: 'cjs', outfile: 'dist/esm/http-errors.cjs' });
await build({ ...shared, ...entry, format: 'cjs', outfile: 'dist/cjs/index.js' });
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
