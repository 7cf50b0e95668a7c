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

/** The document of a matrix whose cells have all passed. */
export function renderDocument() {
  return `# Compatibility

<!-- Written by \`npm run test:matrix\` after every test has passed. -->

| | supported | for at least |
| --- | --- | --- |
| Node.js | 20, 22, 24, 26 | one year after the end of life of a release line; Node.js 20, which reached it in April 2026, until April 2027 |
| Express | 4.18 and later, 5 | as long as the Express project fixes security issues in the major version |
| openai | 4, 5, 6, 7 | two years after the release of the next major version |
| Bun, Deno | the newest version | the newest version at the time of each release |
| TypeScript | 5.0 and later, with any \`moduleResolution\` | – |

ES modules and CommonJS are both supported. Peer dependency ranges accept later major versions. A new major version of \`openai\`
is supported as soon as a release lists it here.

Dropping a version is a breaking change. It needs a new major version of this package (before 1.0, a new minor version) and an entry in
the changelog.

The only dependency is \`http-errors\`, which Express uses, too. It is loaded only by \`toHttpError\`. \`gpt-tokenizer\` 2.2 and later is
optional, for \`maxTokens\`.

## Tested combinations

The published package passes the same tests, over real sockets, in ${allCells().length} combinations of these versions. For Express and
openai, these are the oldest and the newest release of each supported major version; for the runtimes, the newest release, and Node.js
20.0.0, the oldest that \`engines\` allows. Each tick stands for Express ${expresses.slice(0, -1).join(', ')} and ${expresses.at(-1)}, in both module formats.

${line(['', ...runtimes.map(({ name }) => name)])}
${line(['---', ...runtimes.map(() => '---')])}
${sdks.map((sdk) => line([`**openai ${sdk}**`, ...runtimes.map((runtime) => tick(runtime, sdk))])).join('\n')}

${remarks.map(({ text }, index) => `${superscripts[index]} ${text}`).join('\n')}

## Tests in each combination

${[...Object.keys(failures), ...Object.keys(streams), ...Object.values(facts)].map((name) => `- ${name}`).join('\n')}
`;
}
