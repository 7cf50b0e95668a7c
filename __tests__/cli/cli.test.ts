/** The command line: its output in this process, and its behavior as a process in a shell. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { runCli } from '../../lib/cli/run.js';
import { problemTypes, type ProblemType } from '../../lib/index.js';
import { failure, modelList, plantedKey, startModels, wrongKey } from '../support/models.js';
import { admitForeignErrors } from '../support/realm.js';
import { closeServers } from '../support/serve.js';
import { until } from '../support/until.js';

const root = join(__dirname, '..', '..');
const program = join(root, 'dist', 'cjs', 'cli.js');

beforeAll(admitForeignErrors);
afterEach(closeServers);

interface Setting {
  readonly input?: Iterable<string | Buffer>;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Not a pipe. */
  readonly isTTY?: boolean;
}

interface Printed {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs the command line in this process. */
async function run(args: readonly string[], setting: Setting = {}): Promise<Printed> {
  const { input = [], columns, env = {}, isTTY = false } = setting;
  const printed = { output: '', errors: '' };
  const code = await runCli(args, {
    input: Object.assign(
      (async function* read() {
        yield* input;
      })(),
      { isTTY },
    ),
    output: { isTTY, columns, write: (text) => (printed.output += text) },
    errors: { isTTY, columns, write: (text) => (printed.errors += text) },
    env,
    folder: root,
  });
  return { code, ...printed };
}

const escape = '\u001b';

function widest(text: string): number {
  const plain = text.replaceAll(new RegExp(`${escape}\\[\\d+m`, 'g'), '');
  const lines = plain.split('\n').filter((line) => !/https:\/\/\S+$/.test(line));
  return Math.max(...lines.map((line) => line.length));
}

describe('explain', () => {
  it('prints what happened and what to do', async () => {
    const { code, output, errors } = await run(['explain', '429']);
    const { title, meaning, solution, documentation } = problemTypes['too-many-requests'];
    const flat = output.replaceAll(/\s+/g, ' ');
    for (const text of [`429 ${title}`, 'too-many-requests', meaning, ...solution, documentation])
      expect(flat).toContain(text);
    expect(flat).toContain('Fixable by operator (runs the app, owns its API key and account)');
    expect(flat).toContain('Retry yes, with exponential backoff and jitter');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
  });

  it.each([
    ['Please try again in 20s.', 'Retry yes, after 20 seconds'],
    ['Please try again in 1s.', 'Retry yes, after 1 second '],
  ])('states when to retry: %s', async (hint, text) => {
    const { output } = await run(['explain', `429 Rate limit reached. ${hint}`]);
    expect(output.replaceAll(/\s+/g, ' ')).toContain(text);
  });

  it('accepts a message without quotation marks', async () => {
    const { output } = await run('explain 429 Rate limit reached for gpt-5'.split(' '));
    expect(output).toContain('Detail      Rate limit reached for gpt-5');
  });

  it.each([[['explain']], [['explain', '-']]])('reads the input of %j', async (args) => {
    const { code, output } = await run(args, { input: ['\ufeff4', Buffer.from('29\n')] });
    expect(code).toBe(0);
    expect(output).toContain('429 Too Many Requests');
  });

  it('reads at most one mebibyte', async () => {
    let read = 0;
    function* endless(): Generator<string> {
      for (let chunk = 0; chunk < 100; chunk += 1) {
        read += 1;
        yield 'x'.repeat(2 ** 17);
      }
    }
    expect(await run(['explain'], { input: endless() })).toMatchObject({ code: 1 });
    expect(read).toBe(8);
  });

  it('prints the problem as JSON', async () => {
    const { code, output } = await run(['explain', '--json', 'insufficient_quota']);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      slug: 'credit-balance-exhausted',
      type: 'urn:problem-type:openai:credit-balance-exhausted',
      status: 429,
      fixableBy: 'operator',
      retryable: false,
      code: 'insufficient_quota',
    });
  });

  it('lists the alternatives for a status as JSON', async () => {
    const { output } = await run(['explain', '401', '--json']);
    expect(JSON.parse(output)).toMatchObject({
      related: expect.arrayContaining(['organization-mismatch']),
    });
  });

  it.each([
    ['to-many-request', 'Did you mean too-many-requests'],
    ['unauthorised', 'Did you mean unauthorized'],
    ['insuficient_quota', 'Did you mean insufficient_quota'],
    ['200', 'Not a known status, code or problem type.'],
    ['hello world', 'Not recognized as an OpenAI API error.'],
    ['x'.repeat(80), 'Not a known status, code or problem type.'],
  ])('gives up on %j', async (text, words) => {
    const { code, output, errors } = await run(['explain', text]);
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(errors.replaceAll(/\s+/g, ' ')).toContain(words);
    expect(errors).toContain('openai-problem-details list');
  });

  it.each([
    ['nothing', [], true],
    ['an empty string', [''], true],
    ['an empty pipe', [], false],
  ])('requires an input: %s', async (_what, words, isTTY) => {
    const { code, errors } = await run(['explain', ...words], { isTTY });
    expect(code).toBe(2);
    expect(errors).toContain('Nothing to explain.');
  });

  it.each([
    ['a message', `401 Incorrect API key provided: ${plantedKey}. You can find`],
    [
      'a body',
      JSON.stringify({
        error: { message: `No ${plantedKey}`, code: plantedKey, type: plantedKey },
      }),
    ],
    ['a word', plantedKey],
    ['words', `what is ${plantedKey}`],
    [
      'a response',
      `HTTP/1.1 401 x\r\nset-cookie: ${plantedKey}\r\nx-request-id: ${plantedKey}\r\n\r\n${plantedKey}`,
    ],
  ])('repeats no key: %s', async (_what, text) => {
    for (const args of [
      ['explain', text],
      ['explain', '--json', text],
    ]) {
      const { output, errors } = await run(args);
      expect(output + errors).not.toContain(plantedKey.slice(8));
    }
  });

  it('explains each of several lines', async () => {
    const { code, output } = await run(['explain'], { input: ['401\n429\n'] });
    expect(code).toBe(0);
    expect(output).toMatch(/^401 Unauthorized[^]*\n─+\n\n429 Too Many Requests/);
    const { output: json } = await run(['explain', '--json'], { input: ['401\n429\n'] });
    expect(JSON.parse(json)).toMatchObject([
      { slug: 'unauthorized' },
      { slug: 'too-many-requests' },
    ]);
  });

  it.each([
    ['limit', ['spend-limit-reached', 'usage-limit-reached']],
    ['limit reached', ['spend-limit-reached', 'usage-limit-reached']],
  ])('lists the problem types that match %j', async (phrase, slugs) => {
    const { code, output } = await run(['explain', phrase]);
    expect(code).toBe(0);
    expect(output).toMatch(/^Several problem types match\n/);
    for (const slug of slugs) expect(output).toContain(slug);
    const json: unknown = JSON.parse((await run(['explain', '--json', phrase])).output);
    expect(json).toEqual(
      expect.arrayContaining(slugs.map((slug) => expect.objectContaining({ slug }))),
    );
  });

  it('explains the only problem type that matches a phrase', async () => {
    const { output } = await run(['explain', 'schema accepted']);
    expect(output).toContain('\ninvalid-schema\n');
  });

  it('lists the other types that match a message', async () => {
    const { output } = await run(['explain', 'Token limit exceeded.']);
    expect(output).toMatch(/\nThe text also matches\n {2}context-length-exceeded {2}/);
  });

  it('repeats no control characters', async () => {
    const forged = `429 ${escape}[2J${escape}]0;mine\u0007 Rate\u009b31m limit\u202e reached`;
    const { output } = await run(['explain', forged]);
    expect(output).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
    expect(output).toContain('limit reached');
  });
});

describe('the layout', () => {
  const key =
    '429 Rate limit reached for gpt-5 in organization org-example0000000000000000 on requests per min (RPM): Limit 3.';

  it.each([
    [40, 40],
    [60, 60],
    [80, 80],
    [100, 100],
    [300, 100],
    [10, 40],
  ])('fits a terminal of %i columns', async (columns, width) => {
    for (const args of [
      ['explain', key],
      ['explain', '401'],
      ['list'],
      ['--help'],
      ['check', '--help'],
    ])
      expect(widest((await run(args, { columns, isTTY: true })).output)).toBeLessThanOrEqual(width);
  });

  it.each([
    ['a terminal', true, {}, true],
    ['a pipe', false, {}, false],
    ['NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['both', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['an empty FORCE_COLOR', true, { FORCE_COLOR: '', NO_COLOR: '1' }, false],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
  ])('uses colors with %s: %s', async (_what, isTTY, env, colored) => {
    const { output } = await run(['explain', '429'], { isTTY, env });
    expect(output.includes(escape)).toBe(colored);
    const { errors } = await run(['explain', 'no such word'], { isTTY, env });
    expect(errors.includes(escape)).toBe(colored);
  });

  it('is the same without colors', async () => {
    const [colored, plain] = [
      await run(['explain', '429'], { env: { FORCE_COLOR: '1' } }),
      await run(['explain', '429']),
    ];
    const stripped = colored.output.replaceAll(new RegExp(`${escape}\\[\\d+m`, 'g'), '');
    expect(stripped).toBe(plain.output);
  });

  it('takes the width of a pipe from COLUMNS', async () => {
    const { output } = await run(['list'], { env: { COLUMNS: '50' } });
    expect(widest(output)).toBeLessThanOrEqual(50);
  });
});

describe('list', () => {
  it('has every problem type once', async () => {
    const { code, output } = await run(['list']);
    const slugs = output.match(/(?<=^(?:\d{3}| {3}) {2})[a-z-]+/gm);
    expect(code).toBe(0);
    expect(slugs?.toSorted()).toEqual(Object.keys(problemTypes).toSorted());
  });

  it('prints JSON', async () => {
    const { output } = await run(['list', '--json']);
    const types = JSON.parse(output) as (ProblemType & { readonly slug: string })[];
    expect(types.map(({ slug }) => slug)).toEqual(Object.keys(problemTypes));
    const { meaning, solution, gatewayStatus } = problemTypes.unauthorized;
    expect(types.find(({ slug }) => slug === 'unauthorized')).toMatchObject({
      meaning,
      solution,
      gatewayStatus,
    });
  });
});

describe('help', () => {
  it.each([['--help'], ['-h'], ['help']])('is printed by %s', async (word) => {
    const { code, output } = await run([word]);
    expect(code).toBe(0);
    for (const text of ['explain', 'check', 'list', '--version', 'Exit codes'])
      expect(output).toContain(text);
  });

  it.each(['explain', 'check', 'list'])('is available for %s', async (command) => {
    const { code, output } = await run([command, '--help']);
    expect(code).toBe(0);
    expect(output).toMatch(new RegExp(`^Usage  openai-problem-details ${command}`));
    expect(output).toContain('--json');
  });

  it.each([['--version'], ['-v']])('shows the version by %s', async (word) => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(await run([word])).toEqual({ code: 0, output: `${version}\n`, errors: '' });
  });
});

describe('a usage error', () => {
  it.each([
    [[], 'Missing command.'],
    [['explian', '429'], 'Did you mean: openai-problem-details explain'],
    [['429'], 'Did you mean: openai-problem-details explain 429'],
    [['429 Rate limit reached'], "Did you mean: openai-problem-details explain '…'"],
    [['constructor'], 'Unknown command.'],
    [['explain', '--jsno', '429'], "Unknown option '--jsno'. Did you mean --json?"],
    [['explain', '--unheard-of'], 'Unknown option. The options are --json, --help.'],
    [['check', 'sk-other'], 'This command takes options only, no arguments.'],
    [['list', 'extra'], 'This command takes options only, no arguments.'],
    [['--version', 'extra'], 'No further arguments are allowed here.'],
    [['help', 'explain'], 'No further arguments are allowed here.'],
    [['check', '--model'], "Option '--model <value>' argument missing"],
    [['check', '--model', ' '], '--model expects a name'],
    [['check', '--base-url', 'api'], '--base-url expects a URL'],
    [['check', '--timeout', '5s'], '--timeout expects whole milliseconds'],
    [['check', '--timeout', '0'], '--timeout expects whole milliseconds'],
    [['check', '--timeout', '9999999999'], '--timeout expects whole milliseconds'],
  ])('is reported: %j', async (args, words) => {
    const { code, output, errors } = await run(args);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors.replaceAll(/\s+/g, ' ')).toContain(words);
  });

  it.each([
    [[`--api-key=${plantedKey}`]],
    [['check', `--api-key=${plantedKey}`]],
    [['check', `--${plantedKey}`]],
    [['check', plantedKey]],
    [['list', `-${plantedKey}`]],
    [[plantedKey]],
    [[`https://${plantedKey}/timeout`]],
  ])('repeats no key', async (args) => {
    const { code, errors } = await run(args);
    expect(code).toBe(2);
    expect(errors).not.toContain(plantedKey.slice(8));
  });
});

describe('check', () => {
  const list = 'GET /v1/models';

  it('passes with a valid key', async () => {
    const openai = await startModels({ [list]: modelList });
    const env = { OPENAI_API_KEY: plantedKey, OPENAI_BASE_URL: `${openai.url}/v1` };
    const { code, output } = await run(['check'], { env });
    expect(code).toBe(0);
    expect(output).toMatch(
      /^✔ The key works\n\nHost {5}127\.0\.0\.1:\d+\nLatency {2}\d+ ms\nModels {3}2\n$/,
    );
  });

  it('passes with an available model', async () => {
    const openai = await startModels({
      'GET /v1/models/gpt-5': {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: { id: 'gpt-5' },
      },
    });
    const args = ['check', '--model', 'gpt-5', '--base-url', `${openai.url}/v1`];
    const { code, output } = await run(args, { env: { OPENAI_API_KEY: plantedKey } });
    expect(code).toBe(0);
    expect(output).toContain('✔ The key works, and gpt-5 is available');
  });

  it('names the host', async () => {
    const openai = await startModels({ [list]: modelList });
    const env = { OPENAI_API_KEY: 'test', OPENAI_BASE_URL: `${openai.url}/v1` };
    const localhost = env.OPENAI_BASE_URL.replace('127.0.0.1', `${plantedKey}:x@localhost`);
    const { output } = await run(['check', '--base-url', localhost], { env });
    expect(output).toContain('localhost:');
    expect(output).not.toContain(plantedKey.slice(8));
  });

  it('fails with a wrong key, and states what to do', async () => {
    const openai = await startModels({ [list]: wrongKey });
    const env = { OPENAI_API_KEY: plantedKey, OPENAI_BASE_URL: `${openai.url}/v1` };
    const { code, output, errors } = await run(['check'], { env });
    expect({ code, errors }).toEqual({ code: 1, errors: '' });
    expect(output).toMatch(
      /^✖ The check failed at 127\.0\.0\.1:\d+, after \d+ ms\n\n401 Unauthorized\n/,
    );
    expect(output).toContain(problemTypes.unauthorized.meaning);
    expect(output).not.toContain(plantedKey.slice(8));
  });

  it('ends in time', async () => {
    const openai = await startModels({ [list]: 'silence' });
    const args = ['check', '--timeout', '50', '--json', '--base-url', `${openai.url}/v1`];
    const { code, output } = await run(args, { env: { OPENAI_API_KEY: 'test' } });
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      ok: false,
      latency: expect.any(Number),
      problem: { type: 'urn:problem-type:openai:timeout' },
    });
  });

  it('prints JSON without the secrets that a server has put into it', async () => {
    const body = { object: 'list', data: [{ id: `gpt-5${escape}[2J` }, { id: plantedKey }] };
    const openai = await startModels({
      [list]: { status: 200, headers: { 'content-type': 'application/json' }, body },
    });
    const env = { OPENAI_API_KEY: plantedKey, OPENAI_BASE_URL: `${openai.url}/v1` };
    const { code, output } = await run(['check', '--json'], { env });
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ ok: true, models: ['gpt-5', '[redacted]'] });
  });

  it('reports an available model as JSON', async () => {
    const openai = await startModels({ 'POST /v1/chat/completions': failure(400, 'no messages') });
    const args = ['check', '--json', '--model', 'gpt-5', '--base-url', `${openai.url}/v1`];
    const { output } = await run(args, { env: { OPENAI_API_KEY: 'test' } });
    expect(JSON.parse(output)).toEqual({ ok: true, latency: expect.any(Number) });
  });

  it('reports a missing key', async () => {
    const { code, output } = await run(['check']);
    expect(code).toBe(1);
    expect(output).toMatch(/^✖ The check failed\n\n401 No API credentials were provided\n/);
  });

  it.each([
    ['its endpoint', { AZURE_OPENAI_API_KEY: 'test', OPENAI_API_VERSION: '2024-10-21' }],
    ['its base URL', { AZURE_OPENAI_API_KEY: 'test', OPENAI_API_VERSION: '2024-10-21' }],
  ])('uses Azure with %s', async (how, env) => {
    const openai = await startModels({ 'GET /openai/models': modelList });
    const address =
      how === 'its endpoint'
        ? { AZURE_OPENAI_ENDPOINT: openai.url }
        : { OPENAI_BASE_URL: `${openai.url}/openai` };
    expect(await run(['check'], { env: { ...env, ...address } })).toMatchObject({ code: 0 });
  });

  it('reports missing settings of Azure', async () => {
    const env = { AZURE_OPENAI_ENDPOINT: 'https://azure.example.com' };
    const { code, output } = await run(['check'], { env });
    expect(code).toBe(1);
    expect(output).toContain('OPENAI_API_VERSION');
  });
});

describe('the entry', () => {
  it('uses the arguments, streams and exit code of its process', async () => {
    const { argv, exitCode } = process;
    const written: unknown[] = [];
    const write = jest
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => written.push(text) > 0);
    const destroy = jest.spyOn(process.stdin, 'destroy').mockReturnValue(process.stdin);
    process.argv = [process.execPath, program, 'no-such-command'];
    const errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const before = process.stdout.listeners('error');
    await import('../../lib/cli.js');
    await until(() => destroy.mock.calls.length > 0);
    const code = process.exitCode;
    Object.assign(process, { argv, exitCode });
    for (const mock of [write, destroy, errors]) mock.mockRestore();
    expect(code).toBe(2);
    expect(written).toEqual([]);
    const leave = process.stdout.listeners('error').find((one) => !before.includes(one));
    const tell = (fault: Error): unknown => leave?.(fault);
    expect(tell(Object.assign(new Error(), { code: 'EPIPE' }))).toBeUndefined();
    expect(() => tell(new Error('disk full'))).toThrow('disk full');
    const exit = jest.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
    tell(Object.assign(new Error(), { code: 'ENOSPC' }));
    expect(exit.mock.calls).toEqual([[1]]);
    exit.mockRestore();
    for (const stream of [process.stdout, process.stderr])
      stream.off('error', leave as (fault: Error) => void);
  });

  it('reports that the openai package cannot be loaded', async () => {
    jest.resetModules();
    jest.doMock('node:module', () => ({
      createRequire: () => () => {
        throw new Error('not found');
      },
    }));
    const { runCli: runAlone } = await import('../../lib/cli/run.js');
    jest.dontMock('node:module');
    let errors = '';
    const code = await runAlone(['check'], {
      input: { async *[Symbol.asyncIterator]() {} },
      output: { write: () => undefined },
      errors: { write: (text) => (errors += text) },
      env: {},
      folder: root,
    });
    expect(code).toBe(1);
    expect(errors.replaceAll(/\s+/g, ' ')).toContain('npm install openai');
  });
});

/** The environment of this process without settings for OpenAI and colors. */
const cleanEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:AZURE_)?OPENAI_|COLOR/.test(name)),
);

interface ProcessSetting {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly program?: string;
  readonly folder?: string;
  /** Whether the reader closes the pipe at once. */
  readonly isDeaf?: boolean;
}

/** Runs the built program as a separate process, with pipes. */
async function runProcess(
  args: readonly string[],
  { input = '', env = {}, program: file = program, folder = root, isDeaf }: ProcessSetting = {},
): Promise<Printed> {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: folder,
    env: { ...cleanEnv, ...env },
  });
  const printed = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.errors += text));
  if (isDeaf === true) child.stdout.destroy();
  child.stdin.on('error', () => undefined).end(input); // it may exit before everything is written
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...printed };
}

const copy = mkdtempSync(join(tmpdir(), 'openai-problem-details-'));

afterAll(() => rmSync(copy, { recursive: true }));

describe('the program', () => {
  it('explains the piped output of curl, without colors', async () => {
    const input =
      'HTTP/2 429\r\nretry-after: 7\r\n\r\n{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}\n';
    const { code, output, errors } = await runProcess(['explain'], { input });
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/^429 Too Many Requests\ntoo-many-requests\n/);
    expect(output).toContain('yes, after 7 seconds');
    expect(output).not.toContain(escape);
  });

  it('is the one named in package.json', async () => {
    const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { bin: string };
    expect(join(root, bin)).toBe(program);
    expect(readFileSync(program, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(await runProcess(['nonsense'])).toMatchObject({ code: 2, output: '' });
  });

  it('tolerates a reader that closes early and a pipe that never ends', async () => {
    const input = 'x'.repeat(2 ** 21);
    expect(await runProcess(['list', '--json'], { isDeaf: true })).toMatchObject({
      code: 0,
      errors: '',
    });
    expect(await runProcess(['explain'], { input })).toMatchObject({ code: 1, output: '' });
  });

  it('ends quietly if the device is full', async () => {
    // Only Linux has this device.
    if (!existsSync('/dev/full')) return;
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [program, 'list'], { stdio: ['ignore', full, 'pipe'] });
    let errors = '';
    child.stderr?.on('data', (text) => (errors += String(text)));
    const [code] = (await once(child, 'close')) as [number];
    closeSync(full);
    expect({ code, errors }).toEqual({ code: 1, errors: '' });
  });

  it('checks the key from the environment, and shows it nowhere', async () => {
    const openai = await startModels({ 'GET /v1/models': wrongKey });
    const env = { OPENAI_API_KEY: plantedKey, OPENAI_BASE_URL: `${openai.url}/v1` };
    const { code, output, errors } = await runProcess(['check'], { env });
    expect(code).toBe(1);
    expect(output).toContain('401 Unauthorized');
    expect(output + errors).not.toContain(plantedKey.slice(8));
  });

  it('works without the openai package, except for the check', async () => {
    cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true });
    cpSync(join(root, 'package.json'), join(copy, 'package.json'));
    const alone = { program: join(copy, 'dist', 'cjs', 'cli.js'), folder: copy };
    expect(await runProcess(['explain', 'timeout'], alone)).toMatchObject({ code: 0 });
    const { code, errors } = await runProcess(['check'], alone);
    expect(code).toBe(1);
    expect(errors).toContain('The check requires the openai package');
  });
});
