/** Bytes that a conversion allocates, in two processes: figures that differ by more than 5 % would be no figures. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../apparatus/allocation.mjs', import.meta.url));
const flags = ['--expose-gc', '--min-semi-space-size=128', '--max-semi-space-size=256'];

/** How far two runs may be apart, as a share. */
const tolerance = 0.05;

function runOnce(node) {
  return JSON.parse(execFileSync(node, [...flags, program], { encoding: 'utf8' }));
}

/** The mean of two runs by kind of error, with the share by which they differ. Throws if that is too much. */
export function compareRuns(first, second) {
  const compared = Object.keys(first).map((kind) => {
    const bytes = Math.round((first[kind] + second[kind]) / 2);
    const spread = Math.abs(first[kind] - second[kind]) / bytes;
    if (!(spread <= tolerance))
      throw new Error(
        `Bytes allocated for a ${kind} do not repeat: ${first[kind]}, then ${second[kind]}.`,
      );
    return [kind, { bytes, spread: Number(spread.toFixed(4)) }];
  });
  return Object.fromEntries(compared);
}

/** Measures the conversion to JSON of errors that were never read before. */
export function measureMemory(node = process.execPath) {
  return compareRuns(runOnce(node), runOnce(node));
}
