// Declares what the entries export.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { dist, published, root } from './files.mjs';

const compiler = join(root, 'node_modules/typescript/bin/tsc');

/** What a declaration file imports. */
function importsOf(file) {
  const code = readFileSync(file, 'utf8');
  return [...code.matchAll(/(?:from |import\()['"](\.[^'"]+)\.(c?)js['"]/g)].map(([, path, c]) =>
    resolve(dirname(file), `${path}.d.${c}ts`),
  );
}

/** Takes away the declarations that no entry needs. */
function prune(folder) {
  const needed = new Set(published.map(({ name }) => join(folder, `${name}.d.ts`)));
  for (const file of needed) for (const imported of importsOf(file)) needed.add(imported);
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = join(folder, name);
    if (/\.d\.c?ts$/.test(name) && !needed.has(file)) rmSync(file);
  }
}

/** Writes the declarations of both module formats. */
export function declare() {
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  prune(join(dist, 'cjs'));
  for (const { name } of published)
    writeFileSync(join(dist, 'esm', `${name}.d.ts`), `export * from '../cjs/${name}.js';\n`);
}
