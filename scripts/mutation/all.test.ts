/** All tests of the stages in one file, so that a mutant costs one environment and one load of the SDKs. */
import { describe } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', '..', '__tests__');
/** These need the package's files or a process of their own. */
const others = new Set(['package.test.ts', 'quick-start.test.ts', 'readme.test.ts']);
const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts') && !others.has(name));

describe.each(files)('%s', (file) => {
  require(join(folder, file));
});
