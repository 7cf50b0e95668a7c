/** Docstrings, messages and documents avoid words that have no right use in this project. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(__dirname, '../..');

/** Each with what to write instead. */
const habits: readonly (readonly [name: string, pattern: RegExp, instead: string])[] = [
  ['whoever', /\bwhoever\b/i, 'the operator, the caller, any error handler'],
  ['whomever', /\bwhomever\b/i, 'the operator, the caller'],
  ['amid', /\bamid(?:st)?\b/i, 'mid-stream'],
  ['for the time being', /\bfor the time being\b/i, 'temporarily'],
  ['of its own accord', /\bof (?:its|their) own accord\b/i, 'by itself'],
  ['beside', /\bbeside\b/i, 'alongside, next to'],
  ['mend', /\bmend(?:s|ed|ing)?\b/i, 'fix'],
  ['anew', /\banew\b/i, 'again'],
  ['hitherto', /\bhitherto\b/i, 'so far'],
  ['likewise', /\blikewise\b/i, 'also'],
  ['stand-in', /\bstand-ins?\b/i, 'mock server, mock of the OpenAI API'],
  ['whatever', /\bwhatever\b/i, 'any, regardless of'],
  ['wherever', /\bwherever\b/i, 'at any …'],
  ['turned down', /\bturned down\b/i, 'rejected'],
  ['of its own', /\bof (?:its|their|our) own\b/i, 'its own …, a separate …, custom'],
  ['the public', /\b(?:to|tells?|for) the public\b/i, 'end users'],
  ['is told', /\b(?:is|are|was|were|be) told\b/i, 'receives, is called for'],
  ['is no …', /(?<!\bthere )\bis no (?!longer\b|more\b)[a-z]/i, 'is not a …'],
];

/** Generated or reworded elsewhere: the first from docstrings of exempt rooms, the second from the benchmarks. */
const exemptDocuments: ReadonlySet<string> = new Set(['docs/api.md', 'docs/performance.md']);

const folders = ['lib', 'docs', 'examples', 'scripts'];

const files = folders
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  )
  .concat(['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'])
  .filter((name) => /\.(?:[cm]?[jt]s|md)$/.test(name) && !name.startsWith('scripts/build'))
  .filter((name) => !exemptDocuments.has(name));

/** The lines of a text that have the habit, with their numbers. */
function linesWith(pattern: RegExp, text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${index + 1}: ${line.trim()}`] : []));
}

describe('the prose', () => {
  it.each(habits)('has no "%s"', (_name, pattern, instead) => {
    const found = files.flatMap((file) =>
      linesWith(pattern, readFileSync(join(root, file), 'utf8')).map(
        (line) => `${file}:${line} (write: ${instead})`,
      ),
    );
    expect(found).toEqual([]);
  });

  it('writes "ID" in capitals in documents', () => {
    const found = files
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => {
        const text = readFileSync(join(root, file), 'utf8').replace(/^```[^]*?^```/gm, '');
        return linesWith(/\bids?\b/, text.replace(/`[^`\n]*`/g, '')).map(
          (line) => `${file}:${line}`,
        );
      });
    expect(found).toEqual([]);
  });

  it.each([
    ['whoever', 'for whoever asks'],
    ['amid', 'an error amid the stream'],
    ['beside', 'sent beside the body'],
    ['whatever', 'whatever the audience'],
    ['of its own', 'a span of its own'],
    ['is told', 'the client is told'],
    ['is no …', 'a string that is no URL'],
  ])('would be found to have "%s"', (name, line) => {
    const [, pattern] = habits.find(([habit]) => habit === name) ?? [];
    expect(linesWith(pattern as RegExp, line)).toEqual([`1: ${line}`]); // each is in the table
  });

  it.each(['if there is no header', 'it is no longer used', 'two besides', 'your own functions'])(
    'may have "%s"',
    (line) => {
      expect(habits.flatMap(([, pattern]) => linesWith(pattern, line))).toEqual([]);
    },
  );

  it('is checked in most rooms', () => {
    expect(files.length).toBeGreaterThan(150);
  });
});
