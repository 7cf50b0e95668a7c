/** The quick form, for continuous integration: it needs no other packages, and fails only because of what does not depend on time. */
import { ceilingTable, excesses } from './ceilings.mjs';
import { figure } from './document/format.mjs';
import { documentIsCurrent } from './document/write.mjs';
import { ceilings } from './limits.mjs';
import { measureCounted } from './parts/counted.mjs';

/** Prints the figures. @returns the exit code */
export async function quick() {
  const { figures, memory } = await measureCounted();
  console.log(ceilingTable(figures, ceilings));
  for (const [kind, { spread }] of Object.entries(memory))
    console.log(
      `Two runs of the allocation counter for a ${kind} differ by ${figure(spread * 100)} %.`,
    );
  const found = excesses(figures, ceilings);
  if (!documentIsCurrent())
    found.push('docs/performance.md is not of bench/figures.json: run npm run bench -- --render.');
  for (const excess of found) console.error(excess);
  return found.length === 0 ? 0 : 1;
}
