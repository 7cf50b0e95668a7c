// Clients that leave, at every point, by every SDK through every Express with the built package, in a process of its own.
// Prints how each upstream request ended, how long that took, and what `onProblem` was told.
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { request as httpRequest } from 'node:http';
import { asyncHandler, openaiErrorHandler } from 'openai-problem-details';
import { abortOnClose, streamToResponse } from 'openai-problem-details/streaming';

const require = createRequire(import.meta.url);
const { chatFrames, startStreamingStandIn } = require('./streaming-stand-in.cjs');

const sdks = { 4.104: 'openai4', 5.23: 'openai5', 6.49: 'openai', 7.57: 'openai7' };
const expresses = { 4: 'express4', 5: 'express' };
const messages = { model: 'gpt-5', messages: [{ role: 'user', content: 'Hi' }] };
const begun = chatFrames().slice(0, 3);
const stall = { end: 'stall' };
const flow = chatFrames(Array(200).fill('word ')).flatMap((frame) => [frame, { wait: 5 }]);

/** What the upstream does. */
const scripts = {
  silent: { isSilent: true, steps: [] },
  head: { steps: [stall] },
  stream: { steps: [...begun, stall] },
  flow: { steps: flow },
  json: { type: 'application/json', steps: ['{"id":"chatcmpl-example",', stall] },
};

const create = (openai, options) =>
  openai.chat.completions.create({ ...messages, stream: true }, options);
const helper = (openai, options) =>
  (openai.chat.completions.stream ? openai.chat.completions : openai.beta.chat.completions).stream(
    messages,
    options,
  );
const plain = async (openai, req, res) => {
  res.json(await openai.chat.completions.create(messages, { signal: abortOnClose(req, res) }));
};

/** What the route does: the upstream's script, and the handler. */
const routes = {
  'a plain answer that has not begun': ['silent', plain],
  'a plain answer that stalls': ['json', plain],
  'a stream whose head has not come': [
    'silent',
    (openai, req, res) =>
      streamToResponse(create(openai, { signal: abortOnClose(req, res) }), req, res),
  ],
  'a stream without an event': [
    'head',
    (openai, req, res) =>
      streamToResponse(create(openai, { signal: abortOnClose(req, res) }), req, res),
  ],
  'a stream without an event or a signal': [
    'head',
    (openai, req, res) => streamToResponse(create(openai), req, res),
  ],
  'a stream that stalls': [
    'stream',
    (openai, req, res) =>
      streamToResponse(create(openai, { signal: abortOnClose(req, res) }), req, res),
  ],
  'a stream that stalls, without a signal': [
    'stream',
    (openai, req, res) => streamToResponse(create(openai), req, res),
  ],
  'a stream that flows': ['flow', (openai, req, res) => streamToResponse(create(openai), req, res)],
  'a helper that has not begun': [
    'silent',
    (openai, req, res) => streamToResponse(helper(openai), req, res),
  ],
  'a helper that stalls': [
    'stream',
    (openai, req, res) => streamToResponse(helper(openai), req, res),
  ],
  'a helper with a signal that stalls': [
    'stream',
    (openai, req, res) =>
      streamToResponse(helper(openai, { signal: abortOnClose(req, res) }), req, res),
  ],
};

const crashes = [];
process.on('unhandledRejection', (reason) => crashes.push(`unhandledRejection ${String(reason)}`));
process.on('uncaughtException', (error) => crashes.push(`uncaughtException ${error}`));

async function until(holds) {
  for (let turn = 0; turn < 500 && !holds(); turn += 1)
    await new Promise((go) => setTimeout(go, 10));
}

async function run(sdk, expressMajor, name) {
  const [script, route] = routes[name];
  const standIn = await startStreamingStandIn({ [script]: scripts[script] });
  const openai = new (require(sdks[sdk]))({
    apiKey: 'test',
    baseURL: `${standIn.url}/${script}/v1`,
    maxRetries: 0,
  });
  const told = [];
  let outcome;
  const app = require(expresses[expressMajor])();
  app.get(
    '/',
    asyncHandler(async (req, res) => {
      outcome = (await route(openai, req, res))?.outcome;
    }),
  );
  app.use(
    openaiErrorHandler({
      audience: 'developer',
      onProblem: ({ slug, delivery }) => told.push(`${slug} ${delivery}`),
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = httpRequest({ host: '127.0.0.1', port: server.address().port });
  client.on('error', () => undefined);
  let hasBegun = false;
  client.on('response', (response) =>
    response.on('error', () => undefined).once('data', () => (hasBegun = true)),
  );
  client.end();
  const begins = script === 'stream' || script === 'flow';
  await until(() => standIn.requests.length > 0 && (hasBegun || !begins));
  // The SDK must have got what the stand-in has sent.
  await new Promise((go) => setTimeout(go, 30));
  const start = performance.now();
  client.destroy();
  const ended = await Promise.race([
    standIn.requests[0].closed,
    new Promise((go) => setTimeout(go, 3000, 'open').unref()),
  ]);
  const ms = performance.now() - start;
  await until(() => told.length > 0);
  server.closeAllConnections();
  server.close();
  standIn.close();
  return { sdk, expressMajor, name, ended, ms, told, outcome };
}

const results = [];
for (const sdk of Object.keys(sdks)) {
  for (const expressMajor of Object.keys(expresses)) {
    results.push(
      ...(await Promise.all(Object.keys(routes).map((name) => run(sdk, expressMajor, name)))),
    );
  }
}
// That one which nobody handles is seen at all.
void Promise.reject(new Error('provoked'));
await new Promise((go) => setTimeout(go, 1));
console.log(JSON.stringify({ results, crashes }));
