/** What relaying streams costs alongside a loop written by hand: many at once, read by another process. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { interleave, summary } from '../apparatus/measure.mjs';
import { streamToResponse } from '../apparatus/ours.mjs';
import { gather, sources } from '../apparatus/upstream.mjs';

const reader = fileURLToPath(new URL('../apparatus/stream-reader.mjs', import.meta.url));

/** What an app without this package does. */
async function byHand(source, res) {
  res.setHeader('Content-Type', 'text/event-stream');
  for await (const item of await source()) {
    if (!res.write(`data: ${JSON.stringify(item)}\n\n`)) await once(res, 'drain');
  }
  res.end('data: [DONE]\n\n');
}

/** Milliseconds of CPU of this process while the reader reads so many streams, all of which must arrive whole. */
async function cpuOf(client, message) {
  const before = process.cpuUsage();
  client.send(message);
  const [{ whole }] = await once(client, 'message');
  const { user, system } = process.cpuUsage(before);
  if (whole !== message.count) throw new Error(`${whole} of ${message.count} streams were whole`);
  return (user + system) / 1000;
}

async function listen(count) {
  const app = express();
  app.get('/hand/:source', (req, res) => byHand(sources[req.params.source], res));
  app.get('/ours/:source', (req, res) => streamToResponse(sources[req.params.source](), req, res));
  const server = app.listen(0, '127.0.0.1', count * 2);
  await once(server, 'listening');
  return server;
}

/** Measures relaying so many streams at once, in ratios to the loop by hand. */
export async function measureStreams({ rounds, count }) {
  gather(count);
  const server = await listen(count);
  const client = fork(reader, { execArgv: [] });
  const { port } = server.address();
  const results = {};
  for (const name of Object.keys(sources)) {
    const paths = { hand: `/hand/${name}`, ours: `/ours/${name}` };
    const costs = await interleave(paths, rounds, (path) => cpuOf(client, { port, path, count }));
    results[name] = summary(costs, 'hand').ours;
  }
  client.kill();
  server.close();
  return { count, results };
}
