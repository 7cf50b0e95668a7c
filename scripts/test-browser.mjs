// npm run test:browser: tests the pages of the examples in a real browser, or states how to install one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const places = process.env.CHROMIUM
  ? [process.env.CHROMIUM]
  : ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const browser = places.find((place) => existsSync(place));

if (browser === undefined) {
  console.error(
    `The browser tests did not run: there is no browser at ${places.join(', ')}. Install one (Debian: apt-get install chromium), or set the path of a Chromium: CHROMIUM=/path npm run test:browser`,
  );
  process.exit(1);
}

const jest = ['node_modules/jest/bin/jest.js', '--config', 'jest.browser.config.cjs'];
const { status } = spawnSync(process.execPath, [...jest, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM: browser },
});

console.log(
  status === 0
    ? `The browser tests passed in ${browser}.`
    : `The browser tests FAILED in ${browser}.`,
);
process.exit(status ?? 1);
