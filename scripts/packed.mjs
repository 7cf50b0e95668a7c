// What the matrix and the consumer projects share: the package, packed as it is published, installed in folders of their own.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('..', import.meta.url));
/** Where installed folders are kept from run to run. */
const cache = join(root, 'node_modules', '.cache', 'openai-problem-details');
const execute = promisify(execFile);

/** In characters: what is kept of the output of a command that fails. */
const longestOutput = 2000;

/** Runs a command, which is ended when its time is up; never rejects. */
export async function attempt(command, args, { cwd = root, env, seconds = 30 } = {}) {
  const limit = { timeout: seconds * 1000, killSignal: 'SIGKILL' };
  try {
    const { stdout } = await execute(command, args, { cwd, env, ...limit });
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

/** Packs the package. The tarball is named by its content: npm takes the same name for the same package. */
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

/** Installs the tarball and these dependencies in a folder of the cache, beside copies of these files; resolves with its path. */
export async function install(name, tarball, dependencies, files) {
  const folder = join(cache, name);
  mkdirSync(folder, { recursive: true });
  for (const file of files) cpSync(file, join(folder, basename(file)), { recursive: true });
  const manifest = {
    private: true,
    dependencies: { ...dependencies, 'openai-problem-details': `file:${tarball}` },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  await npm(
    ['install', '--prefer-offline', '--no-audit', '--no-fund', '--no-package-lock'],
    folder,
  );
  return folder;
}

/** Does all of it, so many at a time; the results are in the order of the items. */
export async function mapConcurrently(items, width, work) {
  const results = [];
  const rest = items.entries();
  const workers = Array.from({ length: width }, async () => {
    for (const [index, item] of rest) results[index] = await work(item);
  });
  await Promise.all(workers);
  return results;
}
