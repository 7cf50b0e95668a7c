/** `problemOf`: the problem in an error thrown by a client library. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemOf, ProblemError } from '../../lib/client.js';
import { toHttpError, toProblemDetails } from '../../lib/index.js';
import { startProxy, type RunningProxy } from '../support/openai-proxy.js';
import { errorOf, majorNames, rejection, sdk } from '../support/sdk.js';

let proxy: RunningProxy;
beforeAll(async () => {
  proxy = await startProxy();
});
afterAll(() => proxy.stop());

const problem = {
  type: 'urn:problem-type:openai:too-many-requests',
  title: 'Too Many Requests',
  status: 429,
  instance: 'urn:uuid:00000000-0000-4000-8000-000000000000',
  meaning: 'Too many requests came.',
  solution: ['Wait, then send the request again.'],
  fixableBy: 'operator',
  retryable: true,
  retryAfter: 7,
} as const;
const json = JSON.stringify(problem);

describe.each(majorNames)('an error of openai %s behind a proxy', (major) => {
  it.each([
    ['chat', 'rate-limit', 'too-many-requests', 429, 7],
    ['responses', 'quota', 'credit-balance-exhausted', 503, undefined],
    ['stream', 'stream-cut', 'stream-interrupted', 502, undefined],
  ])('contains the complete problem: %s, %s', async (api, model, slug, status, retryAfter) => {
    const client = new (sdk(major))({ apiKey: 'test', baseURL: proxy.baseURL, maxRetries: 0 });
    const messages = [{ role: 'user' as const, content: 'Hi' }];
    const calls: Readonly<Record<string, () => PromiseLike<unknown>>> = {
      chat: () => client.chat.completions.create({ model, messages }),
      responses: () => client.responses.create({ model, input: 'Hi' }),
      async stream() {
        const stream = await client.chat.completions.create({ model, messages, stream: true });
        for await (const _ of stream);
      },
    };
    const error = await rejection(calls[api]?.() ?? Promise.resolve());
    const found = problemOf(error);
    expect(found).toMatchObject({ type: `urn:problem-type:openai:${slug}`, status });
    expect(found?.retryAfter).toBe(retryAfter);
    expect(found?.meaning).not.toBe('');
    expect(found?.solution.length).toBeGreaterThan(0);
    expect(found?.instance).toMatch(/^urn:uuid:/);
  });
});

it('finds the problem in the body that openai 7 keeps', async () => {
  expect(problemOf(await errorOf('7.57', { status: 429, body: problem }))).toEqual(problem);
});

it('finds the problem of an error that toHttpError made', async () => {
  const error = await errorOf('6.49', { status: 500, body: { error: { message: 'x' } } });
  const instance = (): string => problem.instance;
  const options = { instance };
  expect(problemOf(toHttpError(error, options))).toEqual(toProblemDetails(error, options));
});

describe('problemOf', () => {
  it.each<[string, unknown]>([
    ['a ProblemError', new ProblemError(problem)],
    ['an AI SDK’s APICallError', Object.assign(new Error('x'), { responseBody: json })],
    [
      'an AI SDK’s RetryError',
      Object.assign(new Error('x'), { lastError: { responseBody: json } }),
    ],
    ['an error of axios', Object.assign(new Error('x'), { response: { data: problem } })],
    [
      'an error of axios with a string',
      Object.assign(new Error('x'), { response: { data: json } }),
    ],
    ['an error of ky or ofetch', Object.assign(new Error('x'), { data: problem })],
    ['an error of got', Object.assign(new Error('x'), { response: { body: json } })],
    ['an error of useChat', new Error(json)],
    ['a message with a status', new Error(`429 ${json}`)],
    ['a cause', new Error('x', { cause: new ProblemError(problem) })],
    ['a string', json],
    ['a parsed body', { ...problem }],
    ['an `error` in OpenAI’s form', { error: { message: 'x', problem } }],
  ])('finds the problem of %s', (_what, error) => {
    expect(problemOf(error)).toEqual(problem);
  });

  it('leaves out members of the wrong type, and keeps custom ones', () => {
    const received = { ...problem, detail: 1, retryAfter: '7', app: 'mine' };
    const { retryAfter: _wait, ...rest } = problem;
    expect(problemOf(received)).toEqual({ ...rest, app: 'mine' });
  });

  const cycle = new Error('x');
  cycle.cause = cycle;
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  const throwing = {
    get error(): never {
      throw new Error('mine');
    },
  };
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['words', 'Too many requests'],
    ['a number', 429],
    ['JSON that is not an object', '[1]'],
    ['broken JSON', '{"type":'],
    ['another problem', { type: 'about:blank', title: 'Not Found', status: 404 }],
    ['an error of OpenAI’s', { error: { message: 'x', type: 'y', code: 'z', param: null } }],
    ['a string that is too long', `${json}${' '.repeat(2 ** 20)}`],
    ['a cycle', cycle],
    ['a revoked proxy', revoked],
    ['a getter that throws', throwing],
  ])('finds none in %s', (_what, error) => {
    expect(problemOf(error)).toBeUndefined();
  });
});
