/** The quick form, for continuous integration: it needs no other packages, and fails on nothing that time decides. */
import { measureConversion } from './conversion.mjs';
import { measureCounted } from './counted.mjs';
import { measureCpu } from './cpu.mjs';
import { excesses, verdicts } from './verdict.mjs';

/** Prints the figures. @returns the exit code */
export async function quick() {
  const cpu = await measureCpu({}, { rounds: 20, batch: 30 });
  const conversion = await measureConversion({}, { rounds: 20, batch: 200 });
  console.log(`CPU of a request that fails\n\n${cpu.fresh}\n\nConversion\n\n${conversion.own}\n`);
  const counted = await measureCounted();
  console.log(verdicts(counted));
  const found = excesses(counted);
  for (const excess of found) console.error(excess);
  return found.length === 0 ? 0 : 1;
}
