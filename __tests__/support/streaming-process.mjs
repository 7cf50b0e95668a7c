// The common part of the scripts that stream in separate processes: SDKs, Expresses, and the detection of crashes.
import { once } from 'node:events';
import { createRequire } from 'node:module';

export const require = createRequire(import.meta.url);

/** The modules by major version. */
export const sdks = { 4.104: 'openai4', 5.23: 'openai5', 6.49: 'openai', 7.57: 'openai7' };
export const expresses = { 4: 'express4', 5: 'express' };

const crashes = [];
process.on('unhandledRejection', (reason) => crashes.push(`unhandledRejection ${String(reason)}`));
process.on('uncaughtException', (error) => crashes.push(`uncaughtException ${error}`));
// The SDK logs what it could not parse.
console.error = () => undefined;

export function pause(ms, value) {
  return new Promise((go) => setTimeout(go, ms, value).unref());
}

/** Waits until the condition holds, but not forever: a minute is more than a busy machine needs. */
export async function until(holds) {
  const start = performance.now();
  while (!holds() && performance.now() - start < 60_000) await pause(5);
}

/** Serves an app on a free port of 127.0.0.1. */
export async function listen(app) {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { port: server.address().port, close };
}

/** A client for a script of the mock server. */
export function clientOf(sdk, url, script) {
  const OpenAI = require(sdks[sdk]);
  const baseURL = `${url}/${encodeURIComponent(script)}/v1`;
  return new OpenAI({ apiKey: 'test', baseURL, maxRetries: 0 });
}

/** The stream helper of chat completions, which is in beta in openai 4. */
export function chatHelper(openai, body, options) {
  const { completions } = openai.chat;
  return (completions.stream ? completions : openai.beta.chat.completions).stream(body, options);
}

/** Prints the report. A provoked rejection proves that unhandled ones are detected. */
export async function print(report) {
  void Promise.reject(new Error('provoked'));
  await new Promise((go) => setTimeout(go, 1));
  console.log(JSON.stringify({ ...report, crashes }));
}
