/** What the README says is run. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { transformSync, type Options } from '@swc/core';
import express from 'express';
import createError from 'http-errors';
import supertest from 'supertest';
import { commands } from '../../lib/cli/commands.js';
import { runCli } from '../../lib/cli/run.js';
import * as client from '../../lib/client.js';
import * as cooling from '../../lib/cooldown.js';
import * as docs from '../../lib/docs.js';
import * as us from '../../lib/index.js';
import * as openapi from '../../lib/openapi.js';
import * as opentelemetry from '../../lib/opentelemetry.js';
import * as streaming from '../../lib/streaming.js';
import * as kit from '../../lib/testing.js';
import * as validation from '../../lib/validate.js';
import { streamed } from '../support/events.js';
import { recipesOf } from '../support/recipes.js';
import { errorOf, rejection, sdk, toResponse, type Wire } from '../support/sdk.js';

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { renderStatuses } = require('../../scripts/render-proxies.cjs') as {
  readonly renderStatuses: (
    library: Pick<typeof us, 'problemTypes' | 'toProblemDetails'>,
  ) => string;
};

const wire = {
  status: 429,
  headers: { 'content-type': 'application/json', 'x-request-id': 'req_0123456789abcdef' },
  body: {
    error: {
      message:
        'Rate limit reached for gpt-5 in organization org-example0000000000000000 on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s.',
      type: 'requests',
      param: null,
      code: 'rate_limit_exceeded',
    },
  },
};

let served: Wire = wire;
const fetch = (() => Promise.resolve(toResponse(served))) as unknown as typeof globalThis.fetch;
const Sdk = sdk('6.49');

class OpenAI extends Sdk {
  constructor(options: object = {}) {
    super({ apiKey: 'test', maxRetries: 0, fetch, ...options });
  }
}

/** Those of the README come first. */
const snippets = ['README.md', 'docs/errors-arrive.md'].flatMap((file) =>
  recipesOf(file).map(({ code }) => code),
);
const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (
  ...texts: string[]
) => (...values: unknown[]) => Promise<void>;

/** What the snippets have shown. */
const output: unknown[] = [];

const print = (...values: unknown[]): void => void output.push(...values);

const typescript: Options = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  isModule: true,
};

/** The tests that a snippet has. */
const tests: (() => Promise<void>)[] = [];

/** An app that is given its client. */
function createApp(given: Pick<OpenAI, 'responses'>): express.Express {
  const app = express();
  app.post('/chat', async (_request, response) => {
    response.json(await given.responses.create({ model: 'gpt-5', input: 'Hi' }));
  });
  return app.use(us.openaiErrorHandler());
}

/** Runs a snippet with all that it may name, and answers the app that it was about. */
async function run(
  snippet: string,
  prepare: (app: express.Express) => void = () => undefined,
): Promise<express.Express> {
  const app = Object.assign(express(), { listen: () => undefined });
  prepare(app);
  app.use(express.json());
  const known: Record<string, unknown> = {
    ...us,
    ...streaming,
    ...validation,
    ...openapi,
    ...docs,
    ...opentelemetry,
    ...cooling,
    createError,
    OpenAI,
    openai: new OpenAI(),
    console: { error: print, log: print },
    ...client,
    ...kit,
    assert,
    createApp,
    request: supertest,
    test: (_name: string, body: () => Promise<void>) => tests.push(body),
    fetch: () =>
      Promise.resolve(
        streamed('text/event-stream', [
          'event: response.output_text.delta\ndata: {"delta":"Half"}\n\n',
        ]),
      ),
    app,
    express: Object.assign(() => app, { json: express.json }),
  };
  const free = Object.entries(known).filter(([name]) => !snippet.includes(`const ${name} `));
  const { code } = transformSync(snippet.replace(/^import .*$/gm, ''), typescript);
  await new AsyncFunction(...free.map(([name]) => name), code)(...free.map(([, value]) => value));
  return app;
}

beforeEach(() => {
  served = wire;
});

describe('the README', () => {
  it.each(
    snippets.map((snippet) => [snippet.split('\n').find((line) => line !== '') ?? '', snippet]),
  )('has a snippet that runs: %s', async (_line, snippet) => {
    expect(await run(snippet)).toBeDefined();
  });

  it('shows an app that answers as it says', async () => {
    const app = await run(snippets.find((snippet) => snippet.includes('app.listen')) ?? '');
    const response = await supertest(app).post('/chat').send({ prompt: 'Hi' });
    expect(response.status).toBe(503);
  });

  it('shows a catch block whose answer keeps the member that a page reads', async () => {
    const app = await run(snippets.find((snippet) => snippet.includes('sendProblem')) ?? '');
    const response = await supertest(app).post('/chat').send({ prompt: 'Hi' });
    const { meaning } = us.problemTypes['too-many-requests'].public;
    expect(response.body).toMatchObject({ status: 503, error: meaning });
  });

  it('shows a service that keeps the cause', async () => {
    const app = await run(snippets.find((snippet) => snippet.includes('{ cause: error }')) ?? '');
    const response = await supertest(app).post('/chat').send({ prompt: 'Hi' });
    expect(response.body).toHaveProperty('type', 'urn:problem-type:openai:too-many-requests');
  });

  it('shows how unmatched URLs become problems', async () => {
    const app = await run(snippets.find((snippet) => snippet.includes('createError(404)')) ?? '');
    expect((await supertest(app).get('/nothing')).body).toMatchObject({
      type: 'about:blank',
      status: 404,
    });
  });

  it('shows a stream whose failure is answered as it says', async () => {
    const app = await run(snippets.find((snippet) => snippet.includes('streamToResponse')) ?? '');
    const response = await supertest(app).post('/chat').send({ prompt: 'Hi' });
    expect(response.status).toBe(503);
    expect(us.isProblemDetails(JSON.parse(response.text))).toBe(true);
  });

  it('shows an answer that is checked', async () => {
    const app = await run(snippets.find((snippet) => snippet.includes('requireCompleted')) ?? '');
    app.use(us.openaiErrorHandler());
    const facts = { object: 'response', status: 'incomplete', output: [] };
    const body = { ...facts, incomplete_details: { reason: 'max_output_tokens' } };
    served = { status: 200, headers: { 'content-type': 'application/json' }, body };
    const response = await supertest(app).post('/chat').send({ prompt: 'Hi' });
    expect(response.body).toHaveProperty('type', 'urn:problem-type:openai:output-truncated');
  });

  it('shows a budget whose error is answered as it says', async () => {
    const snippet = snippets.find((text) => text.includes('BudgetError')) ?? '';
    const app = await run(`${snippet}\napp.locals.BudgetError = BudgetError;`, (fresh) => {
      fresh.get('/', (request) => {
        throw new request.app.locals['BudgetError']('spent');
      });
    });
    const response = await supertest(app).get('/');
    expect(response.body).toMatchObject({
      type: 'urn:problem-type:openai:our-budget-exceeded',
      status: 429,
    });
  });

  it('shows a log of the whole event, without secrets', async () => {
    output.length = 0;
    const error = await errorOf('6.49', wire);
    const app = await run(
      snippets.find((snippet) => snippet.includes('recordProblem')) ?? '',
      (fresh) => {
        fresh.get('/', () => {
          throw error;
        });
      },
    );
    await supertest(app).get('/');
    expect(JSON.parse(String(output))).toMatchObject({ route: '/', upstream: { status: 429 } });
    expect(String(output)).not.toContain('org-');
  });

  it('shows input that is refused before it costs a request', async () => {
    const app = await run(snippets.find((snippet) => snippet.includes('validate(')) ?? '');
    const response = await supertest(app).post('/chat').send({ prompt: '' });
    expect(response.status).toBe(422);
    const shown: unknown = JSON.parse(/"errors": (\[[^]*?\])\n/.exec(readme)?.[1] ?? '');
    expect(JSON.parse(response.text)).toHaveProperty('errors', shown);
  });

  it('shows an app that describes its problems', async () => {
    const app = await run(snippets.find((snippet) => snippet.includes('responses(')) ?? '');
    const { body } = await supertest(app).get('/openapi.json');
    expect(Object.keys(body.paths['/chat'].post.responses)).toEqual(['200', '422', '503', '504']);
  });

  it('shows a test of a route, of at most ten lines, that passes', async () => {
    const snippet = snippets.find((text) => text.includes('failWith(')) ?? '';
    tests.length = 0;
    await run(snippet);
    expect(snippet.trim().split('\n').length).toBeLessThanOrEqual(10);
    expect(tests).toHaveLength(1);
    await expect(tests[0]?.()).resolves.toBeUndefined();
  });

  it('shows the very JSON that the client gets', async () => {
    const shown = JSON.parse(/```json\n([^]*?)```/.exec(readme)?.[1] ?? '') as us.ProblemDetails;
    const problem = us.toProblemDetails(await rejection(new OpenAI().models.list()));
    expect({ ...problem, instance: shown.instance }).toEqual(shown);
  });

  it('shows a client that tells an interruption', async () => {
    output.length = 0;
    await run(snippets.find((snippet) => snippet.includes('iterateEvents')) ?? '');
    const { public: advice } = us.problemTypes['stream-interrupted'];
    expect(output).toEqual(['Half', advice.meaning, advice.solution]);
  });

  it('shows a compatible server that the texts name', async () => {
    const app = await run(snippets.find((snippet) => snippet.includes('provider:')) ?? '');
    const response = await supertest(app).post('/chat').send({ prompt: 'Hi' });
    expect(JSON.parse(response.text)).toMatchObject({
      meaning: 'The rate limit for vLLM API requests has been exceeded.',
    });
  });

  it('shows a handler of /ready that answers as it says', async () => {
    const app = await run(snippets.find((snippet) => snippet.includes('readiness(')) ?? '');
    const response = await supertest(app).get('/ready');
    expect(response.status).toBe(503);
    expect(response.headers).toHaveProperty('retry-after', '20');
  });

  it('shows the very output of the command line', async () => {
    const [, quoted, shown] =
      /details explain '([^']+)'\n```\n\n```text\n([^]*?)```/.exec(readme) ?? [];
    let printed = '';
    const printer = { write: (text: string) => (printed += text) };
    const input = { async *[Symbol.asyncIterator]() {} };
    const terminal = { input, output: printer, errors: printer, env: {}, folder: root };
    expect(await runCli(['explain', String(quoted)], terminal)).toBe(0);
    expect(printed).toBe(shown);
  });

  it.each(Object.entries(commands))('names the command %s and its options', (name, command) => {
    expect(readme).toMatch(new RegExp(`^\\| \`${name}`, 'm'));
    for (const option of Object.keys(command.options)) expect(readme).toContain(`\`--${option}`);
  });

  it('shows documentation to which the type of a problem leads', async () => {
    const app = await run(snippets.find((snippet) => snippet.includes('problemDocs')) ?? '');
    const { body } = await supertest(app).get('/problems/too-many-requests');
    expect(body).toMatchObject({
      type: 'https://api.example.com/problems/too-many-requests',
      status: 503,
    });
  });
});

describe('docs/proxies.md', () => {
  it('lists the statuses that are sent', () => {
    const page = readFileSync(join(root, 'docs', 'proxies.md'), 'utf8');
    expect(page).toContain(renderStatuses(us));
  });
});

describe('docs/operations.md', () => {
  const { renderOperations } = require('../../scripts/render-operations.cjs') as {
    renderOperations: (types: typeof us.problemTypes) => string;
  };
  const { alerts } = require('../../scripts/operations/alerts.cjs') as {
    alerts: readonly { readonly expr: string }[];
  };
  const page = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');

  it('is current', () => {
    expect(page).toBe(renderOperations(us.problemTypes));
  });

  it('has a section for every problem type that the operator fixes, and no other', () => {
    const rows = Object.entries<us.ProblemType>(us.problemTypes);
    const operators = rows.filter(([, { fixableBy }]) => fixableBy === 'operator');
    const sections = [...page.matchAll(/^### (\S+)$/gm)].map(([, slug]) => slug);
    expect(sections).toEqual(operators.map(([slug]) => slug));
  });

  it('refuses a problem type of which it says nothing', () => {
    const types = { mine: us.problemTypes.unauthorized } as never;
    expect(() => renderOperations(types)).toThrow("has no row for 'mine'");
  });

  it('has rules for problem types that exist', () => {
    for (const { expr } of alerts)
      for (const [, slugs = ''] of expr.matchAll(/type=~?"([^"]+)"/g))
        for (const slug of slugs.split('|')) expect(us.problemTypes).toHaveProperty([slug]);
  });
});

describe('docs/error-trackers.md', () => {
  it('shows the recipes that are run', () => {
    const { renderTrackers } = require('../../scripts/render-trackers.cjs') as {
      renderTrackers: (page: string, read: (file: string) => string) => string;
    };
    const page = readFileSync(join(root, 'docs', 'error-trackers.md'), 'utf8');
    const read = (file: string): string => readFileSync(join(root, file), 'utf8');
    expect(renderTrackers(page, read)).toBe(page);
    expect(page).toContain(read('compat/trackers/sentry.js'));
    expect(page).toContain(read('compat/trackers/bugsnag.ts'));
  });
});
