/** What the start of an app costs. */
import { main, withHandler, withResponse } from '../apparatus/names.mjs';
import { eachNode, figure, nodeTable, withCost } from './format.mjs';

/** The section about loading the package, in ratios to http-errors. */
export function startSection({ nodes }) {
  const sentences = eachNode(nodes, ({ start }, version) => {
    const [loaded, handler, response, small] = [main, withHandler, withResponse, 'http-errors'].map(
      (variant) => figure(start.import[variant].cost),
    );
    return `On ${version}, \`import\` of the package takes ${loaded} ms of CPU, ${handler} ms with an error handler, and ${response} ms up to the first response to an error. \`http-errors\`, which comes with Express, takes ${small} ms.`;
  });
  const tables = ['import', 'require'].map((format) =>
    nodeTable(nodes, ({ start }) => start[format], withCost('ms'), `\`${format}\``),
  );
  return `### Start

${sentences}

In fresh processes, as a multiple of \`http-errors\`:

${tables.join('\n\n')}`;
}
