/** The report of an event: a redacted error for error trackers, with the app's own frames only. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import express, { type Request } from 'express';
import createError from 'http-errors';
import supertest from 'supertest';
import type { Options, ProblemEvent } from '../../lib/index.js';
import { problemTypes } from '../../lib/index.js';
import { cpuTime } from '../support/cpu-time.js';
import { appOf, throwing } from '../support/app.js';
import { apiError } from '../support/problem.js';
import { errorOf } from '../support/sdk.js';

const key = `sk-proj-${'a1B2'.repeat(8)}`;
const wire = {
  status: 429,
  headers: { 'x-request-id': 'req_0123456789abcdef', 'retry-after': '20' },
  body: {
    error: {
      message: `Rate limit reached for gpt-5 with key ${key}.`,
      code: 'rate_limit_exceeded',
      type: 'requests',
    },
  },
};

async function reportOf(error: unknown, options: Options<Request> = {}) {
  const events: ProblemEvent<Request>[] = [];
  const app = appOf(express, throwing(error), {
    audience: 'public',
    onProblem: (event) => events.push(event),
    ...options,
  });
  await supertest(app).get('/');
  if (events[0] === undefined) throw new Error('nothing was reported');
  return events[0].report;
}

/** An error with this stack after its message. */
function withStack(lines: readonly string[], message = 'Broken.'): Error {
  const error = apiError({ status: 500, message });
  error.stack = [`Error: ${message}`, ...lines].join('\n');
  return error;
}

const places = async (lines: readonly string[], options?: Options<Request>): Promise<unknown> =>
  (await reportOf(withStack(lines), options)).frames;

const folder = process.cwd();

afterEach(() => void jest.restoreAllMocks());

describe('a report', () => {
  it('is an error with everything that trackers group and search by, and no secret', async () => {
    const report = await reportOf(await errorOf('6.49', wire));
    expect(report).toBeInstanceOf(Error);
    expect(report.name).toBe('too-many-requests');
    expect(report.message).toBe('Rate limit reached for gpt-5 with key [redacted].');
    expect(JSON.parse(JSON.stringify(report))).toEqual({
      slug: 'too-many-requests',
      level: 'error',
      status: 503,
      route: '/',
      provider: 'OpenAI',
      modelFamily: 'gpt-5',
      fixableBy: 'operator',
      retryable: true,
      requestId: 'req_0123456789abcdef',
      instance: expect.stringMatching(/^urn:uuid:/),
    });
    expect(report.cause).toBeUndefined();
    expect(String(report.stack)).not.toContain(key);
  });

  it("has the message in the first line of its stack, followed by the app's frames", async () => {
    const report = await reportOf(await errorOf('6.49', wire));
    const [first, ...frames] = String(report.stack).split('\n');
    expect(first).toBe('too-many-requests: Rate limit reached for gpt-5 with key [redacted].');
    expect(frames).toEqual([
      expect.stringMatching(/^ {4}at rejection \(\.\/__tests__\/support\/sdk\.ts:\d+:\d+\)$/),
      expect.stringContaining('__tests__/report/problem-report.test.ts'),
    ]);
  });

  it('is skipped by loggers and copies of the event, and is created once', async () => {
    const events: ProblemEvent<Request>[] = [];
    const app = appOf(express, throwing(apiError({ status: 500 })), {
      onProblem: (event) => events.push(event),
    });
    await supertest(app).get('/');
    expect(Object.keys({ ...events[0] })).not.toContain('report');
    expect(events[0]?.report).toBe(events[0]?.report);
  });

  it('has the meaning if there is no message', async () => {
    const report = await reportOf(apiError({ status: 401, headers: {} }), { provider: 'OpenAI' });
    expect(report.message).toBe(problemTypes.unauthorized.meaning);
  });

  it("of an error that is not OpenAI’s has the error's name", async () => {
    const error = createError(500, `No key ${key}.`);
    const report = await reportOf(error, { handle: 'http' });
    expect(report.name).toBe('InternalServerError');
    expect(report.message).toBe('No key [redacted].');
    error.name = 'two words';
    expect((await reportOf(error, { handle: 'http' })).name).toBe('Error');
  });

  it('of an error that a custom classifier claims has its message', async () => {
    const classify = (): 'too-many-requests' => 'too-many-requests';
    expect((await reportOf(new Error('The budget is spent.'), { classify })).message).toBe(
      'The budget is spent.',
    );
    expect((await reportOf({ message: 1 }, { classify })).message).toBe(
      problemTypes['too-many-requests'].meaning,
    );
  });
});

describe('the frames', () => {
  it.each<readonly [string, string, readonly [string | undefined, string]]>([
    ['a function', `    at chat (${folder}/routes/chat.js:12:5)`, ['chat', 'routes/chat.js:12:5']],
    ['an unnamed function', `    at ${folder}/app.js:1:2`, [undefined, 'app.js:1:2']],
    [
      'an async function',
      `    at async Chat.ask [as run] (${folder}/app.js:1:2)`,
      ['Chat.ask [as run]', 'app.js:1:2'],
    ],
    ['an async place', `    at async ${folder}/app.js:1:2`, [undefined, 'app.js:1:2']],
    [
      'a module',
      `    at chat (${pathToFileURL(join(folder, 'my app.js')).href}:1:2)`,
      ['chat', 'my app.js:1:2'],
    ],
    ['a broken URL', `    at chat (file://${folder}/%.js:1:2)`, ['chat', '%.js:1:2']],
    ['an invalid name', `    at <b>"x" (${folder}/app.js:1:2)`, [undefined, 'app.js:1:2']],
    [
      'a secret name',
      `    at ${key.replaceAll('-', '_')} (${folder}/${key}/app.js:1:2)`,
      [undefined, '*/app.js:1:2'],
    ],
  ])('have %s', async (_what, line, expected) => {
    const [name, place] = expected;
    expect(await places([line])).toEqual([{ name, place }]);
  });

  it.each([
    ['packages', `    at x (${folder}/node_modules/openai/index.js:1:2)`],
    ['Node.js', '    at node:internal/process/task_queues:95:5'],
    ['other folders', '    at x (/etc/secret/app.js:1:2)'],
    ['nowhere', '    at <anonymous>'],
  ])('contain nothing from %s', async (_what, line) => {
    expect(await places([line])).toEqual([]);
  });

  it('may be those of Windows', async () => {
    jest.spyOn(process, 'cwd').mockReturnValue('C:\\srv\\app');
    expect(
      await places([
        '    at chat (C:\\srv\\app\\routes\\chat.js:12:5)',
        '    at file:///C:/srv/app/index.mjs:1:2',
        '    at x (C:\\srv\\app\\node_modules\\openai\\index.js:1:2)',
      ]),
    ).toEqual([
      { name: 'chat', place: 'routes/chat.js:12:5' },
      { name: undefined, place: 'index.mjs:1:2' },
    ]);
  });

  it('are relative to the main script if the app was started from the root', async () => {
    jest.spyOn(process, 'cwd').mockReturnValue('/');
    const { argv } = process;
    process.argv = [String(argv[0]), '/srv/app/server.js'];
    const found = await places(['    at x (/srv/app/a.js:1:2)', '    at y (/srv/other/b.js:1:2)']);
    process.argv = [String(argv[0])];
    const none = await places(['    at x (/srv/app/a.js:1:2)']);
    process.argv = argv;
    expect(found).toEqual([{ name: 'x', place: 'a.js:1:2' }]);
    expect(none).toEqual([]);
  });

  it('are at most five', async () => {
    const lines = Array.from({ length: 20 }, (_, line) => `    at ${folder}/app.js:${line + 1}:1`);
    expect(await places(lines)).toHaveLength(5);
  });

  it('are not taken from the message', async () => {
    const error = withStack(['    at node:x:1:2'], `No.\n    at x (${folder}/message.js:1:2)\nand`);
    expect((await reportOf(error)).frames).toEqual([]);
  });

  it('are those of the wrapped error if the wrapper has none', async () => {
    const cause = withStack([`    at chat (${folder}/chat.js:1:2)`]);
    const wrapper = Object.assign(new Error('wrapped', { cause }), { stack: 'Error: wrapped' });
    expect((await reportOf(wrapper)).frames).toEqual([{ name: 'chat', place: 'chat.js:1:2' }]);
  });

  it('are absent without a stack', async () => {
    const error = apiError({ status: 500 });
    Object.defineProperty(error, 'stack', { value: 1 });
    expect((await reportOf(error)).frames).toEqual([]);
  });

  it('are found at once in ten megabytes', async () => {
    const error = withStack([`    at ${folder}/app.js:1:2`], 'x '.repeat(5_000_000));
    const start = cpuTime();
    expect((await reportOf(error)).frames).toHaveLength(1);
    expect(cpuTime() - start).toBeLessThan(5000);
  });

  it('contain nothing that the app redacts', async () => {
    const line = `    at bluebird (${folder}/bluebird/app.js:1:2)`;
    expect(await places([line], { redact: ['bluebird'] })).toEqual([
      { name: undefined, place: '*/app.js:1:2' },
    ]);
  });
});
