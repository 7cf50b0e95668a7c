/** The costs in short, in the newest Node.js that was measured. */
import { developer, endUsers, hand, main, withHandler, withResponse } from '../apparatus/names.mjs';
import { figure, listed, major, times } from './format.mjs';

function failing({ requests: { failed } }) {
  const { [developer]: own, [endUsers]: open, [hand]: byHand } = failed['429'];
  const more = [own, open].map(({ cost }) => figure(cost - byHand.cost));
  return `**A request that fails** takes ${more[0]} µs more CPU than an error handler written by hand; with the responses for end users, ${more[1]} µs more.`;
}

function starting({ start }) {
  const [handler, response] = [withHandler, withResponse].map(
    (variant) => start.import[variant].cost,
  );
  return `**Start** takes ${figure(handler)} ms of CPU with an error handler. The first error takes another ${figure(response - handler)} ms.`;
}

function streaming({ streams }) {
  const ratios = Object.entries(streams.results).map(
    ([name, result]) => `${times(result)} times (${name})`,
  );
  return `**A stream** takes ${listed(ratios)} the CPU of a loop written by hand.`;
}

/** One line for each kind of cost. */
export function summary({ nodes, weight }) {
  const [version, newest] = Object.entries(nodes).at(-1);
  const { installed, packages } = weight.installs[main];
  const lines = [
    failing(newest),
    '**A request that succeeds** takes no more: Express calls error handlers only for errors.',
    starting(newest),
    streaming(newest),
    `**An installation** has ${figure(installed)} kB in ${packages} packages, most of which Express brings as well.`,
  ];
  return `In short, on ${major(version)}:\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}
