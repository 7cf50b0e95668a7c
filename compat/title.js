// The title of a row: its packages with their versions.
import { readFileSync } from 'node:fs';

const thisManifest = new URL('package.json', import.meta.url);

/** The exact version in a manifest, also of an alias: `npm:openai@3.3.0`. */
function versionOf(name, manifest) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(manifest, 'utf8'));
  return { ...dependencies, ...devDependencies }[name].replace(/^npm:.*@/, '');
}

/** The packages of a row, by their names in its manifest, with their versions. */
export function titleOf({ packages, manifest = thisManifest }) {
  return Object.entries(packages)
    .map(([name, key]) => `${name} ${versionOf(key, manifest)}`)
    .join(' + ');
}
