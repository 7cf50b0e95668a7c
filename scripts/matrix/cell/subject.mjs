// The subject of a cell: an app with one version of Express and the SDK, and with the installed package, all loaded in one
// module format. Its upstream is a mock server on loopback.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { failures, scripts, streams } from './cases.mjs';

const [format, expressName, sdkName] = process.argv.slice(2);
export const require = createRequire(import.meta.url);
const { startStreamingMock } = require('../streaming-mock.cjs');

/** Loads a module in the format of the cell. */
export const load = format === 'esm' ? (name) => import(name) : async (name) => require(name);

async function loadDefault(name) {
  const loaded = await load(name);
  return loaded.default ?? loaded;
}

const express = await loadDefault(expressName);
const OpenAI = await loadDefault(sdkName);
const { asyncHandler, openaiErrorHandler } = await load('openai-problem-details');
const { abortOnClose, streamToResponse } = await load('openai-problem-details/streaming');

async function listen(handler) {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}

/** Nothing listens on this system port, and `fetch` does not refuse it by itself. */
const refusing = 'http://127.0.0.1:3';
export const mock = await startStreamingMock(scripts);
export const request = { model: 'gpt-5', messages: [{ role: 'user', content: 'Hi' }] };

/** Calls OpenAI as the case of this name requires. */
export function call(name, body, options) {
  const { isRefused, timeout, abortAfter } = failures[name] ?? {};
  const baseURL = `${isRefused ? refusing : mock.url}/${encodeURIComponent(name)}/v1`;
  const openai = new OpenAI({ apiKey: 'test', baseURL, maxRetries: 0, timeout });
  const controller = new AbortController();
  if (abortAfter !== undefined) setTimeout(() => controller.abort(), abortAfter);
  return openai.chat.completions.create(body, { signal: controller.signal, ...options });
}

/** The request of this case at the mock server; `undefined` until it has arrived. */
export function upstreamOf(name) {
  return mock.requests.find(({ path }) => path.includes(encodeURIComponent(name)));
}

/** Breaks the upstream of a stream after the given number of events. */
export function cutAt(name, events) {
  if (streams[name].cutAfter === events) upstreamOf(name).cut();
}

export const foreign = new Error('not of OpenAI');
/** The errors that reached the handler after the package's own. */
export const passed = [];

const routes = {
  call: async (req, res) => res.json(await call(req.params.name, request)),
  left: (req, res) => call(req.params.name, request, { signal: abortOnClose(req, res) }),
  stream: async (req, res) => {
    const { name } = req.params;
    const stream = await call(name, { ...request, stream: true });
    cutAt(name, 0);
    await streamToResponse(stream, req, res);
  },
  foreign: () => {
    throw foreign;
  },
};

const app = express();
for (const [path, route] of Object.entries(routes)) app.get(`/${path}/:name`, asyncHandler(route));
app.use(openaiErrorHandler({ audience: 'developer', log: false }));
app.use((error, _req, res, _next) => {
  passed.push(error);
  res.status(599).end();
});
const { server, url } = await listen(app);

/** Requests a case from the app by one of its routes. */
export function get(route, name, options) {
  return fetch(`${url}/${route}/${encodeURIComponent(name)}`, options);
}

export function close() {
  mock.close();
  server.closeAllConnections();
  server.close();
}
