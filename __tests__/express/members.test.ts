/** The option `members`: custom extension members. */
import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Request } from 'express';
import { isProblemDetails, openaiErrorHandler, type Options } from '../../lib/index.js';
import { generalAdvice } from '../../lib/model/http-status.js';
import { appOf, expressMajors, throwing } from '../support/app.js';
import { errorOf } from '../support/sdk.js';
import { ask, closeServers, eventsOf } from '../support/streaming.js';

afterEach(closeServers);

const [, express] = expressMajors[1];
let error: unknown;
beforeAll(async () => {
  error = await errorOf('6.49', { status: 429, body: { error: { message: 'Too fast.' } } });
});

type Members = NonNullable<Options<Request>['members']>;
const members: Members = ({ detail, meaning }) => ({ error: detail ?? meaning });

describe('extension members', () => {
  it('are sent alongside those of the problem', async () => {
    const { text } = await ask(appOf(express, throwing(error), { members }));
    const body: unknown = JSON.parse(text);
    expect(body).toMatchObject({ status: 429, error: 'Too fast.' });
    expect(isProblemDetails(body)).toBe(true);
  });

  it('may depend on the request', async () => {
    const path: Members = (_problem, request) => ({ path: request.path });
    const { text } = await ask(appOf(express, throwing(error), { members: path }));
    expect(JSON.parse(text)).toHaveProperty('path', '/');
  });

  it.each([
    ['text/event-stream', (text: string) => JSON.parse(eventsOf(text)[0]?.data ?? '') as unknown],
    [
      'application/x-ndjson',
      (text: string) =>
        (JSON.parse(text.trim().split('\n').at(-1) ?? '') as { error: unknown }).error,
    ],
  ])('are part of the last event of %s', async (type, read) => {
    const app = appOf(
      express,
      (_request, response) => {
        response.type(type).write('\n');
        throw error;
      },
      { members },
    );
    expect(read((await ask(app)).text)).toMatchObject({ status: 429, error: 'Too fast.' });
  });

  it("are part of the problem of an error that is not OpenAI's", async () => {
    const app = appOf(express, throwing(new Error('mine')), { members, handle: 'all' });
    expect(JSON.parse((await ask(app)).text)).toMatchObject({
      type: 'about:blank',
      error: generalAdvice(500).meaning,
    });
  });

  it.each(['text/html', 'text/plain'])('are left out of %s', async (accept) => {
    const own: Members = () => ({ secret: 'for programs' });
    const app = appOf(express, throwing(error), { members: own });
    expect((await ask(app, 'GET', { accept })).text).not.toContain('for programs');
  });

  it('are left out of the event', async () => {
    const told: unknown[] = [];
    const options: Options<Request> = { members, onProblem: ({ problem }) => told.push(problem) };
    await ask(appOf(express, throwing(error), options));
    expect(told[0]).not.toHaveProperty('error');
  });

  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
    ['returns a promise', () => Promise.resolve({ error: 'late' })],
    ['returns an array', () => ['error']],
    ['returns a string', () => 'error'],
    ['returns a value that JSON cannot represent', () => ({ error: 1n })],
    ['returns a cycle', () => cycle],
    ['returns nothing', () => undefined],
  ])('do not affect the response if the function %s', async (_what, give) => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const app = appOf(express, throwing(error), { members: give as Members });
    const { response, text } = await ask(app);
    expect(response.statusCode).toBe(429);
    expect(JSON.parse(text)).not.toHaveProperty('error');
    warn.mockRestore();
  });

  it("cannot have the names of the problem's own", async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const given = JSON.parse(
      '{"status":200,"meaning":"ok","__proto__":1,"error":"mine"}',
    ) as object;
    const app = appOf(express, throwing(error), { members: () => given as never });
    const { response, text } = await ask(app);
    expect(response.statusCode).toBe(429);
    expect(JSON.parse(text)).toMatchObject({ status: 429, error: 'mine' });
    expect(text).not.toContain('"ok"');
    warn.mockRestore();
  });

  it('are reported once if refused', async () => {
    jest.resetModules();
    const fresh = await import('../../lib/index.js');
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const app = express();
    app.get('/', throwing(error));
    const refused = { status: 200, title: 'mine' } as never;
    app.use(fresh.openaiErrorHandler({ audience: 'developer', members: () => refused }));
    await ask(app);
    await ask(app);
    expect(warn.mock.calls.map(([text]) => String(text))).toEqual([
      expect.stringContaining("'status', 'title' cannot be set"),
    ]);
    warn.mockRestore();
  });

  it('are typed', () => {
    openaiErrorHandler({ members: ({ meaning }) => ({ message: meaning }) });
    // @ts-expect-error: the name is reserved
    openaiErrorHandler({ members: () => ({ title: 'mine' }) });
    expect(members).toBeInstanceOf(Function);
  });
});
