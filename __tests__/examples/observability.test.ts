/** The observability example over HTTP, run as its npm script runs it: what it logs, traces and counts. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startOnUsedPort } from '../support/example.js';

const { alerts } = createRequire(__filename)('../../scripts/operations/alerts.cjs') as {
  readonly alerts: readonly { readonly alert: string; readonly expr: string }[];
};

type Line = Readonly<Record<string, unknown>>;

/** No random identifier or number contains it. */
const chat = 'chat-of-the-client';

let example: ChildProcess;
let output = '';

/** What it has printed, once that has this form. */
async function printed(form: RegExp): Promise<RegExpExecArray> {
  for (let attempt = 0; attempt < 3000; attempt += 1) {
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
    await fetch(`${url}/chats/${chat}?fail=${fail}`);
  await printed(/(?:"msg":"span"[^]*){4}/);
});

afterAll(() => void example.kill());

function lines(): readonly Line[] {
  const texts = output.split('\n').filter((line) => line.startsWith('{'));
  return texts.map((line) => JSON.parse(line) as Line);
}

function linesWith(key: string): readonly Line[] {
  return lines().filter((line) => key in line);
}

/** What is logged of the failures, whichever member of pino-http's line has it. */
function failures(): readonly Line[] {
  const logged = lines().map(
    ({ level, err, problem }) => ({ level, ...Object(err ?? problem) }) as Line,
  );
  return logged.filter((line) => 'slug' in line).slice(0, 3);
}

describe('the observability example', () => {
  it('logs every problem at its level, with route, duration and trace', () => {
    const common = {
      route: '/chats/:id',
      duration: expect.any(Number),
      traceId: expect.stringMatching(/^[\da-f]{32}$/),
    };
    expect(failures()).toMatchObject([
      { ...common, level: 'error', slug: 'too-many-requests', upstreamStatus: 429 },
      { ...common, level: 'warn', slug: 'service-overloaded', upstreamStatus: 503 },
      { ...common, level: 'info', slug: 'context-length-exceeded', upstreamStatus: 400 },
    ]);
    const requests = linesWith('responseTime').slice(0, 3);
    expect(requests.map(({ level }) => level)).toEqual([50, 40, 30]);
  });

  it('has a span of the same trace, with the type of the error', () => {
    const [first] = failures();
    expect(linesWith('span').slice(0, 4)).toMatchObject([
      {
        span: {
          traceId: first?.['traceId'],
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

  it('shows what to try, and each link fails in that way', async () => {
    const page = await (await fetch(`${url}/`)).text();
    const slugs = [...page.matchAll(/href="\/chats\/1\?fail=([\w-]+)"/g)].map(([, slug]) => slug);
    expect(slugs.length).toBeGreaterThan(20);
    for (const slug of slugs) {
      const response = await fetch(`${url}/chats/1?fail=${slug}`);
      expect(await response.json()).toHaveProperty('type', `urn:problem-type:openai:${slug}`);
    }
    expect((await fetch(`${url}/chats/1`)).status).toBe(200);
  });

  it('prints a line that works', async () => {
    const [, line] = /^ {2}curl -i '(\S+)'$/m.exec(output) ?? [];
    expect((await fetch(String(line))).status).toBe(503);
  });

  it('has all that the alert rules of docs/operations.md ask for', async () => {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const [, names = ''] = /^openai_problems_total\{(.*)\} /m.exec(metrics) ?? [];
    const labels = [...names.matchAll(/(\w+)="/g)].map(([, label]) => label);
    for (const { expr } of alerts) {
      const used = [...expr.matchAll(/(\w+)\{([^}]*)\}/g)];
      expect(used.length).toBeGreaterThan(0);
      for (const [, name, selector = ''] of used) {
        expect(metrics).toContain(`# TYPE ${name} counter`);
        for (const [, label] of selector.matchAll(/(\w+)=/g)) expect(labels).toContain(label);
      }
      for (const [, label] of expr.matchAll(/\bby \((\w+)\)/g)) expect(labels).toContain(label);
    }
  });

  it('logs nothing of the client’s, and no organization', () => {
    expect(output).not.toContain(chat);
    expect(output).not.toContain('org-');
  });

  it('says so where the port is in use', async () => {
    const { port, output: complaint, code } = await startOnUsedPort('observability');
    expect(code).toBe(1);
    expect(complaint).toContain(`Port ${port} is in use.`);
  });
});
