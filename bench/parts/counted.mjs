/** What does not depend on time: bytes, files, dependencies, allocations, and how the work of a conversion grows. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { generated } from '../apparatus/generated.mjs';
import { developer, toProblemDetails } from '../apparatus/ours.mjs';
import { withMessage } from './growth.mjs';
import { measureMemory } from './memory.mjs';
import { filesLoaded, ownVariants } from './start.mjs';
import { bundleEntries, pack } from './weight.mjs';

const kB = 1000;

/** The function of the tests that counts what regular expressions do. */
async function loadCounter() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../__tests__/support/counting.ts', import.meta.url))],
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

const isDependency = (url) => url.includes('/node_modules/');

/** Files that each entry loads, and those of dependencies that an app has loaded before its first error. */
function loadFigures() {
  const figures = { 'dependencies loaded': 0 };
  for (const format of ['import', 'require'])
    for (const [name, variant] of Object.entries(ownVariants(format))) {
      const files = filesLoaded(format, variant);
      figures[`files by ${format} of ${name}`] = files.length;
      if (variant.until !== 'response')
        figures['dependencies loaded'] += files.filter(isDependency).length;
    }
  return figures;
}

function dependencyFigures() {
  const file = new URL('../../package.json', import.meta.url);
  const { dependencies } = JSON.parse(readFileSync(file, 'utf8'));
  return { dependencies: Object.keys(dependencies).length };
}

async function workFigures() {
  const count = await loadCounter();
  const workOn = (error) => count(() => toProblemDetails(error, developer));
  workOn(generated(429)); // what is prepared once does not count
  const [bound, longest] = [16 * kB, 10_000 * kB].map(
    (size) => workOn(withMessage(size)).characters,
  );
  return { 'growth in characters': longest / bound };
}

function memoryFigures(memory) {
  const figures = Object.entries(memory).map(([kind, { bytes }]) => [
    `allocated for a ${kind}`,
    bytes / kB,
  ]);
  return Object.fromEntries(figures);
}

/** All of them by name, and how far the runs of the allocation counter were apart. */
export async function measureCounted() {
  const memory = measureMemory();
  const figures = {
    ...packageFigures(),
    ...(await bundleFigures()),
    ...loadFigures(),
    ...dependencyFigures(),
    ...(await workFigures()),
    ...memoryFigures(memory),
  };
  return { figures, memory };
}
