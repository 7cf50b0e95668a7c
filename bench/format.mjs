/** Figures and tables in Markdown, which is read on a terminal as well. */
import { median, quartiles, ratios } from './measure.mjs';

/** Three significant digits, without an exponent. */
export function figure(value) {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(digits, 3) });
}

/** The median, and both quartiles behind it. */
export function spread(values) {
  const [low, middle, high] = quartiles(values).map((value) => value.toFixed(2));
  return `${middle} (${low}–${high})`;
}

/** A table with its columns under each other; the first one is text, the others are figures. */
export function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = widths.map(
    (width, column) => '-'.repeat(width - (column > 0)) + (column > 0 ? ':' : ''),
  );
  return [line(cells[0]), `| ${rule.join(' | ')} |`, ...cells.slice(1).map(line)].join('\n');
}

/** Costs as a table: ratios to one of them, and the median itself. */
export function costTable(costs, floor, unit) {
  const rows = Object.entries(costs).map(([name, values]) => [
    name,
    spread(ratios(values, costs[floor])),
    figure(median(values)),
  ]);
  return table(['', 'ratio', unit], rows);
}
