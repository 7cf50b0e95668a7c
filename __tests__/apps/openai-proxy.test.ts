/** The real SDKs as clients of a proxy that speaks OpenAI's protocol. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { problemTypes } from '../../lib/index.js';
import { startProxy, type RunningProxy } from '../support/openai-proxy.js';
import { majorNames, rejection, sdk, type Client } from '../support/sdk.js';

let proxy: RunningProxy;
beforeAll(async () => {
  proxy = await startProxy();
});
beforeEach(() => {
  proxy.calls.length = 0;
});
afterAll(() => proxy.stop());

const apis = ['chat', 'responses'] as const;
type Api = (typeof apis)[number];

function call(client: Client, api: Api, model: string, stream: boolean): PromiseLike<unknown> {
  const messages = [{ role: 'user' as const, content: 'Hi' }];
  return api === 'chat'
    ? client.chat.completions.create({ model, messages, stream })
    : client.responses.create({ model, input: 'Hi', stream });
}

async function readAll(client: Client, api: Api, model: string): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of (await call(client, api, model, true)) as AsyncIterable<unknown>)
    items.push(item);
  return items;
}

const everywhere = majorNames.flatMap((major) => apis.map((api) => [major, api] as const));

/** By the model that makes it: the SDK's class, what it says, and how many calls three attempts may cost. */
const refusals = [
  ['wrong-key', 'InternalServerError', 500, 'unauthorized', 'server_error', 1],
  ['rate-limit', 'RateLimitError', 429, 'too_many_requests', 'rate_limit_error', 1],
  ['quota', 'InternalServerError', 503, 'credit_balance_exhausted', 'server_error', 1],
  ['long-context', 'BadRequestError', 400, 'context_length_exceeded', 'invalid_request_error', 1],
  ['unknown-model', 'NotFoundError', 404, 'model_not_found', 'invalid_request_error', 1],
  ['server-error', 'InternalServerError', 500, 'internal_server_error', 'server_error', 1],
] as const;

/** What the public reads of these; of a context that is too long, the catalogue knows the very sentence. */
const details: Readonly<Record<string, string>> = {
  context_length_exceeded: "This model's maximum context length is 8192 tokens.",
};

function messageOf(code: string): string {
  const slug = code.replaceAll('_', '-') as keyof typeof problemTypes;
  return details[code] ?? problemTypes[slug].public.meaning;
}

/** Of waits and of what may succeed later, the SDK decides itself. */
const retried = new Set(['rate-limit', 'server-error']);

describe.each(everywhere)('openai %s, %s', (major, api) => {
  const clientFor = (model: string): Client =>
    new (sdk(major))({
      apiKey: 'test',
      baseURL: proxy.baseURL,
      maxRetries: retried.has(model) ? 0 : 2,
    });

  describe.each([
    ['a whole response', false],
    ['a stream', true],
  ])('that asks for %s', (_form, stream) => {
    it.each(refusals)('understands %s: %s', async (model, name, status, code, type, calls) => {
      proxy.calls.length = 0;
      const error = await rejection(call(clientFor(model), api, model, stream));
      expect(error).toBeInstanceOf(sdk(major)[name]);
      expect(error).toMatchObject({ status, code, type });
      expect((error as Error).message).toContain(messageOf(code));
      expect(proxy.calls).toHaveLength(calls);
    });
  });

  it('learns how long to wait', async () => {
    const error = await rejection(call(clientFor('rate-limit'), api, 'rate-limit', false));
    const { headers } = error as { readonly headers: Headers | Record<string, string> };
    const wait = headers instanceof Headers ? headers.get('retry-after') : headers['retry-after'];
    expect(wait).toBe('7');
  });

  it.each([
    ['stream-error', 'internal_server_error'],
    ['stream-cut', 'stream_interrupted'],
  ])('throws in the midst of %s', async (model, code) => {
    const error = await rejection(readAll(clientFor(model), api, model));
    expect(error).toBeInstanceOf(sdk(major).APIError);
    expect(error).toMatchObject({ status: undefined, code, type: 'server_error' });
    expect((error as Error).message).toBe(messageOf(code));
  });

  it('gets a whole answer, at once and streamed', async () => {
    expect(JSON.stringify(await call(clientFor('any'), api, 'any', false))).toContain('model.');
    expect(JSON.stringify(await readAll(clientFor('any'), api, 'any'))).toContain('model.');
  });
});
