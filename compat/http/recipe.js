// The recipe for retries of docs/clients.md, as a module: the tested code is the code that readers copy.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

const document = new URL('../../docs/clients.md', import.meta.url);
const folder = new URL('../node_modules/.recipes/', import.meta.url);
const block = /^## Clients that retry\n[^]*?```ts\n([^]*?)```/m;

/** Imports the recipe. */
export function loadRecipe() {
  const [, code] = block.exec(readFileSync(document, 'utf8'));
  const module = new URL('clients-retries.mjs', folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(module, transformSync(code, { loader: 'ts', target: 'node20' }).code);
  return import(module);
}
