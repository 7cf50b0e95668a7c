/** The long form: everything beside everything, and the document of it. */
import { writeFileSync } from 'node:fs';
import { measureConversion } from './conversion.mjs';
import { measureCounted } from './counted.mjs';
import { measureCpu } from './cpu.mjs';
import { renderDocument, quoteInReadme } from './document.mjs';
import { measureGrowth } from './growth.mjs';
import { measureImports } from './importing.mjs';
import { peerConversions, peerHandlers, peerImports } from './peers.mjs';
import { measureRelay } from './relay.mjs';
import { overSockets } from './sockets.mjs';
import { measureWeight } from './weigh-peers.mjs';

/** Runs one part, and says so: all of them together take minutes. */
async function part(name, measure) {
  const start = performance.now();
  const measured = await measure();
  console.error(`${name}: ${Math.round((performance.now() - start) / 1000)} s`);
  return measured;
}

/** Measures, prints and writes docs/performance.md, and the line of the README that quotes it. */
export async function full() {
  const measured = {
    cpu: await part('CPU', () => measureCpu(peerHandlers, { rounds: 101, batch: 100 })),
    sockets: await part('CPU over sockets', () =>
      measureCpu(peerHandlers, { rounds: 41, batch: 200, connect: overSockets }),
    ),
    conversion: await part('conversion', () =>
      measureConversion(peerConversions, { rounds: 101, batch: 500 }),
    ),
    imports: await part('import', () => measureImports(peerImports, 21)),
    growth: await part('growth', () => measureGrowth({ rounds: 41, batch: 100 })),
    relay: await part('relay', () => measureRelay(31)),
    weight: await part('weight', () => measureWeight(peerImports)),
    counted: await part('counts', measureCounted),
  };
  const document = renderDocument(measured);
  console.log(document);
  writeFileSync(new URL('../docs/performance.md', import.meta.url), document);
  quoteInReadme(measured);
}
