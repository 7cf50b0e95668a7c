/** The examples, started by their npm scripts, without a key. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const examples = join(__dirname, '..', '..', 'examples');

type Settings = Readonly<Record<string, string>>;

function start(name: string, port: number, settings: Settings = {}): ChildProcess {
  const { OPENAI_API_KEY: _key, ...env } = process.env;
  const script = join(examples, name, 'server.js');
  return spawn(process.execPath, [script], { env: { ...env, PORT: String(port), ...settings } });
}

/** What the process prints, up to the first match. */
async function printed(stream: NodeJS.ReadableStream | null, text: RegExp): Promise<string> {
  let output = '';
  for await (const chunk of stream ?? []) {
    output += String(chunk);
    if (text.test(output)) break;
  }
  return output;
}

/** A running example. */
export interface Example {
  readonly url: string;
  stop(): void;
}

/** Starts an example on a free port. */
export async function startExample(name: string): Promise<Example> {
  const example = start(name, 0);
  const output = await printed(example.stdout, /http:\/\/[\d.:]+.*$/m);
  const url = /http:\/\/[\d.]+:\d+/.exec(output)?.[0] ?? '';
  return { url, stop: () => void example.kill() };
}

/** Starts an example on a port that is in use. Returns the port, the example's error output and its exit code. */
export async function startOnUsedPort(
  name: string,
): Promise<{ readonly port: number; readonly output: string; readonly code: unknown }> {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as AddressInfo;
  const example = start(name, port);
  const [output, [code]] = await Promise.all([
    printed(example.stderr, /\n/),
    once(example, 'exit'),
  ]);
  blocker.close();
  return { port, output, code };
}

/** Starts an example with these environment variables, and returns its error output up to the last line. */
export async function complaintOf(
  name: string,
  settings: Settings,
  lastLine: RegExp,
): Promise<string> {
  const example = start(name, 0, settings);
  const output = await printed(example.stderr, lastLine);
  example.kill();
  return output;
}
