/**
 * npm run bench: measures the package alongside its nearest neighbours, and writes docs/performance.md.
 * npm run bench -- --quick: what does not depend on time, alongside its ceilings.
 * npm run bench -- --render: writes docs/performance.md from the figures of the last run.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

// As an app runs in production. Dependencies of other packages emit deprecation warnings.
process.env.NODE_ENV = 'production';
process.noDeprecation = true;

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, render: { type: 'boolean' } },
});

function installNeighbours() {
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  if (existsSync(new URL('node_modules', import.meta.url))) return;
  const options = { cwd, stdio: 'inherit', shell: process.platform === 'win32' };
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], options);
}

if (values.quick) {
  const { quick } = await import('./quick.mjs');
  process.exitCode = await quick();
} else {
  if (!values.render) {
    installNeighbours();
    const { full } = await import('./full.mjs');
    await full();
  }
  const { writeDocument } = await import('./document/write.mjs');
  writeDocument();
}
