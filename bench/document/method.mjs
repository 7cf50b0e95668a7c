/** How everything is measured, and how to repeat it. */
import { listed } from './format.mjs';

/** The largest difference between two runs of the allocation counter, in percent. */
function largestSpread(nodes) {
  const spreads = Object.values(nodes).flatMap(({ memory }) =>
    Object.values(memory).map(({ spread }) => spread),
  );
  return (Math.max(...spreads) * 100).toFixed(1);
}

/** The section about method. */
export function methodSection({ machine, nodes }) {
  return `- **Errors** are made by the SDK's own factory (openai 6; the conversion also with openai 7) and carry the 22 header fields that OpenAI sends.
  Each is converted once, and nobody has read it before: the engine sorts header fields when they are first read. Errors that come out of a call
  are cheaper, because the SDK has read the fields for its own log. Errors are made before the clock starts, so that their cost dilutes no ratio.
- **CPU** is that of the process (\`process.cpuUsage\`), garbage collection included. Variants take turns in one process; a ratio compares
  two variants in the same round; the tables show the median, and \`bench/figures.json\` has both quartiles as well.
- **Requests** go through Express 5 and Node's own request and response, on a connection that drops what is written to it. Under load, they
  come over loopback from another process.
- **Start** is measured in fresh processes. \`node:http\`, \`Headers\` and an error of the SDK are there before the clock starts, as in an app.
- **Memory** is the growth of the heap over 1,000 conversions in a process whose young generation is so large that nothing is collected.
  Two processes must agree within 5 %; here they differ by at most ${largestSpread(nodes)} %.
- **Streams** wait for each other until all are open. Every one must arrive whole.

Measured with ${listed(Object.keys(nodes))} on ${machine.computer}; openai-problem-details ${machine.own} alongside ${listed(machine.versions)}.

To repeat it, run \`npm run bench\` in a clone of the repository, on a quiet machine; it takes about three minutes. \`npm run bench -- --quick\`
measures only what does not depend on time (bytes, files, allocations) and fails if a figure is above its ceiling in \`bench/limits.mjs\`.
Times never fail a build.`;
}
