/** docs/README.md names every entry point and everything that it exports. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(__dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as { readonly exports: object };
const entries = Object.keys(manifest.exports).filter((name) => name !== './package.json');
const table = /^## Entry points$[^]*?^## /m.exec(read('docs/README.md'))?.[0] ?? '';

const nameOf = (entry: string): string => `openai-problem-details${entry.slice(1)}`;

const rows = table
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** The names in the rows of an entry point, of which only the first has its name. */
function namesIn(entry: string): readonly string[] {
  const first = rows.findIndex(([, name]) => name === `\`${nameOf(entry)}\``);
  const others = rows.slice(first + 1);
  const end = others.findIndex(([, name]) => name !== '');
  const own = [...rows.slice(first, first + 1), ...(end === -1 ? others : others.slice(0, end))];
  const cells = own.map(([, , exported]) => exported).join(' ');
  return [...cells.matchAll(/`(\w+)`/g)].map(([, name]) => String(name));
}

describe('the table of entry points', () => {
  it.each(entries.filter((entry) => entry !== './check'))('lists all exports of %s', (entry) => {
    const module: object = require(join(root, 'lib', entry === '.' ? 'index' : entry));
    expect(namesIn(entry).toSorted()).toEqual(Object.keys(module).toSorted());
  });

  it('names the entry point of the checks', () => {
    expect(table).toContain('`openai-problem-details/check`');
  });
});
