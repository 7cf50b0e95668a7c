// Joins the code of each file of the package.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { dist, root, sourceOf } from './files.mjs';
import { computeTables, leaveToOthers, loadFromHome, rulesAlone } from './plugins.mjs';
import { settings, shorten } from './settings.mjs';

const require = createRequire(import.meta.url);

/** How esbuild walks over the names that a module exports: over those of `Object.prototype`, too, where an app has added some. */
const walk = /for\(var (\w+) in all\)/;

/** Lets the file load in an app whose `Object.prototype` has an enumerable member. */
export function walkOwnNames(code, { name, program }) {
  if (program) return code;
  if (!walk.test(code)) throw new Error(`${name}: esbuild no longer writes ${walk}`);
  return code.replace(walk, 'for(var $1 of Object.keys(all))');
}

/** The code that a file begins with: its own module, and those that it hands out under their paths. */
function startOf({ module }, { handedOut }) {
  const others = handedOut.map((other) => `export * as "${other}" from './lib/${other}.ts';`);
  return [`export * from './lib/${module}.ts';`, ...others].join('\n');
}

/** Joins the code of a file as CommonJS. */
export async function joinCode(file, { homes, handedOut }) {
  const { name, platform } = file;
  const start = startOf(file, { handedOut: handedOut.get(name) ?? [] });
  const { outputFiles } = await build({
    ...settings,
    ...(file.program
      ? { entryPoints: [sourceOf(file.module)] }
      : { stdin: { contents: start, resolveDir: root } }),
    format: 'cjs',
    platform,
    target: 'node20',
    plugins: [leaveToOthers(file, homes), computeTables, rulesAlone],
    write: false,
  });
  const joined = walkOwnNames(loadFromHome(outputFiles[0].text), file);
  writeFileSync(join(dist, 'cjs', `${name}.js`), await shorten(joined, 'cjs'), {
    mode: file.program ? 0o755 : 0o644,
  });
}

/** Joins the code of a file that needs no other and nothing of Node.js as an ES module of its own. */
export async function joinModule({ name, module }) {
  const { outputFiles } = await build({
    ...settings,
    entryPoints: [sourceOf(module)],
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    write: false,
  });
  writeFileSync(join(dist, 'esm', `${name}.js`), await shorten(outputFiles[0].text, 'esm'));
}

/**
 * Writes an ES module with the names of the CommonJS module. In between stands a module that says no more than the names: Node.js
 * reads all of a CommonJS module for them before it loads it, which takes three times as long as loading it.
 */
export function handOn(name, module = name) {
  const names = Object.keys(require(join(dist, 'cjs', `${name}.js`)));
  const code = `const all = require('./${name}.js');\n`;
  const assignments = names.map((exported) => `exports.${exported} = all.${exported};\n`);
  writeFileSync(join(dist, 'cjs', `${name}.names.js`), code + assignments.join(''));
  const list = `export { ${names.join(', ')} } from '../cjs/${name}.names.js';\n`;
  writeFileSync(join(dist, 'esm', `${module}.js`), list);
}
