/**
 * npm run bench: measures the package beside its nearest neighbours, and writes docs/performance.md.
 * npm run bench -- --quick: what is the same in every run, beside its ceilings; the rest as a glimpse.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// What an app runs in; dependencies of others complain of each other.
process.env.NODE_ENV = 'production';
process.noDeprecation = true;

function installNeighbours() {
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  if (existsSync(new URL('node_modules', import.meta.url))) return;
  const options = { cwd, stdio: 'inherit', shell: process.platform === 'win32' };
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], options);
}

if (process.argv.includes('--quick')) {
  const { quick } = await import('./quick.mjs');
  process.exitCode = await quick();
} else {
  installNeighbours();
  const { full } = await import('./full.mjs');
  await full();
}
