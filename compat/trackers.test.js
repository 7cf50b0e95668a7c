// The recipes for error trackers: Sentry runs with a transport that records, Bugsnag is compiled.
import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as Sentry from '@sentry/node';
import { reportToSentry, startSentry } from './trackers/sentry.js';

const key = `sk-proj-${'a1B2'.repeat(8)}`;
const organization = `org-${'q7'.repeat(12)}`;
const prompt = 'My-doctor-says-that-I-am-ill';

const answer = (status, message, code) => ({ status, body: { error: { message, code } } });
const answers = {
  key: answer(401, `Incorrect API key provided: ${key} of ${organization}.`, 'invalid_api_key'),
  // Of the same issue; Sentry drops an event that is equal to the one before it.
  revoked: answer(401, 'The key was revoked.', 'invalid_api_key'),
  limit: answer(
    429,
    `Rate limit reached for gpt-5 in organization ${organization}.`,
    'rate_limit_exceeded',
  ),
  long: answer(400, `Too long, ${organization}.`, 'context_length_exceeded'),
};

const envelopes = [];
const recorder = () => ({
  send: async (envelope) => {
    envelopes.push(envelope);
    return {};
  },
  flush: async () => true,
});

const client = `
  const [url, prompt] = process.argv.slice(1);
  const headers = { 'content-type': 'application/json', cookie: 'name=' + prompt };
  const body = JSON.stringify({ prompt });
  (async () => {
    for (const kind of ['key', 'limit', 'revoked', 'long', 'mine'])
      await fetch(url + '/' + kind + '?prompt=' + prompt, { method: 'POST', headers, body });
  })();
`;

let server;

/** The app of the recipe; Express and the SDK are loaded after Sentry has started. */
async function createApp() {
  const { default: express } = await import('express');
  const { default: OpenAI } = await import('openai');
  const { openaiErrorHandler } = await import('openai-problem-details');
  const app = express();
  app.use(express.json());
  app.post('/:kind', async (req, res) => {
    const { kind } = req.params;
    if (kind === 'mine') throw new TypeError('A fault of the app.');
    const { status, body } = answers[kind];
    const fetch = async () => Response.json(body, { status });
    const openai = new OpenAI({ apiKey: key, maxRetries: 0, fetch });
    const messages = [{ role: 'user', content: req.body.prompt }];
    res.json(await openai.chat.completions.create({ model: 'gpt-5', messages }));
  });
  app.use(openaiErrorHandler({ audience: 'public', log: false, onProblem: reportToSentry }));
  app.use((error, req, res, _next) => res.status(500).end());
  return app;
}

before(async () => {
  startSentry({ dsn: 'https://public@errors.example.com/1', transport: recorder });
  server = (await createApp()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${server.address().port}`;
  // In a separate process, since Sentry records the requests that this one sends.
  await promisify(execFile)(process.execPath, ['--eval', client, url, prompt]);
  await Sentry.flush(2000);
});

after(() => server.close());

const events = () =>
  envelopes
    .flatMap(([, items]) => items)
    .filter(([{ type }]) => type === 'event')
    .map(([, event]) => event)
    // They are sent when they are ready.
    .toSorted((a, b) => a.timestamp - b.timestamp);

describe('Sentry', () => {
  it('receives four of five failures: those that the app or its operator can fix', () => {
    assert.deepEqual(
      events().map(({ exception, level }) => [exception.values[0].type, level]),
      [
        ['unauthorized', 'error'],
        ['too-many-requests', 'error'],
        ['unauthorized', 'error'],
        ['TypeError', 'error'],
      ],
    );
  });

  it('groups them into three issues', () => {
    const issues = events().map(({ fingerprint, exception }) =>
      String(fingerprint ?? exception.values[0].type),
    );
    assert.deepEqual(
      [...new Set(issues)],
      ['unauthorized,/:kind', 'too-many-requests,/:kind', 'TypeError'],
    );
  });

  it("receives tags and the app's frames with each", () => {
    const [{ tags, exception }] = events();
    assert.equal(tags.fixableBy, 'operator');
    assert.equal(tags.provider, 'OpenAI');
    const frames = exception.values[0].stacktrace.frames;
    assert.ok(
      frames.some(({ filename, in_app: isOwn }) => isOwn && filename === './trackers.test.js'),
    );
  });

  it('receives no key, no account, and nothing that people wrote', () => {
    const sent = JSON.stringify(envelopes);
    for (const secret of [key, 'a1B2a1B2', organization, prompt]) assert.ok(!sent.includes(secret));
  });
});

describe('Bugsnag', () => {
  it('has a recipe that compiles', () => {
    const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
    const options =
      '--ignoreConfig --noEmit --strict --skipLibCheck --target es2022 --module esnext --moduleResolution bundler --types node';
    const roots = [
      '--typeRoots',
      fileURLToPath(new URL('../node_modules/@types', import.meta.url)),
    ];
    execFileSync(
      process.execPath,
      [compiler, ...options.split(' '), ...roots, 'trackers/bugsnag.ts'],
      { cwd: import.meta.dirname, stdio: 'inherit' },
    );
  });
});
