/** `failWith` and its sequences. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ProblemTypeSlug } from '../../lib/index.js';
import { failWith, succeed, type MockFetch } from '../../lib/testing.js';
import { calledApis, calls, clientWith, readStream } from '../support/failing-calls.js';
import { problemOf, slugOf, thrownBy } from '../support/problem.js';
import { majorNames, rejection } from '../support/sdk.js';

const major = '6.49';
const url = 'https://api.openai.com/v1/chat/completions';

function chat(fetch: MockFetch): Promise<unknown> {
  return calls.chat(clientWith(major, fetch));
}

describe('failWith', () => {
  it('states a wait in the header and in the message', async () => {
    const error = await rejection(chat(failWith('too-many-requests', { retryAfter: 7 })));
    expect(problemOf(error)).toMatchObject({
      retryAfter: 7,
      detail: expect.stringContaining('try again in 7s'),
    });
  });

  it('states the usual wait by default', async () => {
    const error = await rejection(chat(failWith('too-many-requests')));
    expect(problemOf(error).retryAfter).toBe(20);
  });

  it('sends a default request id, or the given one', async () => {
    const usual = await rejection(chat(failWith('unauthorized')));
    const given = await rejection(chat(failWith('unauthorized', { requestId: 'req_given' })));
    expect([problemOf(usual).requestId, problemOf(given).requestId]).toEqual([
      'req_0123456789abcdef',
      'req_given',
    ]);
  });

  it('sends the given message', async () => {
    const error = await rejection(chat(failWith('bad-request', { message: 'Something else.' })));
    expect(problemOf(error).detail).toBe('Something else.');
  });

  it('states a wait in an HTML page as well', async () => {
    const response = await failWith('bad-gateway', { retryAfter: 3 })(url);
    expect(response.headers.get('retry-after')).toBe('3');
  });

  it.each(majorNames)(
    'succeeds after the given number of calls, for the retries of openai %s',
    async (name) => {
      const fetch = failWith('service-overloaded', { times: 2, retryAfter: 0 });
      const client = clientWith(name, fetch, { maxRetries: 2 });
      await expect(calls.chat(client)).resolves.toMatchObject({ object: 'chat.completion' });
      expect(fetch.calls).toHaveLength(3);
    },
  );

  it('records the calls that it has received', async () => {
    const fetch = failWith('unauthorized');
    await rejection(chat(fetch));
    expect(fetch.calls).toEqual([
      { url, method: 'POST', body: expect.objectContaining({ model: 'gpt-5' }) },
    ]);
  });

  it('reads a URL and a Request like fetch', async () => {
    const fetch = succeed();
    await fetch(new URL(url));
    await fetch(new Request(url, { method: 'POST', body: '{}' }));
    expect(fetch.calls).toEqual([
      { url, method: 'GET', body: undefined },
      { url, method: 'POST', body: undefined },
    ]);
  });

  it.each(majorNames)('does not respond to openai %s before the caller aborts', async (name) => {
    const abort = new AbortController();
    const client = clientWith(name, failWith('request-aborted'));
    const request = { model: 'gpt-5', input: 'Hi' };
    const rejected = rejection(client.responses.create(request, { signal: abort.signal }));
    abort.abort();
    expect(slugOf(await rejected)).toBe('request-aborted');
  });

  it.each(majorNames)('does not respond to openai %s before its own timeout', async (name) => {
    const client = clientWith(name, failWith('request-aborted'), { timeout: 20 });
    expect(slugOf(await rejection(calls.chat(client)))).toBe('timeout');
  });

  it('rejects at once if the signal has already aborted', async () => {
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(failWith('unauthorized')(url, { signal })).rejects.toThrow('gone');
  });

  it.each(['output-truncated', 'content-filtered', 'model-refusal'] as const)(
    'creates an unusable response as well: %s',
    async (slug) => {
      const client = clientWith(major, failWith(slug));
      const { requireCompleted } = await import('../../lib/index.js');
      const result = await calls.responses(client);
      expect(slugOf(thrownBy(() => requireCompleted(result)))).toBe(slug);
    },
  );

  it.each(['chat/completions', 'responses'])('responds with an HTML page: %s', async (path) => {
    const response = await failWith('invalid-response')(`https://api.openai.com/v1/${path}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html']);
    expect(await response.text()).toMatch(/^<!doctype html>/);
  });

  it('names the APIs that have an unusable result', async () => {
    const call = failWith('output-truncated')('https://api.openai.com/v1/embeddings');
    await expect(call).rejects.toThrow(
      'failWith: GET https://api.openai.com/v1/embeddings has no result of this kind; only these APIs do: chat, responses',
    );
  });

  it('breaks a stream for the type of interrupted streams', async () => {
    const client = clientWith(major, failWith('stream-interrupted'));
    const error = await rejection(readStream(client, 'responses'));
    expect(slugOf(error, { claim: 'likely' })).toBe('stream-interrupted');
  });

  it.each([
    [
      () => failWith('our-budget' as ProblemTypeSlug),
      "failWith: the API has no failure 'our-budget'",
    ],
    [() => failWith('toString' as ProblemTypeSlug), "the API has no failure 'toString'"],
    [() => failWith('invalid-input'), "no response causes 'invalid-input'. The app rejects"],
    [
      () => failWith('unauthorized', { retryAfter: -1 }),
      "option 'retryAfter' cannot be -1; expected whole seconds",
    ],
    [() => failWith('unauthorized', { requestId: 'a b' }), "option 'requestId' cannot be 'a b'"],
    [
      () => failWith('unauthorized', { message: 1 as never }),
      "option 'message' cannot be 1; expected a string",
    ],
    [
      () => failWith('unauthorized', { provider: 'me' as never }),
      "option 'provider' cannot be 'me'; use 'openai', 'azure'",
    ],
    [() => failWith('unauthorized', { times: 0 }), "option 'times' cannot be 0"],
    [() => failWith('unauthorized', { time: 1 } as never), "unknown option 'time'"],
    [
      () => failWith('conflict', { provider: 'xai' }),
      "provider 'xai' has no wire form of 'conflict'; use one of credit-balance-exhausted",
    ],
    [
      () => failWith('timeout', { message: 'Slow.' }),
      "option 'message' has no effect on 'timeout'",
    ],
    [
      () => failWith('bad-gateway', { message: 'Slow.' }),
      "option 'message' has no effect on 'bad-gateway'",
    ],
  ])('rejects what it cannot do: %#', (act, message) => {
    expect(act).toThrow(TypeError);
    expect(act).toThrow(message);
  });
});

describe('failWith.sequence', () => {
  it('takes one step per call', async () => {
    const fetch = failWith.sequence(
      'too-many-requests',
      failWith('timeout'),
      succeed({ id: 'chatcmpl_1', choices: [] }),
    );
    const slugs = [slugOf(await rejection(chat(fetch))), slugOf(await rejection(chat(fetch)))];
    expect(slugs).toEqual(['too-many-requests', 'timeout']);
    await expect(chat(fetch)).resolves.toMatchObject({ id: 'chatcmpl_1' });
  });

  it('throws at an unplanned call', async () => {
    const fetch = failWith.sequence('unauthorized');
    await rejection(chat(fetch));
    await expect(fetch(url)).rejects.toThrow(
      `failWith.sequence: unplanned call 2: GET ${url}; planned: 1`,
    );
  });

  it('throws at every call if none is planned', async () => {
    await expect(failWith.sequence()(url)).rejects.toThrow('unplanned call 1');
  });

  it('checks its steps when it is created', () => {
    expect(() => failWith.sequence('too-many' as ProblemTypeSlug)).toThrow(TypeError);
  });
});

describe('succeed', () => {
  const known = majorNames.flatMap((name) => calledApis.map((api) => [name, api] as const));

  it.each(known)('responds to openai %s: %s', async (name, api) => {
    const objects = {
      chat: 'chat.completion',
      responses: 'response',
      embeddings: 'list',
      files: 'file',
    };
    const result = await calls[api](clientWith(name, succeed()));
    expect(result).toHaveProperty('object', objects[api]);
  });

  it.each(majorNames)('returns embeddings as numbers with openai %s', async (name) => {
    const { data } = await calls.embeddings(clientWith(name, succeed()));
    expect([...Object(data[0]).embedding]).toEqual([0.25, 0.5]);
  });

  it('returns embeddings as numbers if the app requests them', async () => {
    const body = { model: 'embedding', input: 'Hi', encoding_format: 'float' as const };
    const { data } = await clientWith(major, succeed()).embeddings.create(body);
    expect(data[0]?.embedding).toEqual([0.25, 0.5]);
  });

  it('responds for the requested model', async () => {
    const client = clientWith(major, succeed());
    const { model } = await client.responses.create({ model: 'gpt-5-mini', input: 'Hi' });
    expect(model).toBe('gpt-5-mini');
  });

  it('lists models and retrieves jobs', async () => {
    const client = clientWith(major, succeed());
    expect((await client.models.list()).data).toHaveLength(1);
    expect((await client.batches.retrieve('batch_example')).status).toBe('completed');
  });

  it.each(['chat', 'responses'] as const)('streams if the call requests it: %s', async (api) => {
    const items = await readStream(clientWith(major, succeed()), api);
    const last = { chat: 'stop', responses: 'response.completed' };
    expect(JSON.stringify(items.at(-1))).toContain(last[api]);
  });

  it('rejects a body that is not an object', () => {
    expect(() => succeed('Hi' as never)).toThrow(
      new TypeError("succeed: the body cannot be 'Hi'; expected an object"),
    );
  });

  it('requires a body for other APIs', async () => {
    await expect(succeed()('https://api.openai.com/v1/audio/speech')).rejects.toThrow(
      'succeed: there is no ready-made result for GET https://api.openai.com/v1/audio/speech; pass its body',
    );
    const response = await succeed({ id: 'own' })('https://api.openai.com/v1/audio/speech');
    expect(await response.json()).toEqual({ id: 'own' });
  });
});

describe('the network', () => {
  let used: ReturnType<typeof jest.spyOn>;

  beforeEach(() => {
    used = jest.spyOn(globalThis, 'fetch');
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([failWith('unauthorized'), failWith('timeout'), failWith.sequence(succeed()), succeed()])(
    'is never used: %#',
    async (fetch) => {
      await Promise.allSettled([fetch(url), fetch(url)]);
      expect(used).not.toHaveBeenCalled();
    },
  );
});
