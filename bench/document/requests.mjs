/** What requests cost: those that fail, alone and under load, those that succeed, and streams. */
import { developer, endUsers, hand } from '../apparatus/names.mjs';
import { eachNode, figure, major, nodeTable, table, times, withCost } from './format.mjs';

const nameOf = (kind) => (kind === 'refused' ? 'connection refused' : kind);

/** Our own figures for every kind of error. */
function ownFigures({ requests: { failed } }) {
  const rows = Object.entries(failed).flatMap(([kind, variants]) => [
    [`${nameOf(kind)}, for developers`, variants[developer]],
    [`${nameOf(kind)}, for end users`, variants[endUsers]],
  ]);
  return Object.fromEntries(rows);
}

function failing({ nodes }) {
  const sentences = eachNode(nodes, ({ requests: { failed } }, version) => {
    const { [developer]: own, [endUsers]: open, [hand]: byHand } = failed['429'];
    return `On ${version}, a request that ends in a 429 takes ${figure(own.cost)} µs of CPU with the error handler for developers and ${figure(open.cost)} µs with the one for end users. A handler that sends an object prepared in advance with \`res.send\` takes ${figure(byHand.cost)} µs.`;
  });
  return `### A request that fails

${sentences}

All kinds of errors, as a multiple of the handler by hand:

${nodeTable(nodes, ownFigures, withCost('µs'))}

The 429 alongside other packages. They are given the texts, and take message, code and request ID from the error; none of them redacts:

${nodeTable(nodes, ({ requests }) => requests.failed['429'], withCost('µs'))}`;
}

function loadTable([version, { load }]) {
  const rows = Object.entries(load.variants).map(([name, variant]) => [
    name,
    times(variant),
    ...[variant.perSecond, variant.p50, variant.p99].map(figure),
  ]);
  return table([major(version), 'CPU', 'requests/s', 'p50, ms', 'p99, ms'], rows);
}

function underLoad({ nodes }) {
  const [{ load }] = Object.values(nodes);
  return `### Under load

The 429 over loopback. Another process sends the requests over ${load.connections} connections, each as soon as the response before it has arrived. CPU is that
of the server, as a multiple of the handler by hand; p50 and p99 are what clients wait, which depends on the load of the machine.

${Object.entries(nodes).map(loadTable).join('\n\n')}`;
}

function succeeding({ nodes }) {
  const sentences = eachNode(
    nodes,
    ({ requests: { succeeded } }, version) =>
      `On ${version}, an app with the handler takes ${times(succeeded.with)} times the CPU of an app without it.`,
  );
  return `### A request that succeeds

Nothing: Express calls error handlers only for errors. ${sentences} Differences of a few percent are noise.`;
}

function streaming({ nodes }) {
  const [{ streams }] = Object.values(nodes);
  return `### Streams

CPU of \`streamToResponse\` with ${streams.count} streams open at once, as a multiple of a loop by hand that writes every item:

${nodeTable(nodes, (measured) => measured.streams.results, withCost('ms in all'))}`;
}

/** The sections about requests. */
export function requestSections(measured) {
  return [failing, underLoad, succeeding, streaming].map((part) => part(measured)).join('\n\n');
}
