// Streams every script with every SDK and Express and the built package, in a separate process: only there do errors
// of fetch look as in an app, and unhandled rejections show. Prints a JSON line for each case.
import { createParser } from 'eventsource-parser';
import { asyncHandler, isProblemDetails, openaiErrorHandler } from 'openai-problem-details';
import { abortOnClose, deadline, streamToResponse } from 'openai-problem-details/streaming';
import {
  chatHelper,
  clientOf,
  expresses,
  listen,
  pause,
  print,
  require,
  sdks,
  until,
} from './streaming-process.mjs';

const { startStreamingMock } = require('./streaming-mock.cjs');
const { scripts } = require('./streaming-scripts.cjs');

const input = { model: 'gpt-5', input: 'Hi' };
const messages = { model: 'gpt-5', messages: [{ role: 'user', content: 'Hi' }] };

/** The ways in which an app may request the stream. */
const manners = {
  create: (openai, api, options) =>
    api === 'chat'
      ? openai.chat.completions.create({ ...messages, stream: true }, options)
      : openai.responses.create({ ...input, stream: true }, options),
  awaited: (openai, api, options) => manners.create(openai, api, options),
  helper: (openai, api, options) =>
    api === 'chat'
      ? chatHelper(openai, messages, options)
      : openai.responses.stream(input, options),
};

/** The milliseconds of every deadline: so many that it expires only when `expire` says so. */
const limit = 2 ** 31 - 1;
const held = [];
const { setTimeout: originalSetTimeout } = globalThis;
globalThis.setTimeout = (act, ms, ...values) => {
  if (ms === limit) held.push(() => act(...values));
  return originalSetTimeout(act, ms, ...values);
};

/** Lets the deadline of the current case expire. A time after which it does so would be too short on a busy machine. */
function expire() {
  for (const act of held.splice(0)) act();
}

/** How a strict client reads the body: its events, and whether it is complete. */
async function readBody(response, onBytes) {
  const events = [];
  const parser = createParser({ onEvent: (event) => events.push(event) });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of response.body) {
      parser.feed(decoder.decode(bytes, { stream: true }));
      onBytes();
    }
    return { events, isWhole: true };
  } catch {
    return { events, isWhole: false };
  }
}

function verdict({ events, isWhole }) {
  if (!isWhole) return 'closed';
  const last = events.at(-1);
  if (last?.data === '[DONE]') return 'done';
  return last?.event === 'error' && isProblemDetails(JSON.parse(last.data))
    ? 'problem'
    : 'unfinished';
}

/** The result for a client of an app, in words. */
async function look(port, onBytes) {
  const signal = AbortSignal.timeout(30_000);
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, { signal });
    if (response.status !== 200)
      return { seen: `${response.status} response`, text: await response.text() };
    const body = await readBody(response, onBytes);
    return { seen: `200 ${verdict(body)}`, text: JSON.stringify(body.events) };
  } catch {
    return { seen: signal.aborted ? 'hung' : 'closed', text: '' };
  }
}

function appOf(expressMajor, route, told) {
  const app = require(expresses[expressMajor])();
  app.set('env', 'test');
  app.get('/', asyncHandler(route));
  app.use(
    openaiErrorHandler({ audience: 'developer', onProblem: (event) => told.push(event.slug) }),
  );
  return app;
}

async function run(mock, [sdk, expressMajor, manner, name], options) {
  const { api, expires } = scripts[name];
  const openai = clientOf(sdk, mock.url, name);
  const told = [];
  let result;
  const app = appOf(
    expressMajor,
    async (req, res) => {
      const signal = expires === undefined ? abortOnClose(req, res) : deadline(limit, req, res);
      const stream = manners[manner](openai, api, { signal });
      result = await streamToResponse(
        manner === 'awaited' ? await stream : stream,
        req,
        res,
        options,
      );
    },
    told,
  );
  const { port, close } = await listen(app);
  const asked = mock.requests.length;
  const looking = look(port, () => {
    if (expires === 'in the stream') expire();
  });
  if (expires === 'before the first event') {
    await until(() => mock.requests.length > asked);
    // Usually enough for the head to arrive; the result is the same without it.
    await pause(20);
    expire();
  }
  const { seen, text } = await looking;
  // An unhandled rejection is reported after the microtasks.
  await pause(1);
  close();
  const leaks = /SECRET|sk-proj/.test(text);
  return { sdk, expressMajor, manner, name, seen, told, outcome: result?.outcome, leaks };
}

/** Awaiting makes a difference only at the start. */
const isDifferent = ([, major, manner, name]) =>
  manner !== 'awaited' || (major === '5' && name.includes('before'));

const mock = await startStreamingMock(scripts);
const cases = Object.keys(sdks)
  .flatMap((sdk) =>
    Object.keys(expresses).flatMap((major) =>
      Object.keys(manners).flatMap((manner) =>
        Object.keys(scripts).map((name) => [sdk, major, manner, name]),
      ),
    ),
  )
  .filter(isDifferent);
const results = [];
for (const one of cases) results.push(await run(mock, one));

/** An invalid option throws when the request has already been sent. */
const misused = [];
for (const one of cases) {
  const [, , manner, name] = one;
  if (manner === 'awaited' || !name.includes('refused')) continue;
  misused.push(await run(mock, one, { format: 'csv' }));
}
mock.close();
await print({ results, misused });
