// What is shown of the matrix: a grid for the terminal, and docs/compatibility.md.
import { failures, facts, streams } from './cell/cases.mjs';
import { allCells, expresses, formats, nodes, remarks, sdks } from './cells.mjs';

const row = (head, cells) => [head.padEnd(16), ...cells.map((cell) => cell.padEnd(8))].join('');

/** A grid for each Node.js: openai down, Express across. `outcomes` are the cells with whether each has `passed`. */
export function renderGrid(outcomes) {
  const mark = (node, sdk, express) => {
    const both = outcomes.filter(
      (cell) => cell.node === node && cell.sdk === sdk && cell.express === express,
    );
    const shown = formats.map((format) => both.find((cell) => cell.format === format)?.passed);
    return shown.map((passed) => (passed === undefined ? '·' : passed ? '✓' : '✗')).join(' ');
  };
  const used = [...new Set(outcomes.map(({ node }) => node))];
  return used
    .flatMap((node) => [
      row(`Node.js ${node}`, expresses),
      ...sdks.map((sdk) =>
        row(
          `openai ${sdk}`,
          expresses.map((express) => mark(node, sdk, express)),
        ),
      ),
      '',
    ])
    .join('\n');
}

const superscripts = '¹²³⁴⁵⁶⁷⁸⁹';

function tick(node, sdk) {
  const notes = remarks.map(({ concerns }, index) =>
    concerns({ node, sdk }) ? superscripts[index] : '',
  );
  return `✓${notes.join('')}`;
}

const line = (cells) => `| ${cells.join(' | ')} |`;

/** The document of a matrix whose every cell has passed. */
export function renderDocument() {
  return `# Compatibility

<!-- Written by \`npm run test:matrix\` once every cell has passed. -->

The package as it is published passes the same tests, on real sockets, in every combination of these versions, loaded as a
CommonJS and as an ES module: ${allCells().length} in all. Of Express and openai they are the oldest and the newest of every major that is
supported, of Node.js the newest, and ${nodes[0]}, the oldest that \`engines\` admits.

Each tick stands for Express ${expresses.slice(0, -1).join(', ')} and ${expresses.at(-1)}, in both formats.

${line(['', ...nodes.map((node) => `Node.js ${node}`)])}
${line(['---', ...nodes.map(() => '---')])}
${sdks.map((sdk) => line([`**openai ${sdk}**`, ...nodes.map((node) => tick(node, sdk))])).join('\n')}

${remarks.map(({ text }, index) => `${superscripts[index]} ${text}`).join('\n')}

## What is tried in each

${[...Object.keys(failures), ...Object.keys(streams), ...Object.values(facts)].map((name) => `- ${name}`).join('\n')}
`;
}
