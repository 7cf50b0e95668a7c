/** Where and with what is measured. */
import { readFileSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';

function manifest(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

/** The machine, and the packages with their versions. */
export function machine() {
  const [{ model }] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const versions = Object.entries(manifest('../package.json').dependencies);
  return {
    computer: `${model.trim()}, ${cpus().length} cores, ${memory} GiB, ${platform()} ${release()} on ${arch()}`,
    own: manifest('../../package.json').version,
    versions: [
      ...versions.map(([name, version]) => `${name} ${version}`),
      `openai ${manifest('../../node_modules/openai7/package.json').version}`,
    ],
  };
}
