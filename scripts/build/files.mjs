// The files of the built package, each from its module in lib/, and the module at whose place each is loaded.
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const dist = join(root, 'dist');

/**
 * An `internal` file has no name in package.json's `exports`: others load it. One that is `alone` loads no other file of the
 * package at import, and so has copies of the few small modules that it shares with them. The `neutral` one runs in browsers, too.
 */
export const files = [
  { name: 'index', module: 'index', platform: 'node', alone: true },
  { name: 'core', module: 'face/core', platform: 'node', internal: true },
  { name: 'page', module: 'page/index', platform: 'node', internal: true },
  { name: 'streaming', module: 'streaming', platform: 'node' },
  { name: 'validate', module: 'validate', platform: 'node', alone: true },
  { name: 'openapi', module: 'openapi', platform: 'node' },
  { name: 'docs', module: 'docs', platform: 'node' },
  { name: 'check', module: 'check/index', platform: 'node' },
  { name: 'cooldown', module: 'cooldown', platform: 'node' },
  { name: 'opentelemetry', module: 'opentelemetry', platform: 'node', alone: true },
  { name: 'testing', module: 'testing', platform: 'node' },
  { name: 'client', module: 'client', platform: 'neutral', alone: true },
  // The `bin` of package.json, which nobody imports.
  { name: 'cli', module: 'cli', platform: 'node', program: true },
];

/** Those that have a name. */
export const published = files.filter(({ internal, program }) => !internal && !program);

/** The module of a file: its path in lib/ without its ending. */
export function moduleAt(path) {
  return relative(join(root, 'lib'), resolve(root, path))
    .replaceAll('\\', '/')
    .replace(/\.c?[jt]s$/, '');
}

/** The source of a module. */
export function sourceOf(module) {
  return join(root, 'lib', `${module}.ts`);
}

const byModule = new Map(files.map((file) => [file.module, file]));

/** The file whose root the module is. */
export function fileAt(module) {
  return byModule.get(module);
}
