// What the build does with single modules.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseSync, printSync } from '@swc/core';
import { fileAt, moduleAt } from './files.mjs';

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
