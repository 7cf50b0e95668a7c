/** All tests of the stages in one file, so that a mutant costs one environment and one load of the SDKs. */
import { describe } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', '..', '__tests__');
/** These need the package's files or processes of their own, measure time, or are about other parts. */
const others = /^(?:package|quick-start|readme|linear|stream|client|abort|example|readers)/;
/** What finds most in the least time comes first: the first failure ends the run. */
const first = ['redact', 'waits', 'classify', 'wrappers', 'options', 'audiences', 'wordings'];
const rank = (file: string): number => (first.indexOf(file.split('.')[0] ?? '') + 100) % 100;
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts') && !others.test(name))
  .toSorted((a, b) => rank(a) - rank(b));

describe.each(files)('%s', (file) => {
  require(join(folder, file));
});
