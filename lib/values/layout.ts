/** Formats text for a terminal: colors, wrapped lines, labelled rows. */
import { inspect } from 'node:util';

type Style = 'bold' | 'cyan' | 'dim' | 'green' | 'red' | 'yellow';

/** Applies a style to a string, or returns it unchanged. */
export type Paint = (style: Style, text: string) => string;

/** Creates the paint function. `util.styleText` does not exist in Node.js 20.0 to 20.11. */
export function createPaint(colored: boolean): Paint {
  if (!colored) return (_style, text) => text;
  return (style, text) => {
    const [on, off] = inspect.colors[style] as [number, number]; // every `Style` is among them
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}

/** The output settings of a view. */
export interface Canvas {
  readonly paint: Paint;
  /** In columns. */
  readonly width: number;
}

/** A list with at least one line. */
export type Lines = [string, ...string[]];

/** Wraps a string to lines of at most this width; a longer word, such as a URL, gets a line to itself. */
export function wrap(text: string, width: number): Lines {
  const [word, ...words] = text.trim().split(/\s+/) as Lines; // `split` returns at least one part
  const lines: Lines = [word];
  for (const next of words) {
    const line = `${lines.at(-1)} ${next}`;
    if (line.length > width) lines.push(next);
    else lines[lines.length - 1] = line;
  }
  return lines;
}

/** A string after a heading, wrapped so that all lines start in the same column. */
export function hang(head: string, text: string, { paint, width }: Canvas): Lines {
  const [first, ...others] = wrap(text, width - head.length);
  return [paint('dim', head) + first, ...others.map((line) => ' '.repeat(head.length) + line)];
}

/** A label and its value; a row without a value is left out. */
export type Row = readonly [label: string, text: string | undefined];

/** Formats rows with all values in one column, or below their labels if that would leave too little space. */
export function table(rows: readonly Row[], canvas: Canvas, indent = ''): string[] {
  const shown = rows.filter((row): row is readonly [string, string] => row[1] !== undefined);
  const longest = Math.max(...shown.map(([label]) => label.length));
  const isNarrow = indent.length + longest + 2 > canvas.width / 2;
  return shown.flatMap(([label, text]) =>
    isNarrow
      ? [canvas.paint('dim', indent + label), ...hang(`${indent}  `, text, canvas)]
      : hang(`${indent}${label.padEnd(longest)}  `, text, canvas),
  );
}
