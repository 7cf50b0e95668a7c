/** Parses the blocks that the log writes on a terminal. */
import { stripVTControlCharacters } from 'node:util';

/** The first line of a block, with the status and the slug. */
const heading = /^✖ (\d{3}) ([a-z][a-z\d:-]{0,100})(?: {2}|$)/m;
/** A labelled row: two spaces of margin, a label, at least two spaces, and the value. */
const labelled = /^ {2}([A-Z][A-Za-z ]{1,12}?)(?: {2,})(\S.*)$/;
const step = /^ {2}(\d{1,2})\. (.*)$/;

/** Removes the prefix that containers and journals add to each line. */
function withoutPrefix(text: string): string {
  const prefix = /^(.{1,60}?)✖ \d{3} /m.exec(text)?.[1];
  return prefix === undefined
    ? text
    : text
        .split('\n')
        .map((line) => (line.startsWith(prefix.trimEnd()) ? line.slice(prefix.length) : line))
        .join('\n');
}

/** The blocks in a text, without colors; an empty array if there are none. */
export function blocksIn(text: string): readonly string[] {
  const plain = withoutPrefix(stripVTControlCharacters(text));
  return plain.split(/^(?=✖ \d{3} )/m).filter((part) => heading.test(part));
}

/** The lines up to the first empty one. */
function paragraphAt(lines: readonly string[], start: number): readonly string[] {
  const end = lines.findIndex((line, index) => index >= start && line.trim() === '');
  return lines.slice(start, end === -1 ? undefined : end);
}

/** Joins wrapped lines: a line that does not start a new text continues the previous one. */
function joinedLines(
  lines: readonly string[],
  begins: (line: string) => string | undefined,
): readonly string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const start = begins(line);
    if (start !== undefined) texts.push(start);
    else texts.push(`${texts.pop() ?? ''} ${line.trim()}`.trim());
  }
  return texts;
}

function factsOf(lines: readonly string[]): Readonly<Record<string, string>> {
  const rows = lines.map((line) => labelled.exec(line));
  return Object.fromEntries(
    rows.flatMap((row) => (row === null ? [] : [[row[1] as string, row[2] as string] as const])), // both groups matched
  );
}

/** The block as a record, in the form that the log writes outside of terminals. */
export function recordOfBlock(text: string): object {
  const [, status, slug] = text.split(/\s+/, 3);
  const lines = text.split('\n').map((line) => line.trimEnd());
  const [meaning, ...messages] = joinedLines(paragraphAt(lines, 1), (line) =>
    /^ {2}Message: {2}/.test(line) ? line.slice('  Message:  '.length) : undefined,
  );
  const stepsAt = lines.indexOf('  What to do') + 1;
  const steps = paragraphAt(lines, stepsAt);
  const facts = factsOf(lines.slice(stepsAt + steps.length));
  const wait = /^after (\d{1,9}) /.exec(facts['Retry'] ?? '')?.[1];
  return {
    slug,
    status: Number(status),
    meaning,
    message: messages.join(' ') || undefined,
    solution: joinedLines(steps, (line) => step.exec(line)?.[2]),
    code: / ?\d{3} (\S+)$/.exec(facts['Upstream'] ?? '')?.[1],
    param: facts['Parameter'],
    fixableBy: facts['Fixable by'],
    retryable: facts['Retry']?.startsWith('no') !== true,
    retryAfter: wait === undefined ? undefined : Number(wait),
    requestId: facts['Request ID'],
    instance: facts['Instance'],
    documentation: facts['Read more'],
  };
}
