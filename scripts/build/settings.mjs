// How esbuild is called for every file.
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
  // Where an error ends a process, Node.js prints the line that threw it.
  lineLimit: 400,
};
