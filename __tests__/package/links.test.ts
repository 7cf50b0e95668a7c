/** No link of a document is dead. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(__dirname, '..', '..');

const documents = ['.', 'docs', 'docs/decisions'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => posix.join(folder, name)),
);

/** A document without its blocks of code. */
function proseOf(document: string): string {
  return readFileSync(join(root, document), 'utf8').replaceAll(/^```[^]*?^```/gm, '');
}

/** The anchors of the headings, as hosts of Markdown make them. */
function anchorsOf(document: string): ReadonlySet<string> {
  const headings = [...proseOf(document).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set(headings);
}

/** Where the links of a document lead that stay within the project. */
function targetsOf(document: string): readonly string[] {
  const prose = proseOf(document).replaceAll(/`[^`\n]*`/g, '`code`');
  return [...prose.matchAll(/\]\(([^)\s]+)|^\[[^\]]+\]: (\S+)|(?:href|src)="([^"]+)"/gm)]
    .map(([, inline, reference, html]) => inline ?? reference ?? String(html))
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** Whether a link leads to a file, and to a heading in it if it names one. */
function isAlive(document: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? document : posix.join(posix.dirname(document), path);
  if (!existsSync(join(root, file))) return false;
  return anchor === undefined || anchorsOf(file).has(anchor);
}

describe('the links', () => {
  it.each(documents)('of %s lead to existing files and headings', (document) => {
    const dead = targetsOf(document).filter((target) => !isAlive(document, target));
    expect(dead).toEqual([]);
  });

  it('to a missing file or heading are reported', () => {
    const [alive, ...dead] = [
      'docs/README.md#test',
      'docs/none.md',
      'docs/README.md#none',
      '#none',
    ];
    expect(isAlive('README.md', alive ?? '')).toBe(true);
    expect(dead.filter((target) => isAlive('README.md', target))).toEqual([]);
  });

  it('lead to every guide from the map, and to every document for contributors from theirs', () => {
    const maps = ['docs/README.md', 'CONTRIBUTING.md', 'SECURITY.md'];
    const linked = new Set(
      maps.flatMap((map) =>
        targetsOf(map).map((target) => posix.join(posix.dirname(map), target.replace(/#.*/, ''))),
      ),
    );
    const guides = documents.filter((name) => /^docs\/[^/]+\.md$/.test(name));
    expect(guides.filter((name) => !linked.has(name))).toEqual(['docs/README.md']);
  });
});
