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
  ['is no …', /(?<!\bthere )\bis no (?!longer\b|more\b)[a-z]/i, 'is not a …'],
];

/** Files whose texts have yet to be reworded. */
const exempt =
  /^(?:lib\/(?:catalogue|classify|compose|convert|docs|http-errors|page|read|respond)\/|lib\/index\.ts|lib\/express\/error-handler\.ts|docs\/|README\.md)/;

const files = ['lib', 'docs']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  )
  .concat('README.md')
  .filter((name) => /\.(?:c?ts|md)$/.test(name) && !exempt.test(name));

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

  it.each([
    ['whoever', 'for whoever asks'],
    ['amid', 'an error amid the stream'],
    ['beside', 'sent beside the body'],
    ['is no …', 'a string that is no URL'],
  ])('would be found to have "%s"', (name, line) => {
    const [, pattern] = habits.find(([habit]) => habit === name) ?? [];
    expect(linesWith(pattern as RegExp, line)).toEqual([`1: ${line}`]); // each is in the table
  });

  it.each(['if there is no header', 'it is no longer used', 'two besides'])(
    'may have "%s"',
    (line) => {
      expect(habits.flatMap(([, pattern]) => linesWith(pattern, line))).toEqual([]);
    },
  );

  it('is read in most rooms', () => {
    expect(files.length).toBeGreaterThan(150);
  });
});
