// Builds dist/esm and dist/cjs from lib/. The code is joined into one file a format, so that importing it is one read;
// the declarations stay one file a module.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

/** The one module that stays a file of its own: it is CommonJS in both formats. */
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
async function buildFormat(format, module) {
  const outdir = `dist/${format}`;
  const shared = { absWorkingDir: root, platform: 'node', target: 'node20', logLevel: 'warning' };
  await build({
    ...shared,
    entryPoints: ['lib/index.ts'],
    outfile: `${outdir}/index.js`,
    format,
    bundle: true,
    minifyWhitespace: true,
    plugins: [lateLoader],
  });
  await build({
    ...shared,
    entryPoints: ['lib/http-errors.cts'],
    outfile: `${outdir}/http-errors.cjs`,
    format: 'cjs',
  });
  execFileSync(
    process.execPath,
    [compiler, '-p', 'tsconfig.build.json', '--module', module, '--outDir', outdir],
    { cwd: root, stdio: 'inherit' },
  );
}

await buildFormat('esm', 'esnext');
await buildFormat('cjs', 'commonjs');
writeFileSync(new URL('../dist/cjs/package.json', import.meta.url), '{ "type": "commonjs" }\n');
