// What the scripts share that stream in processes of their own: the SDKs, the Expresses, and the watch for crashes.
import { once } from 'node:events';
import { createRequire } from 'node:module';

export const require = createRequire(import.meta.url);

/** The modules by the names of their majors. */
export const sdks = { 4.104: 'openai4', 5.23: 'openai5', 6.49: 'openai', 7.57: 'openai7' };
export const expresses = { 4: 'express4', 5: 'express' };

const crashes = [];
process.on('unhandledRejection', (reason) => crashes.push(`unhandledRejection ${String(reason)}`));
process.on('uncaughtException', (error) => crashes.push(`uncaughtException ${error}`));
// The SDK writes what it could not parse to the console.
console.error = () => undefined;

export function pause(ms, value) {
  return new Promise((go) => setTimeout(go, ms, value).unref());
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

/** A client of a stand-in's script. */
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

/** Prints the report. That a rejection which nobody handles is seen at all is seen by one that is provoked. */
export async function print(report) {
  void Promise.reject(new Error('provoked'));
  await new Promise((go) => setTimeout(go, 1));
  console.log(JSON.stringify({ ...report, crashes }));
}
