/** What the package weighs: packed, installed, bundled. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { entries } from '../apparatus/entries.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = fileURLToPath(new URL('..', import.meta.url));
const onWindows = process.platform === 'win32';

function npm(cwd, ...args) {
  const flags = ['--no-audit', '--no-fund', '--loglevel=error'];
  return execFileSync('npm', [...args, ...flags], { cwd, encoding: 'utf8', shell: onWindows });
}

/** The package as it is published: its file, and bytes packed and unpacked. */
export function pack(destination) {
  const output = npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', destination);
  const [{ filename, size, unpackedSize, entryCount }] = Object.values(JSON.parse(output));
  return {
    file: join(destination, filename),
    packed: size,
    unpacked: unpackedSize,
    files: entryCount,
  };
}

/** Bytes of the code minified and joined into one file, and compressed; without what an app has already. */
export async function bundle(code, external = []) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'error',
    external: ['express', 'openai', ...external],
  });
  const { contents } = outputFiles[0];
  return { min: contents.length, gzip: gzipSync(contents, { level: 9 }).length };
}

/** Each of our entries bundled apart: the core is no part of the others, and `http-errors` is Express's. */
export async function bundleEntries() {
  const bundled = {};
  for (const [name, file] of Object.entries(entries)) {
    const main = name === 'openai-problem-details' ? [] : ['./core.js'];
    bundled[name] = await bundle(`export * from '../dist/esm/${file}'`, ['http-errors', ...main]);
  }
  return bundled;
}

/** Bytes and packages of a production install into an empty folder, without peers. */
export function install(...packages) {
  const empty = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    writeFileSync(join(empty, 'package.json'), '{ "private": true }');
    npm(
      empty,
      'install',
      '--omit=dev',
      '--omit=peer',
      '--prefer-offline',
      '--ignore-scripts',
      ...packages,
    );
    const lock = JSON.parse(readFileSync(join(empty, 'node_modules/.package-lock.json'), 'utf8'));
    const paths = readdirSync(empty, { recursive: true, withFileTypes: true });
    const bytes = paths
      .filter((entry) => entry.isFile() && entry.parentPath.includes('node_modules'))
      .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
    return { bytes, packages: Object.keys(lock.packages).length };
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}
