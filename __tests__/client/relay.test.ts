/** Both ends together: `iterateEvents` reads what `streamToResponse` sends. */
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { iterateEvents, type ProblemDetails } from '../../lib/client.js';
import { abortOnClose, streamToResponse, type StreamFormat } from '../../lib/streaming.js';
import { appOf, expressMajors } from '../support/app.js';
import { collect } from '../support/events.js';
import { closeServers, serve } from '../support/serve.js';
import { clientOf, majorNames, request as question } from '../support/sdk.js';

const words = ['Grüße', ' ', '🙂', '\n', '[DONE]', '{"done":true}', ''];
const chunks = words.map((content) => ({
  id: 'chatcmpl-example',
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta: { content }, finish_reason: null }],
}));
const last = { ...chunks[0], choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
const frames = [...chunks, last].map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`);
const messages = chunks.map((data) => ({ event: 'message', data }));

function upstream(...texts: readonly string[]): Response {
  const headers = { 'content-type': 'text/event-stream' };
  return new Response(texts.join(''), { headers });
}

afterEach(closeServers);

const cases = expressMajors.flatMap(([name, express]) =>
  majorNames.flatMap((major) =>
    (['sse', 'ndjson'] as const).map((format) => [name, major, format, express] as const),
  ),
);

describe.each(cases)('Express %s, openai %s, %s', (_name, major, format, express) => {
  /** Relays a wire stream, and returns what the client reads and the problems reported to the app. */
  async function relayed(
    ...texts: readonly string[]
  ): Promise<Awaited<ReturnType<typeof collect>> & { readonly told: readonly ProblemDetails[] }> {
    const told: ProblemDetails[] = [];
    const client = clientOf(major, () => upstream(...texts));
    const app = appOf(
      express,
      (request, response) =>
        streamToResponse(
          client.chat.completions.create({ ...question, stream: true }),
          request,
          response,
          { format },
        ),
      { audience: 'public', onProblem: ({ problem }) => told.push(problem) },
    );
    return { ...(await collect(await fetch(await serve(app)))), told };
  }

  it('a complete stream is read to its end', async () => {
    expect(await relayed(...frames, 'data: [DONE]\n\n')).toEqual({
      events: [...messages, { event: 'message', data: last }],
      error: undefined,
      told: [],
    });
  });

  it('the problem of a stream that breaks is the one reported to the app', async () => {
    const error = JSON.stringify({ error: { message: 'Failed.', type: 'server_error' } });
    const read = await relayed(...frames.slice(0, 3), `data: ${error}\n\n`);
    expect(read.events).toEqual(messages.slice(0, 3));
    expect(read.told).toHaveLength(1);
    expect(read.error).toMatchObject({ name: 'ProblemError', problem: read.told[0] });
  });

  it('the problem of a stream that breaks at once is the response', async () => {
    const error = JSON.stringify({ error: { message: 'Failed.', type: 'server_error' } });
    const read = await relayed(`data: ${error}\n\n`);
    expect(read.events).toEqual([]);
    expect(read.told).toHaveLength(1);
    expect(read.error).toMatchObject({ name: 'ProblemError', problem: read.told[0] });
  });
});

it.each<StreamFormat>(['sse', 'ndjson'])(
  'leaving the loop ends the upstream: %s',
  async (format) => {
    const [, express] = expressMajors[1];
    let ended: (reason: unknown) => void;
    const end = new Promise((resolve) => {
      ended = resolve;
    });
    const app = appOf(express, async (request, response) => {
      const signal = abortOnClose(request, response);
      async function* endless(): AsyncGenerator {
        yield { n: 1 };
        await once(signal, 'abort');
        ended(signal.reason);
      }
      await streamToResponse(endless(), request, response, { format });
    });
    for await (const { data } of iterateEvents<{ n: number }>(await fetch(await serve(app)))) {
      expect(data.n).toBe(1);
      break;
    }
    expect(await end).toHaveProperty('name', 'AbortError');
  },
);
