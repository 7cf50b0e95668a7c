// The cells of the matrix: which versions are tried with which.

/** The first is the oldest that `engines` admits. */
export const nodes = ['20.0.0', '20.20.2', '22.23.3', '24.21.0', '26.10.0'];
/** The oldest and the newest of every major, as of the SDK. */
export const expresses = ['4.18.0', '4.22.3', '5.0.0', '5.3.0'];
export const sdks = [
  ['4.0.0', '4.104.0'],
  ['5.0.0', '5.23.2'],
  ['6.0.0', '6.49.0'],
  ['7.0.0', '7.57.0'],
].flat();
export const formats = ['cjs', 'esm'];

/** What is to be known of cells, though they pass. */
export const remarks = [
  {
    concerns: ({ node, sdk }) => node.startsWith('20.') && sdk.startsWith('7.'),
    text: 'openai 7 asks for Node.js 22 or later: npm warns when it is installed on 20, where it works.',
  },
];

/** All of them on these Node.js versions. */
export function allCells(on = nodes) {
  return on.flatMap((node) =>
    sdks.flatMap((sdk) =>
      expresses.flatMap((express) => formats.map((format) => ({ node, sdk, express, format }))),
    ),
  );
}

/** Every SDK once on each Node.js: with each Express in both formats in turn. */
function diagonal(node, offset) {
  return sdks.map((sdk, index) => ({
    node,
    sdk,
    express: expresses[(index + offset) % expresses.length],
    format: formats[(index + Math.floor(index / expresses.length)) % formats.length],
  }));
}

/** All cells on this Node.js, and as many on the others as it takes to have every pair of versions. */
export function pairwiseCells(nodeAtHand) {
  const others = nodes.filter((node) => node !== nodeAtHand);
  return [...allCells([nodeAtHand]), ...others.flatMap(diagonal)];
}
