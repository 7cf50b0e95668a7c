// The cells of the matrix: the combinations of versions to try.

const node = (version) => ({
  name: `Node.js ${version}`,
  package: `node@${version}`,
  find: ['-p', 'process.execPath'],
});

/** The runtimes, from packages of the npm registry; `find` makes one print its path, `run` precedes the script. */
export const runtimes = [
  ...['20.0.0', '20.20.2', '22.23.3', '24.21.0', '26.10.0'].map(node),
  { name: 'Bun 1.4.5', package: 'bun@1.4.5', find: ['-p', 'process.execPath'] },
  {
    name: 'Deno 2.9.6',
    package: 'deno@2.9.6',
    find: ['eval', 'console.log(Deno.execPath())'],
    run: ['run', '--allow-all'],
  },
];

export const expresses = ['4.18.0', '4.22.3', '5.0.0', '5.3.0'];
export const sdks = ['4.0.0', '4.104.0', '5.0.0', '5.23.2', '6.0.0', '6.49.0', '7.0.0', '7.57.0'];
export const formats = ['cjs', 'esm'];

/** Remarks about cells that pass. */
export const remarks = [
  {
    concerns: (runtime, sdk) => runtime.name.startsWith('Node.js 20.') && sdk.startsWith('7.'),
    text: 'openai 7 requires Node.js 22. On Node.js 20 it works, but npm prints a warning during installation.',
  },
];

/** The Node.js that runs this script, listed or not. */
const atHand = node(process.versions.node);
export const isAtHand = ({ name }) => name === atHand.name;

/** All combinations on these runtimes. */
export function allCells(on = runtimes) {
  return on.flatMap((runtime) =>
    sdks.flatMap((sdk) =>
      expresses.flatMap((express) => formats.map((format) => ({ runtime, sdk, express, format }))),
    ),
  );
}

/** Every SDK once on a runtime, alternating between Express versions and formats. */
function diagonal(runtime, offset) {
  return sdks.map((sdk, index) => ({
    runtime,
    sdk,
    express: expresses[(index + offset) % expresses.length],
    format: formats[(index + Math.floor(index / expresses.length)) % formats.length],
  }));
}

/** All cells on the current Node.js, and enough on the others to cover every pair of versions. */
export function pairwiseCells() {
  const others = runtimes.filter((runtime) => !isAtHand(runtime));
  return [...allCells([atHand]), ...others.flatMap(diagonal)];
}
