// The matrix as text for the terminal.
import { failures } from './failures.js';

const columns = Object.keys(failures);

/** The mark of a cell: everything arrived, something did, only a likely guess, nothing was thrown, or it failed. */
function markOf(cell, passed) {
  if (!passed.has(cell)) return '✗';
  const { claim, isThrown, why } = cell.expected;
  if (!isThrown) return '∅';
  if (claim === 'likely') return '?';
  return why === undefined ? '✓' : '−';
}

function line(name, marks) {
  const widths = columns.map((column) => column.length);
  return `  ${name.padEnd(32)}${marks.map((mark, index) => mark.padEnd(widths[index] + 2)).join('')}`.trimEnd();
}

function linesOf({ title, cells }, passed) {
  const names = [...new Set(cells.map(({ name }) => name))];
  const mark = (name, failure) => {
    const cell = cells.find((one) => one.name === name && one.failure === failure);
    return cell === undefined ? '' : markOf(cell, passed);
  };
  return [
    title,
    ...names.map((name) =>
      line(
        name,
        columns.map((failure) => mark(name, failure)),
      ),
    ),
  ];
}

/** The grid of all rows; `passed` are the cells that match the expectation. */
export function renderGrid(rows, passed) {
  const legend =
    '✓ all arrives  − a part of it  ? with `claim: likely`  ∅ nothing is thrown  ✗ not as expected';
  const lines = rows.flatMap((row) => linesOf(row, passed));
  return `\n${[line('', columns), ...lines, '', legend].join('\n')}\n\n`;
}
