/** What `streamToResponse` sends, and when. */
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Response } from 'express';
import { jsonValue, sample } from 'fast-check';
import { streamToResponse } from '../../lib/streaming.js';
import {
  ask,
  bareApp,
  closeServers,
  eventsOf,
  itemsOf,
  never,
  serve,
  streamingApp,
} from '../support/streaming.js';
import { until } from '../support/until.js';

const { responseObject } = require('../support/streaming-mock.cjs') as {
  responseObject: (status: string, more?: object) => object;
};

afterEach(closeServers);

const chunk = (content: string, finish_reason: string | null = null, more = {}): object => ({
  id: 'chatcmpl-example',
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta: { content }, finish_reason }],
  ...more,
});

describe('a complete stream', () => {
  it('is sent as Server-Sent Events', async () => {
    const { app, result } = streamingApp(() => itemsOf([{ a: 1 }, 'x\ny', 2, null]));
    const { response, text } = await ask(app);
    expect(text).toBe(
      'data: {"a":1}\n\ndata: "x\\ny"\n\ndata: 2\n\ndata: null\n\ndata: [DONE]\n\n',
    );
    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    expect(await result).toEqual({
      outcome: 'completed',
      events: 4,
      bytes: 50,
      problem: undefined,
    });
  });

  it('is sent as newline-delimited JSON', async () => {
    const { app } = streamingApp(() => itemsOf([{ a: 1 }, 'ü']), { format: 'ndjson' });
    const { response, text } = await ask(app);
    expect(text).toBe('{"a":1}\n"ü"\n{"done":true}\n');
    expect(response.headers['content-type']).toBe('application/x-ndjson');
  });

  it('names events by their type, as OpenAI does', async () => {
    const item = { type: 'response.output_text.delta', delta: 'Hi' };
    const { app } = streamingApp(() => itemsOf([item, { type: 'response.completed' }]));
    const { text } = await ask(app);
    expect(text.split('\n')[0]).toBe('event: response.output_text.delta');
    expect(eventsOf(text)[0]).toMatchObject({ event: item.type, data: JSON.stringify(item) });
  });

  it.each([['a\rb'], ['a\nb'], ['a b'], ['error'], ['x'.repeat(101)], [''], [7]])(
    'never names an event %j',
    async (type) => {
      const { app } = streamingApp(() => itemsOf([1]), { map: () => ({ type }) });
      const { text } = await ask(app);
      expect(text).toBe(`data: ${JSON.stringify({ type })}\n\ndata: [DONE]\n\n`);
    },
  );

  it('sends what map returns, and skips items for which it returns nothing', async () => {
    const map = (item: never): unknown => (item === 2 ? undefined : { item });
    const { app, result } = streamingApp(() => itemsOf([1, 2, 3]), { map });
    expect((await ask(app)).text).toBe('data: {"item":1}\n\ndata: {"item":3}\n\ndata: [DONE]\n\n');
    expect(await result).toMatchObject({ events: 2 });
  });

  it('may be empty if it is not from the SDK', async () => {
    const { app, result } = streamingApp(() => itemsOf([]));
    const { response, text } = await ask(app);
    expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(text).toBe('data: [DONE]\n\n');
    expect(await result).toMatchObject({ outcome: 'completed', events: 0, bytes: 0 });
  });

  it.each<[string, () => unknown]>([
    ['a promise', () => Promise.resolve(itemsOf([1]))],
    ['a Readable of Node.js', () => Readable.from([1])],
    ['a web stream', () => ReadableStream.from([1])],
  ])('comes from %s', async (_what, makeStream) => {
    expect((await ask(streamingApp(makeStream).app)).text).toBe('data: 1\n\ndata: [DONE]\n\n');
  });

  it('responds to HEAD with the head of the first event, and ends the source', async () => {
    let hasEnded = false;
    async function* endless(): AsyncGenerator<number> {
      try {
        for (;;) yield await Promise.resolve(1);
      } finally {
        hasEnded = true;
      }
    }
    const { app, result } = streamingApp(endless);
    const { response, text } = await ask(app, 'HEAD');
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(text).toBe('');
    expect(await result).toMatchObject({ outcome: 'completed', events: 0 });
    expect(hasEnded).toBe(true);
  });

  it('keeps the status and the headers of the app, except those of another body', async () => {
    const { app } = streamingApp((_request, response) => {
      response.status(201).set({ 'X-App': '1', ETag: '"1"', 'Content-Length': '3' });
      return itemsOf([1]);
    });
    const { response } = await ask(app);
    expect(response.statusCode).toBe(201);
    expect(response.headers['x-app']).toBe('1');
    expect(response.headers).not.toHaveProperty('etag');
    expect(response.headers).not.toHaveProperty('content-length');
  });

  it('continues a started response', async () => {
    const { app, result } = streamingApp((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': hello\n\n');
      return itemsOf([1]);
    });
    expect((await ask(app)).text).toBe(': hello\n\ndata: 1\n\ndata: [DONE]\n\n');
    expect(await result).toMatchObject({ outcome: 'completed' });
  });
});

describe('the default output', () => {
  it("contains the model's output, and nothing of the request", async () => {
    const run = {
      object: 'thread.run',
      id: 'run_example',
      status: 'queued',
      instructions: 'SECRET',
    };
    const { app } = streamingApp(() =>
      itemsOf([
        { type: 'response.created', response: responseObject('in_progress', { more: 'SECRET' }) },
        { type: 'response.output_text.delta', delta: 'lo', snapshot: 'Hello' },
        { event: 'thread.run.created', data: run },
        { event: 'thread.message.delta', data: { object: 'thread.message.delta', delta: 1 } },
        { event: 'thread.run.completed', data: { ...run, status: 'completed' } },
        { type: 'response.completed', response: responseObject('completed', { output: ['x'] }) },
      ]),
    );
    const { text } = await ask(app);
    expect(text).not.toContain('SECRET');
    expect(text).not.toContain('snapshot');
    const sent = eventsOf(text)
      .slice(0, -1)
      .map(({ data }) => JSON.parse(data) as unknown);
    expect(sent).toEqual([
      {
        type: 'response.created',
        response: expect.objectContaining({
          id: 'resp_example',
          status: 'in_progress',
          output: [],
        }),
      },
      { type: 'response.output_text.delta', delta: 'lo' },
      {
        event: 'thread.run.created',
        data: { object: 'thread.run', id: 'run_example', status: 'queued' },
      },
      { event: 'thread.message.delta', data: { object: 'thread.message.delta', delta: 1 } },
      {
        event: 'thread.run.completed',
        data: { object: 'thread.run', id: 'run_example', status: 'completed' },
      },
      { type: 'response.completed', response: expect.objectContaining({ output: ['x'] }) },
    ]);
  });
});

describe('a stream that reports that it is incomplete', () => {
  const responseEvent = (type: string, more = {}): object => ({
    type: `response.${type}`,
    ...more,
  });
  const failedResponse = {
    object: 'response',
    status: 'failed',
    error: { code: 'server_error', message: 'x' },
  };
  const body = { message: 'Slow.', code: 'rate_limit_exceeded' };
  const run = { object: 'thread.run', status: 'failed', last_error: body };

  it.each([
    ['chunks without an end', [chunk('a')], 'stream-interrupted'],
    [
      'a second choice without an end',
      [chunk('a', 'stop'), { choices: [{ index: 1, finish_reason: null }] }],
      'stream-interrupted',
    ],
    [
      'a second completion without an end',
      [chunk('a', 'tool_calls'), chunk('b', null, { id: 'other' })],
      'stream-interrupted',
    ],
    [
      'a length limit',
      [chunk('a', 'length'), chunk('', null, { choices: [], usage: {} })],
      'output-truncated',
    ],
    ['a filter', [chunk('a', 'content_filter')], 'content-filtered'],
    ['an error as the finish reason', [chunk('a', 'error')], 'stream-interrupted'],
    ['an error in a chunk', [chunk('a'), { ...chunk('b'), error: body }], 'too-many-requests'],
    ['an error in place of a chunk', [chunk('a'), { error: body }], 'too-many-requests'],
    ['an error as a string in place of a chunk', [chunk('a'), { error: 'slow down' }], 'slow-down'],
    [
      'an error with further members',
      [chunk('a'), { error: body, user_id: 'x' }],
      'too-many-requests',
    ],
    ['events without an end', [responseEvent('created')], 'stream-interrupted'],
    [
      'a failed response',
      [responseEvent('failed', { response: failedResponse })],
      'internal-server-error',
    ],
    [
      'a failed response without a reason',
      [responseEvent('failed', { response: { object: 'response', status: 'failed' } })],
      'unknown-error',
    ],
    [
      'an incomplete response',
      [
        responseEvent('incomplete', {
          response: { incomplete_details: { reason: 'max_output_tokens' } },
        }),
      ],
      'output-truncated',
    ],
    [
      'an incomplete response without a reason',
      [responseEvent('incomplete', { response: {} })],
      'stream-interrupted',
    ],
    ['a cancelled response', [responseEvent('cancelled', { response: {} })], 'stream-interrupted'],
    ['a flat error event', [{ type: 'error', ...body, sequence_number: 3 }], 'too-many-requests'],
    ['a flat error event without a number', [{ type: 'error', ...body }], 'too-many-requests'],
    ['a nested error event', [{ type: 'error', error: body }], 'too-many-requests'],
    ['an empty error event', [{ type: 'error' }], 'unknown-error'],
    ['a failed run', [{ event: 'thread.run.failed', data: run }], 'too-many-requests'],
    [
      'a run without an end',
      [{ event: 'thread.run.created', data: { object: 'thread.run' } }],
      'stream-interrupted',
    ],
    ['a transcript without an end', [{ type: 'transcript.text.delta' }], 'stream-interrupted'],
  ])('ends with a problem: %s', async (_what, items, slug) => {
    const { app, result, told } = streamingApp(() => itemsOf([0, ...items]));
    const { text } = await ask(app);
    const last = eventsOf(text).at(-1);
    expect(last?.event).toBe('error');
    expect(JSON.parse(last?.data ?? '')).toMatchObject({ type: `urn:problem-type:openai:${slug}` });
    expect(told).toEqual([`${slug} stream`]);
    expect(await result).toMatchObject({
      outcome: 'failed',
      problem: { type: `urn:problem-type:openai:${slug}` },
    });
  });

  it.each([
    [
      'an end and further chunks',
      [
        chunk('a'),
        chunk('', 'stop'),
        chunk('', null),
        { ...chunk(''), id: '', choices: [{ index: 0, finish_reason: null }] },
      ],
    ],
    ['an invalid choice', [{ choices: [null, 7] }]],
    [
      'items with their own error member',
      [
        { tool: 'x', error: 'not found' },
        { tool: 'x', error: { message: 'x' } },
        { type: 'tool', error: 'x' },
        { error: null },
      ],
    ],
    [
      'unknown events',
      [{ type: 'agent.started' }, { event: 'x', data: 1 }, { event: 'x', data: {} }],
    ],
    [
      'a transcript with an end',
      [{ type: 'transcript.text.delta' }, { type: 'transcript.text.done' }],
    ],
  ])('is complete with %s', async (_what, items) => {
    const { app, result } = streamingApp(() => itemsOf(items));
    expect((await ask(app)).text.endsWith('data: [DONE]\n\n')).toBe(true);
    expect(await result).toMatchObject({ outcome: 'completed', events: items.length });
  });

  it('relays the chunk that reports it, and later ones, but not an event that only reports it', async () => {
    const usage = { ...chunk(''), choices: [], usage: { total_tokens: 3 } };
    const first = streamingApp(() => itemsOf([chunk('a', 'length'), usage]));
    expect(eventsOf((await ask(first.app)).text)).toHaveLength(3);
    const second = streamingApp(() =>
      itemsOf([responseEvent('failed', { response: failedResponse })]),
    );
    const { response, text } = await ask(second.app);
    expect(response.statusCode).toBe(500);
    expect(text).not.toContain('response.failed');
  });

  it('ends newline-delimited JSON with a line', async () => {
    const { app } = streamingApp(() => itemsOf([chunk('a')]), { format: 'ndjson' });
    const lines = (await ask(app)).text.split('\n').filter((line) => line !== '');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ error: { status: 502 } });
  });
});

describe('the heartbeat', () => {
  it('is sent while there is no event, from the first event on', async () => {
    let text = '';
    let silence = 0;
    const comments = (): number => text.match(/^: $/gm)?.length ?? 0;
    async function* slow(): AsyncGenerator<number> {
      await delay(60);
      yield 1;
      const start = performance.now();
      await until(() => comments() >= 3);
      silence = performance.now() - start;
      yield 2;
    }
    const { app } = streamingApp(slow, { heartbeat: 40 });
    const request = get({ host: '127.0.0.1', port: await serve(app) });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    for await (const part of response) text += String(part);
    expect(text).toMatch(/^data: 1\n\n(?:: \n\n){3,}data: 2\n\n(?:: \n\n)*data: \[DONE\]\n\n$/);
    // Each after 40 milliseconds or more; a timer of Node.js may be early by one.
    expect(text.slice(0, text.indexOf('data: 2')).match(/^: $/gm)?.length).toBeLessThanOrEqual(
      silence / 36,
    );
  });

  it.each([
    ['is switched off by 0', { heartbeat: 0 }],
    ['is not known in newline-delimited JSON', { heartbeat: 5, format: 'ndjson' as const }],
  ])('%s', async (_what, options) => {
    async function* slow(): AsyncGenerator<number> {
      yield 1;
      await delay(40);
    }
    expect((await ask(streamingApp(slow, options).app)).text).not.toContain(': \n');
  });

  it('waits for a client that does not read', async () => {
    const write = jest.fn<Response['write']>().mockReturnValue(false);
    const { app, result } = streamingApp(
      (_request, response) => {
        response.write = write as unknown as Response['write'];
        return itemsOf([1, 2]);
      },
      { heartbeat: 5 },
    );
    const request = get({ host: '127.0.0.1', port: await serve(app) });
    request.on('error', () => undefined);
    await until(() => write.mock.calls.length > 0);
    await delay(60);
    request.destroy();
    expect(await result).toMatchObject({ outcome: 'aborted', events: 1 });
    expect(write.mock.calls.map(([text]) => text)).toEqual(['data: 1\n\n']);
  });
});

describe('back-pressure', () => {
  it('prevents a source from running ahead of a client that does not read', async () => {
    const word = 'x'.repeat(50_000);
    let given = 0;
    let wanted = 3000;
    async function* large(): AsyncGenerator<string> {
      for (; given < wanted; given += 1) yield await Promise.resolve(word);
    }
    const { app, result } = streamingApp(large);
    const request = get({ host: '127.0.0.1', port: await serve(app) });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    // How much the sockets buffer depends on the platform, but it is less than everything.
    for (let before = -1; before !== given; await delay(100)) before = given;
    expect(given).toBeLessThan(wanted);
    wanted = given;
    let read = 0;
    for await (const part of response) read += (part as Buffer).length;
    const bytes = given * 'data: ""\n\n'.length + given * word.length;
    expect(await result).toMatchObject({ outcome: 'completed', events: given, bytes });
    expect(read).toBe(bytes + 'data: [DONE]\n\n'.length);
  });
});

describe('a connection', () => {
  it('carries one stream after another', async () => {
    const app = bareApp((request, response) =>
      streamToResponse(itemsOf([request.query['n']]), request, response),
    );
    const socket = connect(await serve(app), '127.0.0.1');
    const line = (n: number, more = ''): string =>
      `GET /?n=${n} HTTP/1.1\r\nHost: example.com\r\n${more}\r\n`;
    socket.write(line(1) + line(2) + line(3, 'Connection: close\r\n'));
    let text = '';
    for await (const part of socket) text += String(part);
    expect(text.match(/data: ("\d"|\[DONE\])/g)).toEqual(
      ['1', '2', '3'].flatMap((n) => [`data: "${n}"`, 'data: [DONE]']),
    );
  });

  it('that closes also ends a stream that waits for another one', async () => {
    const results: unknown[] = [];
    const begun: unknown[] = [];
    const app = bareApp(async (request, response) => {
      begun.push(request);
      results.push(
        await streamToResponse(
          { [Symbol.asyncIterator]: () => ({ next: never }) },
          request,
          response,
        ),
      );
    });
    const socket = connect(await serve(app), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: example.com\r\n\r\n'.repeat(2));
    await until(() => begun.length === 2);
    socket.destroy();
    await until(() => results.length === 2);
    expect(results).toMatchObject([{ outcome: 'aborted' }, { outcome: 'aborted' }]);
  });
});

describe('any value', () => {
  it.each([
    ['sse' as const, (text: string) => eventsOf(text).map(({ data }) => data)],
    ['ndjson' as const, (text: string) => text.trimEnd().split('\n')],
  ])('is one event of %s, and is parsed back unchanged', async (format, read) => {
    const values = sample(jsonValue(), { numRuns: 300, seed: 1 });
    const { app } = streamingApp(() => itemsOf(values), { format, map: (value) => [value] });
    const parts = read((await ask(app)).text);
    const sent = parts.slice(0, -1).map((part) => JSON.parse(part) as unknown);
    expect(sent).toEqual(values.map((value) => JSON.parse(JSON.stringify([value])) as unknown));
  });
});
