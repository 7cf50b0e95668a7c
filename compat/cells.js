// The cells of the matrix, derived: what each call of each wrapper is expected to make of each failure.
import { readFileSync } from 'node:fs';
import { failures } from './failures.js';
import { wrappers } from './wrappers/index.js';

const thisManifest = new URL('package.json', import.meta.url);

/** The exact version that a manifest asks for, also under another name: `npm:openai@3.3.0`. */
export function versionOf(name, manifest = thisManifest) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(manifest, 'utf8'));
  return { ...dependencies, ...devDependencies }[name].replace(/^npm:.*@/, '');
}

/** The packages of a row with their versions. */
export function titleOf({ packages, manifest }) {
  return Object.entries(packages)
    .map(([name, key]) => `${name} ${versionOf(key, manifest)}`)
    .join(' + ');
}

/**
 * What is expected of one cell: what the failure expects, unless the wrapper or this call of it `differs`. Then there is a
 * reason `why`.
 */
function expectationOf(failure, wrapper, call) {
  const difference = { ...wrapper.differs?.[failure], ...call.differs?.[failure] };
  return { claim: 'certain', isThrown: true, ...failures[failure].expected, ...difference };
}

function cellsOf(wrapper) {
  return Object.entries(wrapper.calls).flatMap(([name, call]) =>
    Object.entries(failures)
      .filter(([, { manner }]) => manner === undefined || manner === call.manner)
      .map(([failure]) => ({
        wrapper,
        name,
        call,
        failure,
        expected: expectationOf(failure, wrapper, call),
      })),
  );
}

/** The rows: each wrapper with its cells. */
export const rows = wrappers.map((wrapper) => ({
  title: titleOf(wrapper),
  cells: cellsOf(wrapper),
}));
