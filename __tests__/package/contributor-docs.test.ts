/** The documents for contributors name what is there: commands, dependencies, rooms, tests. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(__dirname, '..', '..');

const readText = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string): Manifest => JSON.parse(readText(join(folder, 'package.json')));

const dependenciesOf = ({ dependencies, devDependencies }: Manifest): readonly string[] =>
  Object.keys({ ...dependencies, ...devDependencies }).toSorted();

/** The section of a document under a heading, up to the next heading of the same level. */
function section(document: string, heading: string): string {
  const [, after = ''] = document.split(`\n## ${heading}\n`);
  return after.split('\n## ')[0] ?? '';
}

/** The names in backticks in the first column of all tables in a text. */
function firstColumn(text: string): readonly string[] {
  const cells = [...text.matchAll(/^\| (`[^|]*?) +\|/gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

describe('CONTRIBUTING.md', () => {
  const commands = firstColumn(section(readText('CONTRIBUTING.md'), 'Commands'));
  const named = new Set(
    commands.map((command) => command.replace(/^npm (run )?/, '').split(' ')[0] ?? ''),
  );
  /** npm runs these by itself, before the command that they are named after. */
  const isHook = (script: string): boolean => script.startsWith('pre');
  /** Explained in the row of the command without `:check`. */
  const isCheck = (script: string): boolean => script === 'format:check';

  it('lists every npm script', () => {
    const { scripts } = manifestOf('.');
    const missing = Object.keys(scripts).filter(
      (script) => !isHook(script) && !isCheck(script) && !named.has(script),
    );
    expect(missing).toEqual([]);
  });

  it('lists only existing scripts', () => {
    const { scripts } = manifestOf('.');
    const unknown = commands.filter((command) => {
      if (command.startsWith('bash ')) return !existsSync(join(root, command.slice(5)));
      return !((command.replace(/^npm (run )?/, '').split(' ')[0] ?? '') in scripts);
    });
    expect(commands.length).toBeGreaterThan(20);
    expect(unknown).toEqual([]);
  });
});

describe('docs/dependencies.md', () => {
  const text = readText('docs/dependencies.md');

  it('gives a reason for every dependency of the package', () => {
    const atRunTime = firstColumn(section(text, 'At run time'));
    const forDevelopment = firstColumn(section(text, 'For development'));
    expect([...atRunTime, ...forDevelopment].toSorted()).toEqual(dependenciesOf(manifestOf('.')));
  });

  it('gives a reason for every dependency of compat/', () => {
    const listed = firstColumn(section(text, 'In `compat/`'));
    expect(listed.toSorted()).toEqual(dependenciesOf(manifestOf('compat')));
  });
});

describe('docs/architecture.md', () => {
  it('lists every room', () => {
    const rooms = readdirSync(join(root, 'lib'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const table = section(readText('docs/architecture.md'), 'Rooms');
    const listed = [...table.matchAll(/^\| \d +\| `([\w-]+)` +\|/gm)].map(([, name = '']) => name);
    expect(listed.toSorted()).toEqual(rooms.toSorted());
  });

  it('names existing files and folders', () => {
    const text = readText('docs/architecture.md');
    const paths = [...text.matchAll(/`((?:lib|scripts|compat|bench|__tests__|docs)\/[\w./-]+)`/g)];
    const missing = paths
      .map(([, path = '']) => path)
      .filter((path) => !existsSync(join(root, path)));
    expect(paths.length).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  });
});

describe('docs/threat-model.md', () => {
  it('names existing tests', () => {
    const text = readText('docs/threat-model.md');
    const tests = [...text.matchAll(/`([\w/-]+\.(?:test|browser)\.ts)`/g)].map(
      ([, file = '']) => file,
    );
    expect(tests.length).toBeGreaterThan(20);
    expect(tests.filter((file) => !existsSync(join(root, '__tests__', file)))).toEqual([]);
  });
});

describe('docs/decisions/README.md', () => {
  it('lists every note with its title', () => {
    const folder = join(root, 'docs/decisions');
    const notes = readdirSync(folder).filter((name) => /^\d/.test(name));
    const links = notes.toSorted().map((name) => {
      const [, number = '', title = ''] =
        /^# 0*(\d+)[.:] (.+)/.exec(readText(`docs/decisions/${name}`)) ?? [];
      return `- [${number}. ${title}](${name})`;
    });
    const index = readText('docs/decisions/README.md');
    expect(index.match(/^- .+$/gm)).toEqual(links);
  });
});
