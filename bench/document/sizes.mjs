/** Memory, the conversion alone, large errors, and the size of the package. */
import { converted } from '../apparatus/names.mjs';
import { eachNode, figure, listed, nodeTable, table, withCost } from './format.mjs';

function memory({ nodes }) {
  const sentences = eachNode(nodes, ({ memory: kinds }, version) => {
    const each = Object.entries(kinds).map(
      ([kind, { bytes }]) => `${figure(bytes / 1000)} kB for a ${kind}`,
    );
    return `On ${version}, the way from the error to JSON allocates ${listed(each)}.`;
  });
  return `### Memory

${sentences} It is garbage when the response has been sent.`;
}

/** Our own conversion of every kind of error. */
function ownConversions({ conversion: { own } }) {
  const rows = Object.entries(own).map(([kind, variants]) => [
    kind.replace('refused', 'connection refused'),
    variants[converted],
  ]);
  return Object.fromEntries(rows);
}

function conversion({ nodes }) {
  return `### The conversion alone

\`toProblemDetails\` and \`JSON.stringify\`, as a multiple of \`JSON.stringify\` of the ready object:

${nodeTable(nodes, ownConversions, withCost('µs'))}

The 429 alongside other packages:

${nodeTable(nodes, ({ conversion: { peers } }) => peers, withCost('µs'))}`;
}

/** One dimension of growth, with the size that the others are held against. */
function growthTable(nodes, what, from) {
  const sizes = ({ growth: { [what]: grown } }) =>
    Object.fromEntries(
      Object.entries(grown.sizes).map(([size, one]) => [Number(size).toLocaleString('en'), one]),
    );
  return `1.00 is the conversion with ${from.toLocaleString('en')} ${what}:\n\n${nodeTable(nodes, sizes, withCost('µs'), what)}`;
}

function growth({ nodes }) {
  const [first] = Object.values(nodes);
  const tables = Object.entries(first.growth).map(([what, { from }]) =>
    growthTable(nodes, what, from),
  );
  return `### Large errors

The conversion, if something grows that others decide on:

${tables.join('\n\n')}`;
}

function weight({ weight: { packed, unpacked, files, entries, installs } }) {
  const entryRows = Object.entries(entries).map(([name, { minified, compressed }]) => [
    name,
    figure(minified),
    figure(compressed),
  ]);
  const installRows = Object.entries(installs).map(([name, one]) => [
    name,
    figure(one.installed),
    one.packages,
    figure(one.minified),
    figure(one.compressed),
  ]);
  return `### Size

The package is ${figure(packed)} kB packed and ${figure(unpacked)} kB unpacked, in ${files} files. Each entry bundled by esbuild, without \`http-errors\`:

${table(['entry', 'minified, kB', 'compressed, kB'], entryRows)}

A production install into an empty folder, without peer dependencies, and a bundle:

${table(['', 'installed, kB', 'packages', 'minified, kB', 'compressed, kB'], installRows)}`;
}

/** The sections about memory, conversion, growth and size. */
export function sizeSections(measured) {
  return [memory, conversion, growth, weight].map((part) => part(measured)).join('\n\n');
}
