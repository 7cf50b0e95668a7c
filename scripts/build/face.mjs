// Builds the main entry: the same small code in both module formats, each of which loads the one core where it is first needed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { dist, root } from './files.mjs';
import { leaveToOthers } from './plugins.mjs';
import { settings, shorten } from './settings.mjs';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The names that the main entry exports. */
async function namesOf({ module }) {
  const { metafile } = await build({
    ...settings,
    entryPoints: [`lib/${module}.ts`],
    bundle: false,
    external: undefined,
    format: 'esm',
    metafile: true,
    write: false,
  });
  return Object.values(metafile.outputs)[0].exports.toSorted();
}

/** In a process that loads both formats, what was loaded first is exported by both: one class, one function of each name. */
async function startOf(file, exporting) {
  const names = await namesOf(file);
  const members = names.map((name) => `${name}: own.${name}`).join(', ');
  return `import * as own from './lib/${file.module}.ts';
    const key = Symbol.for('openai-problem-details@${version}');
    const shared = Reflect.get(globalThis, key) ?? { ${members} };
    Reflect.set(globalThis, key, shared); // which an app may have made impossible
    ${exporting(names)} shared;`;
}

/** In an ES module only `createRequire` loads synchronously and late; where there is a `require`, a bundler or Bun wants to see it. */
const loadCoreHere = `import{createRequire as requireFrom}from"node:module";
const loadCoreHere=()=>typeof require==="function"?require("../cjs/core.js"):requireFrom(import.meta.url)("../cjs/core.js");`;

/** The loader of the ES module. */
const lateCore = {
  name: 'late-core',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]face[\\/]load\.cts$/ }, () => ({
      contents: 'let core; export function loadCore() { return (core ??= loadCoreHere()); }',
      loader: 'js',
    }));
  },
};

const formats = [
  { format: 'cjs', folder: 'cjs', exporting: () => 'module.exports =', plugins: [], banner: '' },
  {
    format: 'esm',
    folder: 'esm',
    exporting: (names) => `export const { ${names.join(', ')} } =`,
    plugins: [lateCore],
    banner: loadCoreHere,
  },
];

/** Writes the face in both formats. */
export async function writeFace(file) {
  for (const { format, folder, exporting, plugins, banner } of formats) {
    const { outputFiles } = await build({
      ...settings,
      stdin: { contents: await startOf(file, exporting), resolveDir: root },
      format,
      platform: 'node',
      target: 'node20',
      banner: { js: banner },
      plugins: [...plugins, leaveToOthers(file)],
      logOverride: { 'commonjs-variable-in-esm': 'silent' },
      write: false,
    });
    const code = await shorten(outputFiles[0].text, format);
    writeFileSync(join(dist, folder, 'index.js'), code);
  }
}
