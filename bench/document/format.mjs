/** Figures and tables in Markdown that can also be read on a terminal. */

/** Three significant digits, without an exponent. */
export function figure(value) {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(digits, 3) });
}

/** How many times as much: the median, with two digits behind the point. */
export function times({ ratio: [, middle] }) {
  return middle.toFixed(2);
}

/** How many times as much, and what that is. */
export const withCost = (unit) => (measured) =>
  `${times(measured)} (${figure(measured.cost)} ${unit})`;

/** Words in a list: a, b and c. */
export function listed(words) {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `Node.js 20` of `Node.js 20.20.2`. */
export function major(version) {
  return version.replace(/\.\d+\.\d+$/, '');
}

/** A table with aligned columns; the first one is text, the others are figures. */
export function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length), 3));
  const line = (row) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = widths.map(
    (width, column) => '-'.repeat(width - (column > 0)) + (column > 0 ? ':' : ''),
  );
  return [line(cells[0]), `| ${rule.join(' | ')} |`, ...cells.slice(1).map(line)].join('\n');
}

/**
 * A table with a row for each variant and a column for each version of Node.js.
 * @param pick the variants by name, of what was measured in one version
 * @param cell what is shown of a variant
 */
export function nodeTable(nodes, pick, cell, heading = '') {
  const columns = Object.values(nodes).map(pick);
  const rows = Object.keys(columns[0]).map((name) => [
    name,
    ...columns.map((variants) => cell(variants[name])),
  ]);
  return table([heading, ...Object.keys(nodes).map(major)], rows);
}

/** Sentences that say the same of each version of Node.js. */
export function eachNode(nodes, say) {
  return Object.entries(nodes)
    .map(([version, measured]) => say(measured, major(version)))
    .join(' ');
}
