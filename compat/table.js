// The table of docs/wrappers.md: which wrapper was tested in which version, and what arrives.
import { rows } from './cells.js';
import { failures } from './failures.js';
import { foreignClients } from './foreign/clients.js';
import { titleOf } from './title.js';

/** The facts of a cell, by their names in the table. */
const facts = {
  slug: 'type',
  status: 'status',
  code: 'code',
  retryAfter: 'wait',
  requestId: 'request ID',
};

const cells = rows.flatMap((row) => row.cells);
const reasons = [...new Set(cells.map(({ expected }) => expected.why))].filter(
  (why) => why !== undefined,
);

function isLost(fact, { failure, expected }) {
  const sent = failures[failure].expected[fact];
  return sent !== undefined && expected[fact] !== sent;
}

/** The facts that are missing in at least one of these cells, in words. */
function lossesOf(some) {
  if (some.every(({ expected }) => !expected.isThrown)) return ['nothing is thrown'];
  const lost = Object.keys(facts).filter((fact) => some.some((cell) => isLost(fact, cell)));
  return [
    ...(some.some(({ expected }) => expected.claim === 'likely')
      ? ["needs `claim: 'likely'`"]
      : []),
    ...lost.map((fact) => `no ${facts[fact]}`),
  ];
}

function note(why) {
  const losses = lossesOf(cells.filter(({ expected }) => expected.why === why));
  return `${losses.join(', ')}: ${why}`;
}

/** The content of a cell for all calls of a wrapper: whether everything arrives for some, and notes for the others. */
function mark(calls) {
  if (calls.length === 0) return '–';
  const numbers = new Set(calls.map(({ expected }) => reasons.indexOf(expected.why) + 1));
  const notes = [...numbers].filter((number) => number > 0).map((number) => `(${number})`);
  return [...(numbers.has(0) ? ['✓'] : []), ...notes].join(' ');
}

function line({ title, cells: own }) {
  const marks = Object.keys(failures).map((failure) =>
    mark(own.filter((cell) => cell.failure === failure)),
  );
  return `| ${[title, ...marks].join(' | ')} |`;
}

/** The table, its notes and the negatives, in Markdown. */
export function renderWrappers() {
  const columns = ['wrapper', ...Object.keys(failures)];
  const foreign = foreignClients.map((client) => client.title ?? titleOf(client));
  return [
    `| ${columns.join(' | ')} |\n|${' --- |'.repeat(columns.length)}`,
    `\n${rows.map(line).join('\n')}\n\n`,
    reasons.map((why, index) => `${index + 1}. ${note(why)}`).join('\n'),
    `\n\nNot claimed, by the same means: errors of ${foreign.join(', ')}.`,
  ].join('');
}
