// Streams every script by every SDK through every Express with the built package, in a process of its own: only there do errors
// of fetch look as they do in an app, and only there is an unhandled rejection seen. Prints a JSON line for each case.
import { createRequire } from 'node:module';
import { createParser } from 'eventsource-parser';
import { asyncHandler, isProblemDetails, openaiErrorHandler } from 'openai-problem-details';
import { abortOnClose, deadline, streamToResponse } from 'openai-problem-details/streaming';

const require = createRequire(import.meta.url);
const { startStreamingStandIn } = require('./streaming-stand-in.cjs');
const { scripts } = require('./streaming-scripts.cjs');

const sdks = { 4.104: 'openai4', 5.23: 'openai5', 6.49: 'openai', 7.57: 'openai7' };
const expresses = { 4: 'express4', 5: 'express' };
const input = { model: 'gpt-5', input: 'Hi' };
const messages = { model: 'gpt-5', messages: [{ role: 'user', content: 'Hi' }] };
/** How an app may ask for the stream. */
const manners = {
  create: (openai, api, options) =>
    api === 'chat'
      ? openai.chat.completions.create({ ...messages, stream: true }, options)
      : openai.responses.create({ ...input, stream: true }, options),
  awaited: (openai, api, options) => manners.create(openai, api, options),
  helper(openai, api, options) {
    if (api === 'responses') return openai.responses.stream(input, options);
    const completions = openai.chat.completions.stream
      ? openai.chat.completions
      : openai.beta.chat.completions;
    return completions.stream(messages, options);
  },
};

const crashes = [];
process.on('unhandledRejection', (reason) => crashes.push(`unhandledRejection ${String(reason)}`));
process.on('uncaughtException', (error) => crashes.push(`uncaughtException ${error}`));
// The SDK writes what it could not parse to the console.
console.error = () => undefined;

/** What a strict client makes of the body: its events, and whether it came whole. */
async function readBody(response) {
  const events = [];
  const parser = createParser({ onEvent: (event) => events.push(event) });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of response.body) parser.feed(decoder.decode(bytes, { stream: true }));
    return { events, isWhole: true };
  } catch {
    return { events, isWhole: false };
  }
}

function verdict(response, { events, isWhole }) {
  if (!isWhole) return 'closed';
  if (response.status !== 200) return 'response';
  const last = events.at(-1);
  if (last?.data === '[DONE]') return 'done';
  return last?.event === 'error' && isProblemDetails(JSON.parse(last.data))
    ? 'problem'
    : 'unfinished';
}

async function run(standIn, [sdk, expressMajor, manner, name]) {
  const OpenAI = require(sdks[sdk]);
  const express = require(expresses[expressMajor]);
  const { api, limit } = scripts[name];
  const openai = new OpenAI({
    apiKey: 'test',
    baseURL: `${standIn.url}/${encodeURIComponent(name)}/v1`,
    maxRetries: 0,
  });
  const told = [];
  let result;
  const app = express();
  app.get(
    '/',
    asyncHandler(async (req, res) => {
      const signal = limit === undefined ? abortOnClose(req, res) : deadline(limit, req, res);
      const stream = manners[manner](openai, api, { signal });
      result = await streamToResponse(manner === 'awaited' ? await stream : stream, req, res);
    }),
  );
  app.use(
    openaiErrorHandler({ audience: 'developer', onProblem: (event) => told.push(event.slug) }),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  let seen = 'hung';
  let text = '';
  try {
    const response = await fetch(`http://127.0.0.1:${server.address().port}/`, {
      signal: AbortSignal.timeout(5000),
    });
    const body = response.status === 200 ? await readBody(response) : { events: [], isWhole: true };
    text = response.status === 200 ? JSON.stringify(body.events) : await response.text();
    seen = `${response.status} ${verdict(response, body)}`;
  } catch (error) {
    seen = error.name === 'TimeoutError' ? 'hung' : 'closed';
  }
  // A rejection that nobody handles is reported once the microtasks are through.
  await new Promise((go) => setTimeout(go, 1));
  server.closeAllConnections();
  server.close();
  const leaks = /SECRET|sk-proj/.test(text);
  return { sdk, expressMajor, manner, name, seen, told, outcome: result?.outcome, leaks };
}

const standIn = await startStreamingStandIn(scripts);
const cases = Object.keys(sdks).flatMap((sdk) =>
  Object.keys(expresses).flatMap((major) =>
    Object.keys(manners).flatMap((manner) =>
      Object.keys(scripts).map((name) => [sdk, major, manner, name]),
    ),
  ),
);
const waits = ([, , , name]) => scripts[name].limit !== undefined;
const results = await Promise.all(cases.filter(waits).map((one) => run(standIn, one)));
for (const one of cases) if (!waits(one)) results.push(await run(standIn, one));
standIn.close();
// That one which nobody handles is seen at all.
void Promise.reject(new Error('provoked'));
await new Promise((go) => setTimeout(go, 1));
console.log(JSON.stringify({ results, crashes }));
