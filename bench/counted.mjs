/** What is the same in every run: bytes, modules, dependencies, and how the work of a conversion grows. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { sdkError } from './errors.mjs';
import { withMessage } from './growth.mjs';
import { built, entries, loaded } from './importing.mjs';
import { developer, toProblemDetails } from './ours.mjs';
import { bundleEntries, pack } from './weight.mjs';

const kB = 1000;
const [main] = Object.keys(entries);

/** The function of the tests that counts what regular expressions do. */
async function loadCounter() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../__tests__/support/counting.ts', import.meta.url))],
    format: 'esm',
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)).countMatched;
}

function packageFigures() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const { packed, unpacked } = pack(folder);
    return { packed: packed / kB, unpacked: unpacked / kB };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundleFigures() {
  const bundled = Object.entries(await bundleEntries());
  return Object.fromEntries(bundled.map(([name, { gzip }]) => [`gzip of ${name}`, gzip / kB]));
}

/** Files loaded with each entry; those of dependencies, with the main one. */
function loadFigures() {
  const figures = {};
  for (const [name, file] of Object.entries(entries))
    for (const format of ['import', 'require'])
      figures[`files by ${format} of ${name}`] = loaded(format, built(file, format)).length;
  const strangers = ['import', 'require']
    .flatMap((format) => loaded(format, built(entries[main], format)))
    .filter((url) => url.includes('/node_modules/'));
  return { ...figures, 'dependencies loaded': strangers.length };
}

function dependencyFigures() {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return { dependencies: Object.keys(manifest.dependencies).length };
}

async function workFigures() {
  const count = await loadCounter();
  const workOn = (error) => count(() => toProblemDetails(error, developer));
  workOn(sdkError(429)); // what is prepared once does not count
  const [bound, longest] = [16 * kB, 10_000 * kB].map(
    (size) => workOn(withMessage(size)).characters,
  );
  return { 'growth in characters': longest / bound };
}

/** All of them by name. */
export async function measureCounted() {
  return {
    ...packageFigures(),
    ...(await bundleFigures()),
    ...loadFigures(),
    ...dependencyFigures(),
    ...(await workFigures()),
  };
}
