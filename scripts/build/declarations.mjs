// Declares what the entries export.
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, published, root } from './files.mjs';
import { findNeeded, renderNeeded } from './needed.mjs';

const compiler = join(root, 'node_modules/typescript/bin/tsc');

/** Leaves out of the declarations what no entry needs. */
function prune(folder) {
  const needed = findNeeded(published.map(({ name }) => join(folder, `${name}.d.ts`)));
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = join(folder, name);
    if (!/\.d\.c?ts$/.test(name)) continue;
    const rendered = needed.has(file) ? renderNeeded(needed.get(file)) : undefined;
    if (rendered === undefined) rmSync(file);
    else writeFileSync(file, rendered);
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
