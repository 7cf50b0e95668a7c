/** What the package costs when an app starts: CPU in fresh processes, and the files that are loaded. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { built, entries } from '../apparatus/entries.mjs';
import { interleave, summary } from '../apparatus/measure.mjs';
import { main, withHandler, withResponse } from '../apparatus/names.mjs';

const program = fileURLToPath(new URL('../apparatus/fresh-process.mjs', import.meta.url));

function runFresh(format, { until = 'loaded', modules }, env = {}) {
  const output = execFileSync(process.execPath, [program, format, until, ...modules], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return JSON.parse(output);
}

/** The files that are loaded up to this moment. */
export function filesLoaded(format, variant) {
  return runFresh(format, variant, { COUNT: 'files' });
}

/** Our entries, and how far an app goes with the main one. */
export function ownVariants(format) {
  const modules = [built(entries[main], format)];
  const loaded = Object.entries(entries).map(([name, file]) => [
    name,
    { modules: [built(file, format)] },
  ]);
  return {
    ...Object.fromEntries(loaded),
    [withHandler]: { modules, until: 'handler' },
    [withResponse]: { modules, until: 'response' },
  };
}

const others = {
  'http-errors': { modules: ['http-errors'] },
  express: { modules: ['express'] },
  openai: { modules: ['openai'] },
};

/** Measures every package by `import` and by `require`, in ratios to http-errors, which Express brings. */
export async function measureStart({ rounds }) {
  const { peerImports } = await import('../apparatus/peer-imports.mjs');
  const peers = Object.entries(peerImports).map(([name, modules]) => [name, { modules }]);
  const results = {};
  for (const format of ['import', 'require']) {
    const variants = { ...ownVariants(format), ...others, ...Object.fromEntries(peers) };
    const costs = await interleave(variants, rounds, (variant) => runFresh(format, variant));
    const summaries = Object.entries(summary(costs, 'http-errors')).map(([name, one]) => [
      name,
      { ...one, files: filesLoaded(format, variants[name]).length },
    ]);
    results[format] = Object.fromEntries(summaries);
  }
  return results;
}
