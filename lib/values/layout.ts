/** Text for a terminal: colours, wrapped lines, labelled rows. */
import { inspect } from 'node:util';

type Style = 'bold' | 'cyan' | 'dim' | 'green' | 'red' | 'yellow';

/** Puts a style around a text, or does not. */
export type Paint = (style: Style, text: string) => string;

/** Makes the paint; `util.styleText` does not exist in Node 20.0 to 20.11. */
export function createPaint(coloured: boolean): Paint {
  if (!coloured) return (_style, text) => text;
  return (style, text) => {
    const [on, off] = inspect.colors[style] as [number, number]; // all of them exist
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}

/** What a view is drawn with. */
export interface Canvas {
  readonly paint: Paint;
  /** In columns. */
  readonly width: number;
}

/** A list that is not empty. */
export type Lines = [string, ...string[]];

/** The text in lines of at most this width; a longer word, such as an address, has a line of its own. */
export function wrap(text: string, width: number): Lines {
  const [word, ...words] = text.trim().split(/\s+/) as Lines; // a text has one part at least
  const lines: Lines = [word];
  for (const next of words) {
    const line = `${lines.at(-1)} ${next}`;
    if (line.length > width) lines.push(next);
    else lines[lines.length - 1] = line;
  }
  return lines;
}

/** The text behind a head, wrapped so that all its lines begin in one column. */
export function hang(head: string, text: string, { paint, width }: Canvas): Lines {
  const [first, ...others] = wrap(text, width - head.length);
  return [paint('dim', head) + first, ...others.map((line) => ' '.repeat(head.length) + line)];
}

/** A label and what it labels; without a text the row is left out. */
export type Row = readonly [label: string, text: string | undefined];

/** Rows whose texts begin in one column, or beneath their labels where that would leave them little room. */
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
