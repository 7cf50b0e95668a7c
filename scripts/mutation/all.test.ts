/** All tests of the stages in one file, so that a mutant costs one environment and one load of the SDKs. */
import { describe } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', '..', '__tests__');
/** These need the package's files or processes of their own, measure time, or are about other parts. */
const others = /^(?:package|quick-start|readme|linear|stream|client|abort|example|readers)/;
const files = readdirSync(folder).filter((name) => /\.test\.ts$/.test(name) && !others.test(name));

describe.each(files)('%s', (file) => {
  require(join(folder, file));
});
