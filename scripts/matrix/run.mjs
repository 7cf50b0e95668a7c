// npm run test:matrix [-- --quick]: the packed package on every runtime, with every Express and SDK, in both module formats.
// `--quick` tries all cells on the current Node.js, and on the others enough to cover every pair of versions.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { attempt, install, mapConcurrently, pack, root, versions } from '../packed.mjs';
import { allCells, expresses, pairwiseCells, sdks } from './cells.mjs';
import { renderDocument, renderGrids } from './document.mjs';
import { locate } from './locate.mjs';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const document = join(root, 'docs', 'compatibility.md');
const began = Date.now();

if (values.quick && readFileSync(document, 'utf8') !== renderDocument()) {
  console.error('docs/compatibility.md is out of date: run npm run test:matrix.');
  process.exit(1);
}

/** How long a cell may take, in seconds; it usually takes less than one. */
const limit = 20;
const cells = values.quick ? pairwiseCells() : allCells();

const folder = await install(
  'matrix',
  {
    'openai-problem-details': `file:${await pack()}`,
    ...versions('express', expresses),
    ...versions('openai', sdks),
  },
  [join(root, 'scripts/matrix/cell'), join(root, '__tests__/support/streaming-mock.cjs')],
);

const used = [...new Set(cells.map(({ runtime }) => runtime))];
const located = await mapConcurrently(used, 2, async (runtime) => [runtime, await locate(runtime)]);
const binaries = new Map(located);

async function run(cell) {
  const { runtime, format, express, sdk } = cell;
  const { passed, output } = binaries.get(runtime);
  if (!passed) return { ...cell, passed, output: `${runtime.package} could not be had: ${output}` };
  const { run: prefix = [] } = runtime;
  const args = [...prefix, 'cell/black-box.mjs', format, `express-${express}`, `openai-${sdk}`];
  return { ...cell, ...(await attempt(output, args, { cwd: folder, seconds: limit })) };
}

const outcomes = await mapConcurrently(cells, 2, run);
const failed = outcomes.filter(({ passed }) => !passed);

console.log(`CommonJS and ES modules:\n\n${renderGrids(outcomes)}`);
for (const { runtime, express, sdk, format, output } of failed) {
  console.error(`${runtime.name}, Express ${express}, openai ${sdk}, ${format}:\n${output}\n`);
}
console.log(`${outcomes.length - failed.length} passed, ${failed.length} failed`);
console.log(`in ${Math.round((Date.now() - began) / 1000)} s, in ${folder}`);

if (failed.length > 0) process.exit(1);
if (!values.quick) writeFileSync(document, renderDocument());
