// npm run mutation [-- stage …]: runs Stryker on the code of each stage, and counts the changes that no test detects. Fails if the tests
// detect fewer than nine of ten.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import stages from './stages.cjs';

const config = fileURLToPath(new URL('stryker.config.mjs', import.meta.url));
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(stages);
const unknown = chosen.find((stage) => !Object.hasOwn(stages, stage));
if (unknown !== undefined) {
  console.error(`Unknown stage '${unknown}'; the stages are ${Object.keys(stages).join(', ')}.`);
  process.exit(1);
}

const failed = chosen.filter((stage) => {
  const { status } = spawnSync('npx', ['stryker', 'run', config], {
    stdio: 'inherit',
    env: { ...process.env, STAGE: stage },
  });
  return status !== 0;
});
if (failed.length > 0) console.error(`Too few changes were noticed in: ${failed.join(', ')}.`);
process.exit(failed.length === 0 ? 0 : 1);
