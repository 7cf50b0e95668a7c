/** CPU of a whole request through Express: a route that fails, and the error handler that answers. */
import { setImmediate } from 'node:timers/promises';
import express from 'express';
import { end, ready, send } from './by-hand.mjs';
import { sdkError } from './errors.mjs';
import { costTable } from './format.mjs';
import { inProcess } from './in-process.mjs';
import { cpuPerCall, interleave, median, ratios } from './measure.mjs';
import { developer, openaiErrorHandler } from './ours.mjs';

const ours = '`openaiErrorHandler()`';
const hand = 'by hand, `res.send`';

/** None of the others writes a log. */
const log = false;

const own = {
  [ours]: [openaiErrorHandler({ ...developer, log })],
  "`openaiErrorHandler({ audience: 'public' })`": [openaiErrorHandler({ audience: 'public', log })],
  [hand]: [send],
  'by hand, `writeHead` and `end` (the floor)': [end],
  'Express alone, in HTML': [],
};

const reused = sdkError(429);

/** An app whose routes throw a fresh error, always the same one, or none. */
function createApp(handlers) {
  const app = express();
  app.get('/fresh', () => {
    throw sdkError(429);
  });
  app.get('/reused', () => {
    throw reused;
  });
  app.get('/success', (_request, response) => response.json(ready));
  for (const handler of handlers) app.use(handler);
  return app;
}

/** Costs by name of requests to this path, in microseconds of CPU. */
async function costsOf(handlers, path, { rounds, batch, connect }) {
  const senders = {};
  for (const [name, some] of Object.entries(handlers))
    senders[name] = await connect(createApp(some), path);
  const costs = await interleave(senders, rounds, ({ send: run }) => cpuPerCall(batch, run));
  for (const { close } of Object.values(senders)) close();
  return costs;
}

/** Express writes what its own handler answers to the error output, too, a turn later. */
async function muted(act) {
  const { error } = console;
  console.error = () => undefined;
  try {
    return await act();
  } finally {
    await setImmediate();
    console.error = error;
  }
}

/**
 * Measures requests that fail, and requests that do not.
 * @param peers error handlers of other packages, by name
 * @param manner how many requests, and by which way they come
 */
export async function measureCpu(peers, { connect = inProcess, ...amount }) {
  const manner = { connect, ...amount };
  const handlers = { ...own, ...peers };
  const unit = 'µs CPU';
  const [fresh, same, success] = await muted(async () => [
    await costsOf(handlers, '/fresh', manner),
    await costsOf(handlers, '/reused', manner),
    await costsOf({ without: [], 'with `openaiErrorHandler()`': own[ours] }, '/success', manner),
  ]);
  return {
    ratios: Object.fromEntries(
      Object.entries(fresh).map(([name, costs]) => [name, median(ratios(costs, fresh[hand]))]),
    ),
    figure: median(ratios(fresh[ours], fresh[hand])),
    fresh: costTable(fresh, hand, unit),
    reused: costTable(same, hand, unit),
    success: costTable(success, 'without', unit),
  };
}
