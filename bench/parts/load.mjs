/** Requests that fail under load from another process: CPU of the server, requests a second, and how long a client waits. */
import { failing } from '../apparatus/errors.mjs';
import { cpuPerItem, interleave, quantile, rounded, summary } from '../apparatus/measure.mjs';
import { hand } from '../apparatus/names.mjs';
import { overSockets } from '../apparatus/sockets.mjs';
import { several } from '../apparatus/several.mjs';
import { createApp, handlersFor, muted } from './requests.mjs';

/** A server for each variant, with the waits of all rounds. */
async function startServers(queue, connections) {
  const servers = {};
  for (const [name, handlers] of Object.entries(await handlersFor('429'))) {
    const server = await overSockets(createApp(handlers, queue), '/fails', connections);
    servers[name] = { ...server, rounds: [] };
  }
  return servers;
}

/** What clients of this server see. The first rounds, in which code is compiled, do not count. */
function seen({ rounds: all }, counted, batch) {
  const rounds = all.slice(-counted);
  const milliseconds = rounds.flatMap((round) => round.milliseconds);
  return {
    p50: rounded(quantile(milliseconds, 0.5)),
    p99: rounded(quantile(milliseconds, 0.99)),
    perSecond: rounded(
      quantile(
        rounds.map(({ took }) => (batch / took) * 1000),
        0.5,
      ),
    ),
  };
}

/** Measures the 429, with new errors, on so many connections. */
export async function measureLoad({ rounds, batch, connections }) {
  const make = await failing('429');
  const queue = [];
  const servers = await startServers(queue, connections);
  const costs = await muted(() =>
    interleave(servers, rounds, async (server) => {
      queue.push(...(await several(batch, make)));
      return cpuPerItem(batch, async () => server.rounds.push(await server.send(batch)));
    }),
  );
  const summaries = Object.entries(summary(costs, hand)).map(([name, one]) => [
    name,
    { ...one, ...seen(servers[name], rounds, batch) },
  ]);
  for (const server of Object.values(servers)) server.close();
  return { connections, variants: Object.fromEntries(summaries) };
}
