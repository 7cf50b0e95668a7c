/** The cooldown inside the SDKs: the errors that they throw, and the calls that they make, while the upstream asks to wait. */
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { cooldown, type Cooldown, type CooldownOptions } from '../../lib/cooldown.js';
import { openaiErrorHandler, toProblemDetails } from '../../lib/index.js';
import {
  completion,
  exhausted,
  pause,
  rateLimited,
  startLimited,
  type Limited,
} from '../support/limited.js';
import { majorNames, rejection, sdk, type Client } from '../support/sdk.js';
import { closeServers } from '../support/serve.js';

afterEach(closeServers);

const chat = { model: 'gpt-5', messages: [{ role: 'user' as const, content: 'Hello' }] };

function clientAt({ url }: Limited, guard: Cooldown, major = '6.49', maxRetries = 0): Client {
  return new (sdk(major))({
    apiKey: 'test',
    baseURL: `${url}/v1`,
    maxRetries,
    fetch: guard.fetch,
  });
}

/** An upstream with this response, a cooldown, and a client of this major version. */
async function setUp(
  answer: Limited['answer'],
  {
    major = '6.49',
    maxRetries = 0,
    ...options
  }: CooldownOptions & { major?: string; maxRetries?: number } = {},
): Promise<{ limited: Limited; guard: Cooldown; client: Client }> {
  const limited = await startLimited(answer);
  const guard = cooldown(options);
  return { limited, guard, client: clientAt(limited, guard, major, maxRetries) };
}

describe.each(majorNames)('with openai %s', (major) => {
  it('throws the SDK’s own error without a call while the key cools down', async () => {
    const { limited, client } = await setUp(() => rateLimited({ 'retry-after': '20' }), { major });
    const first = (await rejection(client.chat.completions.create(chat))) as Error;
    const second = (await rejection(client.chat.completions.create(chat))) as Error;
    expect(limited.calls).toHaveLength(1);
    expect(second.constructor).toBe(first.constructor);
    expect(second).toBeInstanceOf(sdk(major).RateLimitError);
    expect(second.message).toBe(first.message);
  });

  it('responds with the same problem and the remaining wait, and states that no call was made', async () => {
    const { client } = await setUp(() => rateLimited({ 'retry-after': '20' }), { major });
    await rejection(client.chat.completions.create(chat));
    await pause(1100);
    const problem = toProblemDetails(await rejection(client.chat.completions.create(chat)));
    expect(problem).toMatchObject({
      type: 'urn:problem-type:openai:too-many-requests',
      status: 429,
      code: 'rate_limit_exceeded',
      retryAfter: 19,
      cooldown: true,
    });
    expect(problem?.meaning).toMatch(/The call was not made/);
  });

  it('loses none of ten calls that were limited for 0.9 seconds', async () => {
    const begun = performance.now();
    const { client } = await setUp(
      () => (performance.now() - begun < 900 ? rateLimited({ 'retry-after': '1' }) : completion),
      { major, maxRetries: 2 },
    );
    const calls = Array.from({ length: 10 }, async () => client.chat.completions.create(chat));
    const results = await Promise.allSettled(calls);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  });

  it('makes one call if the quota is exhausted, and saves the retries', async () => {
    const { limited, client } = await setUp(() => exhausted, { major, maxRetries: 2 });
    const first = await rejection(client.chat.completions.create(chat));
    const second = await rejection(client.chat.completions.create(chat));
    expect(limited.calls).toHaveLength(1);
    for (const error of [first, second]) {
      expect(toProblemDetails(error)).toMatchObject({
        type: 'urn:problem-type:openai:credit-balance-exhausted',
        retryable: false,
      });
    }
  });

  it('fails like the failed connection without a new attempt, and states it', async () => {
    const limited = await startLimited();
    closeServers();
    const client = clientAt(limited, cooldown(), major);
    const problems: unknown[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1)
      problems.push(toProblemDetails(await rejection(client.chat.completions.create(chat))));
    const type = 'urn:problem-type:openai:connection-failed';
    expect(problems[0]).toMatchObject({ type });
    expect(problems[0]).not.toHaveProperty('cooldown');
    expect(problems[5]).toMatchObject({ type, code: 'ECONNREFUSED', cooldown: true });
  });

  it('guards streams', async () => {
    const { limited, client } = await setUp(() => rateLimited({ 'retry-after': '20' }), { major });
    const streamed = { ...chat, stream: true as const };
    await rejection(client.chat.completions.create(streamed));
    const error = await rejection(client.chat.completions.create(streamed));
    expect(error).toBeInstanceOf(sdk(major).RateLimitError);
    expect(limited.calls).toHaveLength(1);
  });

  it('guards embeddings, separately from chats with another model', async () => {
    const { limited, client } = await setUp(
      (_index, { path }) => (path.endsWith('embeddings') ? exhausted : completion),
      { major },
    );
    const embed = { model: 'text-embedding-3-small', input: 'Hello' };
    await rejection(client.embeddings.create(embed));
    await rejection(client.embeddings.create(embed));
    await client.chat.completions.create(chat);
    expect(limited.calls.map(({ path }) => path)).toEqual([
      '/v1/embeddings',
      '/v1/chat/completions',
    ]);
  });

  it('lets uploads through', async () => {
    const { limited, client } = await setUp(
      () => ({ status: 200, body: { id: 'file-1', object: 'file' } }),
      { major },
    );
    const file = await client.files.create({
      file: new File(['{}'], 'lines.jsonl'),
      purpose: 'batch',
    });
    expect(file.id).toBe('file-1');
    expect(limited.calls[0]?.body).toContain('lines.jsonl');
  });
});

it('reaches the app’s clients as a problem with its Retry-After', async () => {
  const { limited, client } = await setUp(() => rateLimited({ 'retry-after': '20' }));
  const app = express();
  app.get('/', async (_request, response) => {
    response.json(await client.chat.completions.create(chat));
  });
  app.use(openaiErrorHandler({ audience: 'developer' }));
  await supertest(app).get('/');
  const response = await supertest(app).get('/');
  expect(response.status).toBe(429);
  expect(response.headers['retry-after']).toBe('20');
  expect(response.body).toMatchObject({ cooldown: true, retryAfter: 20 });
  expect(limited.calls).toHaveLength(1);
});
