/** Where and with what is measured. */
import { readFileSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';

function manifest(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

/** The machine and the versions, in two sentences. */
export function machine() {
  const [{ model }] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const { dependencies } = manifest('package.json');
  const versions = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
  return [
    `${model.trim()}, ${cpus().length} cores, ${memory} GiB; ${platform()} ${release()} on ${arch()}; Node.js ${process.version}.`,
    `openai-problem-details ${manifest('../package.json').version} beside ${versions.join(', ')}.`,
  ].join('\n');
}
