// How the code of every file is written.
import { minify } from '@swc/core';
import { transform } from 'esbuild';
import { root } from './files.mjs';

/** Packages that are loaded, not carried. */
export const external = ['http-errors', 'gpt-tokenizer', '@opentelemetry/api'];

export const settings = {
  absWorkingDir: root,
  bundle: true,
  external,
  logLevel: 'warning',
  minifyWhitespace: true,
  minifySyntax: true,
};

/** A file of ASCII takes half of the memory. What is left of other characters stands in patterns, which know the escape. */
function escape(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** How esbuild breaks a line within a string. Rollup indents the next line, and so would change the string. */
const continuation = /(?<!\\)((?:\\\\)*)\\\n/g;

/** Shortens the names of parameters and variables within functions. Those of functions, classes and modules stay, so that stacks can be read. */
export async function shorten(code, format) {
  const { code: shortened } = await minify(code, {
    module: format === 'esm',
    compress: false,
    mangle: { toplevel: false, keep_fnames: true, keep_classnames: true },
  });
  // Where an error ends a process, Node.js prints the line that threw it.
  const { code: broken } = await transform(shortened, { minifyWhitespace: true, lineLimit: 400 });
  return broken.replaceAll(continuation, '$1').replaceAll(/[^\0-\x7f]/g, escape);
}
