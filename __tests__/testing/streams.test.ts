/** `failWith.stream`: streams that break, as read by the SDKs. */
import { describe, expect, it } from '@jest/globals';
import { failWith, type StreamEnd } from '../../lib/testing.js';
import { clientWith, readStream } from '../support/failing-calls.js';
import { slugOf } from '../support/problem.js';
import { majorNames, rejection } from '../support/sdk.js';

const apis = ['chat', 'responses'] as const;
const everywhere = majorNames.flatMap((major) => apis.map((api) => [major, api] as const));

/** The events before the stream broke. */
function pieces(received: readonly unknown[]): readonly string[] {
  return [...JSON.stringify(received).matchAll(/"(piece \d )"/g)].map(([, piece]) => String(piece));
}

async function broken(major: string, api: 'chat' | 'responses', then: StreamEnd) {
  const received: unknown[] = [];
  const client = clientWith(major, failWith.stream({ after: 3, then }));
  const error = await rejection(readStream(client, api, received));
  return { error, received };
}

describe('failWith.stream', () => {
  it.each(everywhere)('cuts the connection of openai %s: %s', async (major, api) => {
    const { error, received } = await broken(major, api, 'cut');
    expect(pieces(received)).toEqual(['piece 1 ', 'piece 2 ', 'piece 3 ']);
    expect(slugOf(error, { claim: 'likely' })).toBe('stream-interrupted');
  });

  it.each(everywhere)('stalls until openai %s is aborted: %s', async (major, api) => {
    const abort = new AbortController();
    const received: unknown[] = [];
    const client = clientWith(major, failWith.stream({ then: 'stall' }));
    const reading = readStream(client, api, received, abort.signal);
    while (pieces(received).length < 2) await new Promise((resume) => setTimeout(resume, 1));
    abort.abort();
    // The SDK ends the iteration.
    await reading;
    expect(pieces(received)).toEqual(['piece 1 ', 'piece 2 ']);
  });

  it.each(majorNames)('reports an error to openai %s', async (major) => {
    const { error } = await broken(major, 'chat', 'error-event');
    expect(slugOf(error)).toBe('internal-server-error');
  });

  it.each(majorNames)('reports an error if openai %s has no failed event', async (major) => {
    const { error } = await broken(major, 'chat', 'failed');
    expect(slugOf(error)).toBe('internal-server-error');
  });

  it('reports the given failure', async () => {
    const fetch = failWith.stream({ then: 'error-event', slug: 'too-many-requests' });
    const error = await rejection(readStream(clientWith('7.57', fetch), 'responses'));
    expect(slugOf(error)).toBe('too-many-requests');
  });

  it.each([
    ['chat', 'truncated', '"finish_reason":"length"'],
    ['responses', 'truncated', '"reason":"max_output_tokens"'],
    ['responses', 'failed', '"type":"response.failed"'],
    ['responses', 'error-event', '"type":"error"'],
  ] as const)('ends %s: %s', async (api, then, words) => {
    const fetch = failWith.stream({ after: 0, then, requestId: 'req_given' });
    const items = await readStream(clientWith('6.49', fetch), api);
    expect(pieces(items)).toEqual([]);
    expect(JSON.stringify(items.at(-1))).toContain(words);
  });

  it('sends the request id', async () => {
    const fetch = failWith.stream({ then: 'cut', requestId: 'req_given' });
    const { headers } = await fetch('https://api.openai.com/v1/responses');
    expect(headers.get('x-request-id')).toBe('req_given');
  });

  it('reports an API that does not stream', async () => {
    const call = failWith.stream({ then: 'cut' })('https://api.openai.com/v1/embeddings');
    await expect(call).rejects.toThrow('GET https://api.openai.com/v1/embeddings does not stream');
  });

  it.each([
    [{}, "option 'then' is missing"],
    [{ then: 'cut', after: -1 }, "option 'after' cannot be -1"],
    [{ then: 'break' }, "option 'then' cannot be 'break'; use 'cut', 'stall'"],
    [{ then: 'failed', slug: 1 }, "option 'slug' cannot be 1"],
    [
      { then: 'failed', slug: 'timeout' },
      "option 'slug' cannot be 'timeout'; expected a failure that",
    ],
    [{ then: 'failed', slug: 'invalid-input' }, "no response causes 'invalid-input'"],
    [{ then: 'cut', requestId: '' }, "option 'requestId' cannot be ''"],
  ])('rejects %j', (options, message) => {
    expect(() => failWith.stream(options as never)).toThrow(`failWith.stream: ${message}`);
  });
});
