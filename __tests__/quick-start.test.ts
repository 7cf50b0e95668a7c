/** The quick-start example, run as `npm start` runs it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemTypes } from '../lib/index.js';

const script = join(__dirname, '..', 'examples', 'quick-start', 'server.js');

function start(port: number): ChildProcess {
  const { OPENAI_API_KEY: _key, ...env } = process.env;
  return spawn(process.execPath, [script], { env: { ...env, PORT: String(port) } });
}

/** What the process prints until it has said this. */
async function printed(stream: NodeJS.ReadableStream | null, text: RegExp): Promise<string> {
  let output = '';
  for await (const chunk of stream ?? []) {
    output += String(chunk);
    if (text.test(output)) break;
  }
  return output;
}

let example: ChildProcess;
let url = '';

beforeAll(async () => {
  example = start(0);
  const output = await printed(example.stdout, /chat.*$/m);
  url = /http:\/\/[\d.:]+/.exec(output)?.[0] ?? '';
});

afterAll(() => {
  example.kill();
});

describe('the quick start', () => {
  it.each(Object.keys(problemTypes))('fails on /fail/%s with that problem', async (slug) => {
    const response = await fetch(`${url}/fail/${slug}`);
    expect(await response.json()).toHaveProperty('type', `urn:problem-type:openai:${slug}`);
  });

  it('lists every problem type with a link', async () => {
    const page = await (await fetch(url)).text();
    for (const slug of Object.keys(problemTypes)) expect(page).toContain(`href="/fail/${slug}"`);
  });

  it('answers on /chat without a key', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/chat`, {
      method: 'POST',
      headers,
      body: '{"prompt":"Hi"}',
    });
    expect(await response.json()).toEqual({ answer: 'Hello from the stand-in.' });
  });

  it('answers its own 404 in the same form', async () => {
    const response = await fetch(`${url}/fail/nothing`);
    expect(await response.json()).toMatchObject({ type: 'about:blank', status: 404 });
  });

  it('says so where the port is in use', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    const second = start(port);
    const [output, [code]] = await Promise.all([
      printed(second.stderr, /npm start/),
      once(second, 'exit'),
    ]);
    blocker.close();
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is in use. Choose another one: PORT=3001 npm start`);
  });
});
