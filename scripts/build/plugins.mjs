// What the build does with single modules.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { parseSync, printSync } from '@swc/core';
import { build } from 'esbuild';
import { fileAt, moduleAt, sourceOf } from './files.mjs';
import { settings } from './settings.mjs';

/** What a file leaves out, since it is a file of its own, or stands in another. */
export function leaveToOthers({ name, alone }, homes) {
  return {
    name: 'leave-to-others',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
        if (kind === 'entry-point') return undefined;
        const module = moduleAt(resolve(resolveDir, path));
        const file = fileAt(module);
        if (file !== undefined)
          return file.name === name ? undefined : { path: `./${file.name}.js`, external: true };
        const home = alone ? name : homes.get(module);
        return home === name ? undefined : { path: `./${home}.js#${module}`, external: true };
      });
    },
  };
}

const handedOut = /require\("(\.\/\w+\.js)#([\w/-]+)"\)/g;

/** Loads a module from the file that has it. */
export function loadFromHome(code) {
  return code.replace(handedOut, 'require("$1")["$2"]');
}

/** What a rule of the redaction says for readers and for its tests. */
const forReaders = new Set(['hides', 'leaves', 'match', 'not']);

const isShipped = ({ key }) => !forReaders.has(key?.value);

/** Leaves that out of what is shipped: it is half of the rules. */
export const rulesAlone = {
  name: 'rules-alone',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]redact[\\/]rules[\\/][\w-]+\.ts$/ }, ({ path }) => {
      const tree = parseSync(readFileSync(path, 'utf8'), { syntax: 'typescript' });
      const shipped = JSON.parse(JSON.stringify(tree), (_key, node) =>
        node?.type === 'ObjectExpression'
          ? { ...node, properties: node.properties.filter(isShipped) }
          : node,
      );
      return { contents: printSync(shipped).code, loader: 'ts' };
    });
  },
};

/** What a module exports, once it has run. */
async function run(module) {
  const { outputFiles } = await build({
    ...settings,
    entryPoints: [sourceOf(module)],
    format: 'cjs',
    platform: 'node',
    plugins: [rulesAlone],
    write: false,
  });
  const loaded = { exports: {} };
  const wrapped = `(function (module, require) {${outputFiles[0].text}})`;
  runInThisContext(wrapped)(loaded, createRequire(import.meta.url));
  return loaded.exports;
}

/** Modules whose exports take long to compute, and are JSON. */
const computed = new Set(['classify/known-book', 'compose/redact/known-firsts']);

/** Puts what they export in the place of the modules. */
export const computeTables = {
  name: 'compute-tables',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]lib[\\/].+\.ts$/ }, async ({ path }) => {
      const module = moduleAt(path);
      if (!computed.has(module)) return undefined;
      const values = Object.entries(await run(module)).map(([name, value]) => {
        const json = JSON.stringify(JSON.stringify(value));
        return `export const ${name} = JSON.parse(${json});`;
      });
      return { contents: values.join('\n'), loader: 'js' };
    });
  },
};
