/** The long form: everything alongside everything, in two versions of Node.js. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { runtimes } from '../scripts/matrix/cells.mjs';
import { locate } from '../scripts/matrix/locate.mjs';
import { machine } from './apparatus/machine.mjs';
import { keepFigures } from './document/write.mjs';
import { parts } from './parts/index.mjs';
import { measureMemory } from './parts/memory.mjs';

const worker = fileURLToPath(new URL('worker.mjs', import.meta.url));

/** The newest of two majors in the matrix of versions. */
const measured = ['20', '24'].map((major) =>
  runtimes.findLast(({ name }) => name.startsWith(`Node.js ${major}.`)),
);

/** Runs one part and reports how long it took: all of them together take minutes. */
async function timed(name, measure) {
  const start = performance.now();
  const figures = await measure();
  console.error(`${name}: ${Math.round((performance.now() - start) / 1000)} s`);
  return figures;
}

/** One part in a process of its own, in this Node.js. */
async function runPart(execPath, part) {
  const child = fork(worker, [part], { execPath, execArgv: ['--expose-gc'] });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${part} ended with ${code}`);
  });
  const [figures] = await Promise.race([once(child, 'message'), failed]);
  await failed.catch(() => undefined);
  return figures;
}

async function measureNode(runtime) {
  const { passed, output } = await locate(runtime);
  if (!passed) throw new Error(`${runtime.package} could not be had: ${output}`);
  const figures = {};
  for (const part of Object.keys(parts))
    figures[part] = await timed(`${runtime.name}, ${part}`, () => runPart(output, part));
  figures.memory = await timed(`${runtime.name}, memory`, () => measureMemory(output));
  return figures;
}

/** Measures, and keeps the figures in bench/figures.json. */
export async function full() {
  const { measureWeight } = await import('./parts/weigh-peers.mjs');
  const nodes = {};
  for (const runtime of measured) nodes[runtime.name] = await measureNode(runtime);
  const weight = await timed('weight', measureWeight);
  keepFigures({ machine: machine(), nodes, weight });
}
