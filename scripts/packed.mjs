// Shared by the matrix and the consumer projects: the package, packed as for publication and installed in separate folders.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('..', import.meta.url));
/** The cache of installed folders: outside the project, so that they do not see its node_modules. */
const place = createHash('sha256').update(root).digest('hex').slice(0, 12);
const cache = join(homedir(), '.cache', 'openai-problem-details', place);
const execute = promisify(execFile);

/** The part of a failed command's output that is kept, in characters. */
const longestOutput = 2000;

/** Runs a command, with a time limit; never rejects. */
export async function attempt(command, args, { cwd = root, seconds = 30 } = {}) {
  const limit = { timeout: seconds * 1000, killSignal: 'SIGKILL' };
  try {
    const { stdout } = await execute(command, args, { cwd, ...limit });
    return { passed: true, output: stdout.trim() };
  } catch ({ killed, message, stdout = '', stderr = '' }) {
    if (killed) return { passed: false, output: `ended after ${seconds} s` };
    return {
      passed: false,
      output: (`${stdout}${stderr}`.trim() || message).slice(-longestOutput),
    };
  }
}

async function npm(args, cwd) {
  const { passed, output } = await attempt('npm', args, { cwd, seconds: 300 });
  if (!passed) throw new Error(`npm ${args.join(' ')} failed:\n${output}`);
  return output;
}

/** Packs the package. The tarball's name contains a hash of its content: npm assumes that the same name is the same package. */
export async function pack() {
  const folder = join(cache, 'packed');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const output = await npm(['pack', '--json', '--pack-destination', folder]);
  const [{ filename, shasum }] = JSON.parse(output);
  const tarball = join(folder, `${shasum}.tgz`);
  renameSync(join(folder, filename), tarball);
  return tarball;
}

/** Dependencies on several versions of a package at once. */
export function versions(name, list) {
  return Object.fromEntries(
    list.map((version) => [`${name}-${version}`, `npm:${name}@${version}`]),
  );
}

/** Installs dependencies in a cached folder, with copies of these files and folders; resolves with its path. */
export async function install(name, dependencies, files) {
  const folder = join(cache, name);
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    const copy = join(folder, basename(file));
    rmSync(copy, { recursive: true, force: true });
    cpSync(file, copy, { recursive: true });
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await npm(
    ['install', '--prefer-offline', '--no-audit', '--no-fund', '--no-package-lock'],
    folder,
  );
  return folder;
}

/** Processes all items, a limited number at a time; the results are in the order of the items. */
export async function mapConcurrently(items, width, work) {
  const results = [];
  const rest = items.entries();
  const workers = Array.from({ length: width }, async () => {
    for (const [index, item] of rest) results[index] = await work(item);
  });
  await Promise.all(workers);
  return results;
}
