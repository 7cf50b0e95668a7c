/** CPU of a whole request through Express: a route throws an error of the SDK, and the error handler responds. */
import { setImmediate } from 'node:timers/promises';
import express from 'express';
import { endByHand, readyProblem, sendByHand } from '../apparatus/by-hand.mjs';
import { failing, kinds } from '../apparatus/errors.mjs';
import { inProcess } from '../apparatus/in-process.mjs';
import { cpuPerItem, interleave, summary } from '../apparatus/measure.mjs';
import { developer, endUsers, hand } from '../apparatus/names.mjs';
import { openaiErrorHandler } from '../apparatus/ours.mjs';
import { peerHandlers } from '../apparatus/peers.mjs';
import { several } from '../apparatus/several.mjs';

/** No other package writes a log. */
const log = false;

async function ownHandlers(kind) {
  const ready = await readyProblem(kind);
  return {
    [developer]: [openaiErrorHandler({ audience: 'developer', log })],
    [endUsers]: [openaiErrorHandler({ audience: 'public', log })],
    [hand]: [sendByHand(ready)],
    'by hand, `writeHead` and `end` (the least possible)': [endByHand(ready)],
    'Express alone, in HTML': [],
  };
}

/** The error handlers that are measured, by name; other packages handle the 429. */
export async function handlersFor(kind) {
  const own = await ownHandlers(kind);
  return kind === '429' ? { ...own, ...peerHandlers } : own;
}

/** An app whose route throws the errors of a queue, one per request. */
export function createApp(handlers, queue) {
  const app = express();
  app.get('/fails', () => {
    throw queue.pop();
  });
  app.get('/succeeds', (_request, response) => response.json({ text: 'Hello!' }));
  for (const handler of handlers) app.use(handler);
  return app;
}

/** Express also writes the errors of its own handler to the error output, one turn later. */
export async function muted(act) {
  const { error } = console;
  console.error = () => undefined;
  try {
    return await act();
  } finally {
    await setImmediate();
    console.error = error;
  }
}

/** Costs of requests that fail, in microseconds; the errors are made before the clock starts. */
async function failures(kind, { rounds, batch }) {
  const make = await failing(kind);
  const queue = [];
  const senders = Object.entries(await handlersFor(kind)).map(([name, handlers]) => [
    name,
    inProcess(createApp(handlers, queue), '/fails'),
  ]);
  const costs = await interleave(Object.fromEntries(senders), rounds, async ({ send }) => {
    queue.push(...(await several(batch, make)));
    return cpuPerItem(batch, () => send(batch));
  });
  return summary(costs, hand);
}

async function successes({ rounds, batch }) {
  const handler = openaiErrorHandler({ audience: 'developer', log });
  const senders = {
    without: inProcess(createApp([], []), '/succeeds'),
    with: inProcess(createApp([handler], []), '/succeeds'),
  };
  const costs = await interleave(senders, rounds, ({ send }) =>
    cpuPerItem(batch, () => send(batch)),
  );
  return summary(costs, 'without');
}

/** Measures requests without sockets: of every kind of failure, and successful ones. */
export async function measureRequests(amount) {
  const failed = {};
  for (const kind of kinds) failed[kind] = await muted(() => failures(kind, amount));
  return { failed, succeeded: await successes(amount) };
}
