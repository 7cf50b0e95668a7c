// Builds dist/esm and dist/cjs from lib/: the same sources, compiled twice.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
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
writeFileSync(new URL('../dist/cjs/package.json', import.meta.url), '{ "type": "commonjs" }\n');
