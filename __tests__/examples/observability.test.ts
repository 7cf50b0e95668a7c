/** The observability example over HTTP, run as its npm script runs it: what it logs, traces and counts. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startOnUsedPort } from '../support/example.js';

type Line = Readonly<Record<string, unknown>>;

let example: ChildProcess;
let output = '';

/** What it has printed, once that has this form. */
async function printed(form: RegExp): Promise<RegExpExecArray> {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const found = form.exec(output);
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nothing like ${form} was printed: ${output}`);
}

let url = '';

beforeAll(async () => {
  const { OPENAI_API_KEY: _key, ...env } = process.env;
  const script = join(__dirname, '..', '..', 'examples', 'observability', 'server.js');
  example = spawn(process.execPath, [script], { env: { ...env, PORT: '0' } });
  example.stdout?.on('data', (chunk) => (output += String(chunk)));
  url = (await printed(/http:\/\/[\d.]+:\d+/))[0];
  for (const fail of ['too-many-requests', 'service-overloaded', 'context-length-exceeded', 'none'])
    await fetch(`${url}/chats/4711?fail=${fail}`);
  await printed(/"msg":"request completed"[^]*"span"/);
}, 30_000);

afterAll(() => void example.kill());

function linesWith(key: string): readonly Line[] {
  const lines = output.split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line) as Line).filter((line) => key in line);
}

describe('the observability example', () => {
  it('logs every problem at its level, with route, duration and trace', () => {
    const event = {
      route: '/chats/:id',
      duration: expect.any(Number),
      traceId: expect.stringMatching(/^[\da-f]{32}$/),
    };
    expect(linesWith('problemEvent')).toMatchObject([
      {
        level: 50,
        problemEvent: { ...event, slug: 'too-many-requests', upstream: { status: 429 } },
      },
      {
        level: 40,
        problemEvent: { ...event, slug: 'service-overloaded', upstream: { status: 503 } },
      },
      {
        level: 30,
        problemEvent: { ...event, slug: 'context-length-exceeded', upstream: { status: 400 } },
      },
    ]);
  });

  it('has a span of the same trace, with the type of the error', () => {
    const [first] = linesWith('problemEvent');
    expect(linesWith('span')).toMatchObject([
      {
        span: {
          traceId: Reflect.get(first?.['problemEvent'] as object, 'traceId'),
          attributes: { 'error.type': 'too-many-requests', 'http.response.status_code': 503 },
          status: { code: 2 },
        },
      },
      { span: { attributes: { 'error.type': 'service-overloaded' }, status: { code: 2 } } },
      { span: { attributes: { 'error.type': 'context-length-exceeded' }, status: { code: 0 } } },
      { span: { attributes: {}, status: { code: 0 } } },
    ]);
  });

  it('counts for Prometheus', async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain(
      'openai_problems_total{type="too-many-requests",level="error",route="/chats/:id"} 1',
    );
  });

  it('logs nothing of the client’s, and no organization', () => {
    expect(output).not.toMatch(/4711|org-/);
  });

  it('says so where the port is in use', async () => {
    const { port, output: complaint, code } = await startOnUsedPort('observability');
    expect(code).toBe(1);
    expect(complaint).toContain(`Port ${port} is in use.`);
  });
});
