// Renders the results of the matrix: a grid for the terminal, and docs/compatibility.md.
import { failures, facts, streams } from './cell/cases.mjs';
import { allCells, expresses, formats, remarks, runtimes, sdks } from './cells.mjs';

const row = (head, cells) => [head.padEnd(16), ...cells.map((cell) => cell.padEnd(8))].join('');
const marks = new Map([
  [true, '✓'],
  [false, '✗'],
  [undefined, '·'],
]);

function gridOf(name, outcomes) {
  const passed = new Map(
    outcomes.map((cell) => [`${cell.sdk} ${cell.express} ${cell.format}`, cell.passed]),
  );
  const both = (sdk, express) =>
    formats.map((format) => marks.get(passed.get(`${sdk} ${express} ${format}`))).join(' ');
  const rows = sdks.map((sdk) =>
    row(
      `openai ${sdk}`,
      expresses.map((express) => both(sdk, express)),
    ),
  );
  return `${[row(name, expresses), ...rows].join('\n')}\n`;
}

/** A grid for each runtime, with openai in rows and Express in columns. `outcomes` are cells that have or have not `passed`. */
export function renderGrids(outcomes) {
  const names = new Set(outcomes.map(({ runtime }) => runtime.name));
  return [...names]
    .map((name) =>
      gridOf(
        name,
        outcomes.filter(({ runtime }) => runtime.name === name),
      ),
    )
    .join('\n');
}

const superscripts = '¹²³⁴⁵⁶⁷⁸⁹';

function tick(runtime, sdk) {
  const notes = remarks.map(({ concerns }, index) =>
    concerns(runtime, sdk) ? superscripts[index] : '',
  );
  return `✓${notes.join('')}`;
}

const line = (cells) => `| ${cells.join(' | ')} |`;

/** The document of a matrix in which every cell has passed. */
export function renderDocument() {
  return `# Compatibility

<!-- Written by \`npm run test:matrix\` once every cell has passed. -->

The package as it is published passes the same tests, on real sockets, in every combination of these versions, loaded as a
CommonJS and as an ES module: ${allCells().length} in all. Of Express and openai they are the oldest and the newest of every major that is
supported, of the runtimes the newest, and Node.js 20.0.0, the oldest that \`engines\` admits.

Each tick stands for Express ${expresses.slice(0, -1).join(', ')} and ${expresses.at(-1)}, in both formats.

${line(['', ...runtimes.map(({ name }) => name)])}
${line(['---', ...runtimes.map(() => '---')])}
${sdks.map((sdk) => line([`**openai ${sdk}**`, ...runtimes.map((runtime) => tick(runtime, sdk))])).join('\n')}

${remarks.map(({ text }, index) => `${superscripts[index]} ${text}`).join('\n')}

## What is tried in each

${[...Object.keys(failures), ...Object.keys(streams), ...Object.values(facts)].map((name) => `- ${name}`).join('\n')}
`;
}
