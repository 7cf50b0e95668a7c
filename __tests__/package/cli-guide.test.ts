/** docs/cli.md shows what the command line prints, and names all that it takes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { commands } from '../../lib/cli/commands.js';
import { runCli } from '../../lib/cli/run.js';

const root = join(__dirname, '..', '..');
const guide = readFileSync(join(root, 'docs', 'cli.md'), 'utf8');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** What `explain` prints of an argument. */
async function explain(argument: string): Promise<string> {
  let printed = '';
  const output = { write: (text: string) => (printed += text) };
  const input = { async *[Symbol.asyncIterator]() {} };
  const terminal = { input, output, errors: output, env: {}, folder: root };
  expect(await runCli(['explain', argument], terminal)).toBe(0);
  return printed;
}

describe('docs/cli.md', () => {
  it('shows the actual output', async () => {
    const [, quoted, shown] =
      /details explain '([^']+)'\n```\n\n```text\n([^]*?)```/.exec(guide) ?? [];
    expect(await explain(String(quoted))).toBe(shown);
  });

  it.each(Object.entries(commands))('names the command %s and its options', (name, command) => {
    expect(guide).toMatch(new RegExp(`^## ${name}$`, 'm'));
    for (const option of Object.keys(command.options)) expect(guide).toContain(`\`--${option}`);
  });
});

describe('the README', () => {
  it('shows a command that explains an error', async () => {
    const [, quoted] = /details explain '([^']+)'/.exec(readme) ?? [];
    expect(await explain(String(quoted))).toContain('credit-balance-exhausted');
  });
});
