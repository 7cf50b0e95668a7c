// The recipes of docs/frameworks.md, as modules: the tested code is the code that readers copy.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { transformSync } from 'esbuild';

const document = new URL('../../docs/frameworks.md', import.meta.url);
/** A folder in which Node.js finds the frameworks, and which has no project files. */
const folder = new URL('../node_modules/.recipes/', import.meta.url);

/** The code of every recipe, by the heading above it. */
export const recipes = new Map(
  readFileSync(document, 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n')[0], /```ts\n([^]*?)```/.exec(section)[1]]),
);

const fileNameOf = (heading) => heading.replaceAll(/\W/g, '-');

const compilerOptions = {
  module: 'esnext',
  moduleResolution: 'bundler',
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  experimentalDecorators: true,
  skipLibCheck: true,
  noEmit: true,
};

const compiler = {
  loader: 'ts',
  target: 'node20',
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
};

/** Compiles all recipes in strict TypeScript with the compiler of this folder; resolves with its errors. */
export async function compile(typescript) {
  const sources = new URL('src/', folder);
  mkdirSync(sources, { recursive: true });
  for (const [heading, code] of recipes)
    writeFileSync(new URL(`${fileNameOf(heading)}.ts`, sources), code);
  const project = new URL('tsconfig.json', folder);
  writeFileSync(project, JSON.stringify({ compilerOptions, include: ['src'] }));
  const program = fileURLToPath(
    new URL(`../../node_modules/${typescript}/bin/tsc`, import.meta.url),
  );
  return promisify(execFile)(process.execPath, [program, '-p', fileURLToPath(project)]).then(
    ({ stdout }) => stdout,
    ({ stdout }) => stdout,
  );
}

/** Imports the recipe under a heading; `names` are its declarations that the tests need. */
export async function load(heading, names = []) {
  const exported = names.length > 0 ? `\nexport { ${names.join(', ')} };\n` : '';
  const source = recipes.get(heading) + exported;
  mkdirSync(folder, { recursive: true });
  const file = new URL(`${fileNameOf(heading)}.mjs`, folder);
  writeFileSync(file, transformSync(source, compiler).code);
  return import(file.href);
}
