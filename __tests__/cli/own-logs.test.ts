/** How `explain` reads the output of this package: events, lines and blocks, with and without pino. */
import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import express, { type Request } from 'express';
import pino from 'pino';
import pinoHttp from 'pino-http';
import supertest from 'supertest';
import { explainAll } from '../../lib/cli/explain/index.js';
import { openaiErrorHandler, problemTypes, type Options } from '../../lib/index.js';
import { block } from '../../lib/report/block.js';
import type { LogEntry } from '../../lib/report/log-entry.js';
import { createPaint } from '../../lib/values/layout.js';
import { apiError, stepsAfter } from '../support/problem.js';

const message =
  'Rate limit reached for gpt-5 in organization X on requests per min (RPM): Limit 3.';
const limited = apiError({
  status: 429,
  headers: { 'retry-after': '20' },
  error: { message },
  message: `429 ${message}`,
  code: 'rate_limit_exceeded',
  param: 'model',
  requestID: 'req_0123456789abcdef',
});

const ownTypes = {
  'our-budget-exceeded': {
    title: 'The budget is spent',
    status: 429,
    fixableBy: 'operator',
    retryable: false,
    meaning: 'This month’s budget is spent, to the last cent.',
    solution: ['Raise the budget in the settings of the app.', 'Or wait.'],
  },
} as const;

const writeTo =
  (lines: string[]) =>
  (line: string): void =>
    void lines.push(line);

/** The output while an app with these options fails. */
async function written(
  options: (lines: string[]) => Options<Request, 'our-budget-exceeded'>,
  error: unknown = limited,
  use?: (lines: string[]) => express.RequestHandler,
): Promise<string> {
  const lines: string[] = [];
  const app = express();
  if (use !== undefined) app.use(use(lines));
  app.get('/chats/:id', () => {
    throw error;
  });
  app.use(openaiErrorHandler({ problemTypes: ownTypes, audience: 'public', ...options(lines) }));
  await supertest(app).get('/chats/1');
  return lines.join('\n');
}

const pinoTo = (lines: string[]) => pino({}, { write: writeTo(lines) });
const consoleOf = (lines: string[], isTTY: boolean): Console => {
  const write = (chunk: Buffer, _encoding: string, done: () => void): void => {
    lines.push(String(chunk));
    done();
  };
  const stream = Object.assign(new Writable({ write }), { isTTY, columns: 72 });
  return new console.Console(stream, stream);
};

const logs: readonly (readonly [string, () => Promise<string>])[] = [
  [
    'an event',
    () => written((lines) => ({ onProblem: (event) => lines.push(JSON.stringify(event)) })),
  ],
  [
    'a logged event',
    () => written((lines) => ({ onProblem: (event) => pinoTo(lines).error({ event }) })),
  ],
  ['pino’s line', () => written((lines) => ({ log: pinoTo(lines) }))],
  [
    'pino-http’s line',
    () =>
      written(
        () => ({}),
        limited,
        (lines) => pinoHttp({ logger: pinoTo(lines) }),
      ),
  ],
  ['the console’s line', () => written((lines) => ({ log: consoleOf(lines, false) }))],
  ['the terminal’s block', () => written((lines) => ({ log: consoleOf(lines, true) }))],
];

describe('the output of the package', () => {
  it.each(logs)('is explained: %s', async (_what, write) => {
    const { solution, meaning } = problemTypes['too-many-requests'];
    expect(explainAll(await write())).toEqual([
      {
        slug: 'too-many-requests',
        related: [],
        problem: expect.objectContaining({
          type: 'urn:problem-type:openai:too-many-requests',
          title: 'Too Many Requests',
          status: 503,
          meaning,
          solution: stepsAfter('20 seconds', solution),
          fixableBy: 'operator',
          retryable: true,
          retryAfter: 20,
          detail: message,
          code: 'rate_limit_exceeded',
          param: 'model',
          requestId: 'req_0123456789abcdef',
          instance: expect.stringMatching(/^urn:uuid:[\da-f-]{36}$/),
        }),
      },
    ]);
  });

  it.each([
    [
      'an event',
      (lines: string[]) => ({ onProblem: (event: object) => lines.push(JSON.stringify(event)) }),
    ],
    ['a line', (lines: string[]) => ({ log: consoleOf(lines, false) })],
    ['a block', (lines: string[]) => ({ log: consoleOf(lines, true) })],
  ])('of a custom problem type is explained by its content: %s', async (_what, options) => {
    const log = await written(
      (lines) => ({ classify: () => 'our-budget-exceeded', ...options(lines) }),
      new Error('Spent.'),
    );
    const { meaning, solution } = ownTypes['our-budget-exceeded'];
    expect(explainAll(log)).toMatchObject([
      { slug: 'our-budget-exceeded', problem: { meaning, solution, retryable: false } },
    ]);
  });

  it('is explained despite the prefixes of containers, all of it', async () => {
    const all = await Promise.all(logs.slice(2).map(([, write]) => write()));
    const lines = all.join('\n').split('\n');
    const log = `${lines.map((line) => `app-1  | ${line}`).join('\n')}\nexited`;
    expect(explainAll(log).map(({ slug }) => slug)).toEqual(all.map(() => 'too-many-requests'));
  });

  it('has the meaning once if it is the message as well', async () => {
    const log = await written(
      () => ({}),
      apiError({ status: 500 }),
      (lines) => pinoHttp({ logger: pinoTo(lines) }),
    );
    const [explanation] = explainAll(log);
    expect(explanation).toMatchObject({ slug: 'internal-server-error' });
    expect(explanation?.problem).not.toHaveProperty('detail');
  });
});

describe('a record', () => {
  const record = {
    slug: 'timeout',
    status: 504,
    meaning: 'No answer.',
    solution: ['Try again.'],
    fixableBy: 'provider',
    retryable: true,
    instance: 'urn:uuid:0',
  };

  it.each([
    ['no instance', { instance: undefined }],
    ['no solution', { solution: [1] }],
    ['no meaning', { meaning: 1 }],
    ['another fixer', { fixableBy: 'me' }],
    ['an invalid status', { status: '504' }],
  ])('with %s is not one of ours', (_what, change) => {
    const text = JSON.stringify({ ...record, ...change });
    expect(explainAll(text)).not.toMatchObject([{ problem: { meaning: 'No answer.' } }]);
  });

  it('repeats no key, and no control characters', () => {
    const key = `sk-proj-${'a1B2'.repeat(8)}`;
    const forged = {
      ...record,
      solution: [' ', 'Wait.'],
      meaning: `Key ${key}\u001b[2J`,
      slug: 'x',
      retryAfter: -1,
    };
    const [explanation] = explainAll(JSON.stringify(forged));
    for (const part of ['a1B2', '\\u001b', 'retryAfter'])
      expect(JSON.stringify(explanation)).not.toContain(part);
    expect(explanation).toMatchObject({ slug: 'x', problem: { type: 'x', title: 'x' } });
  });
});

describe('a block', () => {
  const canvas = { paint: createPaint(false), width: 60 };
  const entry: LogEntry = {
    level: 'warn',
    slug: 'timeout',
    title: 'x',
    status: 504,
    meaning: 'No answer came in time, and that is a longer sentence than one line.',
    solution: ['Try again.'],
    fixableBy: 'provider',
    retryable: true,
    instance: 'urn:uuid:0',
  };

  it('with few facts is explained', () => {
    expect(explainAll(block(entry, canvas).join('\n'))).toMatchObject([
      { slug: 'timeout', problem: { meaning: entry.meaning, solution: ['Try again.'] } },
    ]);
  });

  it('states if it is not retryable', () => {
    const text = block({ ...entry, retryable: false, method: 'GET' }, canvas).join('\n');
    expect(explainAll(text)).toMatchObject([{ problem: { retryable: false } }]);
  });

  it('is not explained if it is cut off', () => {
    expect(explainAll('✖ 504 timeout')).toEqual([]);
    expect(explainAll('✖ 504 timeout\n  Slow.\n\n  What to do\n  more')).toEqual([]);
  });
});

describe('several lines', () => {
  it.each([
    ['codes', 'insufficient_quota\n429\n', ['credit-balance-exhausted', 'too-many-requests']],
    [
      'messages',
      '401 Incorrect API key provided\r\nRequest timed out.',
      ['unauthorized', 'timeout'],
    ],
    ['JSON', '{"status":401}\nnoise\n{"status":500}', ['unauthorized', 'internal-server-error']],
    ['a message of two lines', '401 No.\nPlease.', ['unauthorized']],
    ['a stack', 'Error: 401 No\n    at x (a.js:1:1)', ['unauthorized']],
    ['a stream', 'data: {"status":401}\n\ndata: {"status":500}', ['internal-server-error']],
    ['unknown text', 'hello\nworld', []],
  ])('are explained separately: %s', (_what, text, slugs) => {
    expect(explainAll(text).map(({ slug }) => slug)).toEqual(slugs);
  });
});
