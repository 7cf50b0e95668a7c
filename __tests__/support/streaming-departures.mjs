// Clients that disconnect at every point, with every SDK and Express and the built package, in a separate process.
// Prints how each upstream request ended, and the events of `onProblem`.
import { request as httpRequest } from 'node:http';
import { asyncHandler, openaiErrorHandler } from 'openai-problem-details';
import { abortOnClose, streamToResponse } from 'openai-problem-details/streaming';
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

const { chatFrames, startStreamingMock } = require('./streaming-mock.cjs');

const messages = { model: 'gpt-5', messages: [{ role: 'user', content: 'Hi' }] };
const begun = chatFrames().slice(0, 3);
const stall = { end: 'stall' };
/** It continues for longer than any client stays. */
const flow = chatFrames(Array(20_000).fill('word ')).flatMap((frame) => [frame, { wait: 5 }]);

/** The behavior of the upstream. */
const scripts = {
  silent: { isSilent: true, steps: [] },
  head: { steps: [stall] },
  stream: { steps: [...begun, stall] },
  flow: { steps: flow },
  json: { type: 'application/json', steps: ['{"id":"chatcmpl-example",', stall] },
};

const create = (openai, options) =>
  openai.chat.completions.create({ ...messages, stream: true }, options);
const help = (openai, options) => chatHelper(openai, messages, options);
const plain = async (openai, req, res) => {
  res.json(await openai.chat.completions.create(messages, { signal: abortOnClose(req, res) }));
};
const bare = (ask) => (openai, req, res) => streamToResponse(ask(openai), req, res);
const signalled = (ask) => (openai, req, res) =>
  streamToResponse(ask(openai, { signal: abortOnClose(req, res) }), req, res);

/** The behavior of the route: the upstream's script, and the handler. */
const routes = {
  'a plain answer that has not begun': ['silent', plain],
  'a plain answer that stalls': ['json', plain],
  'a stream whose head has not come': ['silent', signalled(create)],
  'a stream without an event': ['head', signalled(create)],
  'a stream without an event or a signal': ['head', bare(create)],
  'a stream that stalls': ['stream', signalled(create)],
  'a stream that stalls, without a signal': ['stream', bare(create)],
  'a stream that flows': ['flow', bare(create)],
  'a helper that has not begun': ['silent', bare(help)],
  'a helper that stalls': ['stream', bare(help)],
  'a helper with a signal that stalls': ['stream', signalled(help)],
};

/** Requests a stream and disconnects at the given point; returns how the upstream's request ended. */
async function leave(port, mock, isToBegin) {
  const client = httpRequest({ host: '127.0.0.1', port });
  client.on('error', () => undefined);
  let hasBegun = false;
  client.on('response', (response) =>
    response.on('error', () => undefined).once('data', () => (hasBegun = true)),
  );
  client.end();
  await until(() => mock.requests.length > 0 && (hasBegun || !isToBegin));
  // The SDK must have received what the mock server has sent.
  await new Promise((go) => setTimeout(go, 30));
  client.destroy();
  return Promise.race([mock.requests[0].closed, pause(60_000, 'open')]);
}

async function run(sdk, expressMajor, name) {
  const [script, route] = routes[name];
  const mock = await startStreamingMock({ [script]: scripts[script] });
  const openai = clientOf(sdk, mock.url, script);
  const told = [];
  const app = require(expresses[expressMajor])();
  app.get(
    '/',
    asyncHandler((req, res) => route(openai, req, res)),
  );
  const onProblem = ({ slug, delivery }) => told.push(`${slug} ${delivery}`);
  app.use(openaiErrorHandler({ audience: 'developer', onProblem }));
  const { port, close } = await listen(app);
  const ended = await leave(port, mock, script === 'stream' || script === 'flow');
  await until(() => told.length > 0);
  close();
  mock.close();
  return { sdk, expressMajor, name, told, ended };
}

const results = [];
for (const sdk of Object.keys(sdks)) {
  for (const expressMajor of Object.keys(expresses)) {
    results.push(
      ...(await Promise.all(Object.keys(routes).map((name) => run(sdk, expressMajor, name)))),
    );
  }
}
await print({ results });
