/** How the client reads streams, and how it interprets their endings. */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { iterateEvents } from '../../lib/client.js';
import { streamInterrupted } from '../../lib/client/received-problem.js';
import { collect, streamed } from '../support/events.js';

const sse = 'text/event-stream';
const ndjson = 'application/x-ndjson';
const interrupted = { name: 'ProblemError', problem: streamInterrupted };
const problem = { ...streamInterrupted, title: 'Too Many Requests', status: 429 };

const message = (data: unknown, id?: string): unknown => ({
  event: 'message',
  data,
  ...(id !== undefined && { id }),
});

async function eventsOf(body: string): Promise<readonly unknown[]> {
  return (await collect(streamed(sse, [body]))).events;
}

describe('an event stream', () => {
  it('is parsed and ends with [DONE], which is not yielded', async () => {
    const body = 'data: {"n":1}\n\nevent: response.created\ndata: {"n":2}\n\ndata: [DONE]\n\n';
    expect(await collect(streamed('text/event-stream; charset=utf-8', [body]))).toEqual({
      events: [message({ n: 1 }), { event: 'response.created', data: { n: 2 } }],
      error: undefined,
    });
  });

  it.each([
    ['LF', 'data: 1\n\ndata: 2\n\n', [message(1), message(2)]],
    ['CR', 'data: 1\r\rdata: 2\r\r', [message(1), message(2)]],
    ['CRLF', 'data: 1\r\n\r\ndata: 2\r\n\r\n', [message(1), message(2)]],
    ['a byte order mark', '\ufeffdata: 1\n\n', [message(1)]],
    ['a second byte order mark', '\ufeff\ufeffdata: 1\n\ndata: 2\n\n', [message(2)]],
    ['text that is not JSON', 'data: Hello\n\n', [message('Hello')]],
    ['JSON null', 'data: null\n\n', [message(null)]],
    ['several data lines', 'data: {"a":\ndata: 1}\n\n', [message({ a: 1 })]],
    ['empty data lines', 'data: a\ndata\ndata:\n\n', [message('a\n\n')]],
    ['one space, not two', 'data:  a\n\n', [message(' a')]],
    ['no space', 'data:a:b\n\n', [message('a:b')]],
    ['comments', ': beat\n\n:\n\ndata: 1\n: in between\ndata: 2\n\n', [message('1\n2')]],
    ['unknown fields', 'datum: 1\ndata : 2\nDATA: 3\n\n', []],
    ['retry', 'retry: 10\ndata: 1\n\n', [message(1)]],
    ['events without data', 'event: ping\n\ndata: 1\n\n', [message(1)]],
    ['an empty name', 'event: a\nevent:\ndata: 1\n\n', [message(1)]],
    [
      'ids, which persist',
      'id: a\ndata: 1\n\ndata: 2\n\nid\ndata: 3\n\n',
      [message(1, 'a'), message(2, 'a'), message(3)],
    ],
    ['an id without data', 'id: a\n\ndata: 1\n\n', [message(1, 'a')]],
    ['an id with U+0000', 'id: a\nid: b\0\ndata: 1\n\n', [message(1, 'a')]],
    ['an unfinished frame', 'data: 1\n\ndata: 2\n', [message(1)]],
    ['an unfinished line', 'data: 1\n\ndata: 2', [message(1)]],
    ['a space and an empty line', 'data: 1\n \ndata: 2\n\n', [message('1\n2')]],
  ])('with %s', async (_what, body, expected) => {
    expect(await eventsOf(body)).toEqual(expected);
  });

  it('yields an event that ends with CR without waiting for more', async () => {
    const endless = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\r\r')),
    });
    const events = iterateEvents(new Response(endless, { headers: { 'content-type': sse } }));
    expect(await events.next()).toEqual({ done: false, value: message(1) });
    await events.return();
  });

  it('fails with the problem of its error event', async () => {
    const body = `data: 1\n\n\n\nevent: error\ndata: ${JSON.stringify(problem)}\n\n`;
    const { events, error } = await collect(streamed(sse, [body]));
    expect(events).toEqual([message(1)]);
    expect(error).toMatchObject({ name: 'ProblemError', problem });
  });

  it('fills in an incomplete problem', async () => {
    const { error } = await collect(streamed(sse, ['event: error\ndata: {"title":"T"}\n\n']));
    expect(error).toMatchObject({ message: 'T', problem: { status: 502, retryable: true } });
  });

  it.each(['oops', '[1]', 'null', ''])('is interrupted by an error event with %j', async (data) => {
    const { error } = await collect(streamed(sse, [`event: error\ndata: ${data}\n\n`]));
    expect(error).toMatchObject(interrupted);
  });

  it('treats {"error":…} and {"done":true} as data', async () => {
    const body = 'data: {"error":{}}\n\ndata: {"done":true}\n\ndata: [DONE]\n\n';
    expect(await eventsOf(body)).toEqual([message({ error: {} }), message({ done: true })]);
  });
});

describe.each([ndjson, 'application/jsonl', 'APPLICATION/JSON-SEQ'])('a stream of %s', (type) => {
  it.each([
    ['LF', '{"n":1}\n{"n":2}\n{"done":true}\n'],
    ['CRLF', '{"n":1}\r\n{"n":2}\r\n{"done":true}\r\n'],
    ['empty lines', '\n\n{"n":1}\n \n{"n":2}\n\n{"done":true}\n'],
    ['record separators', '\x1e{"n":1}\n\x1e{"n":2}\n\x1e{"done":true}\n'],
    ['a last line without its end', '{"n":1}\n{"n":2}\n{"done":true}'],
  ])('is parsed with %s', async (_what, body) => {
    expect(await collect(streamed(type, [body]))).toEqual({
      events: [message({ n: 1 }), message({ n: 2 })],
      error: undefined,
    });
  });

  it('fails with the problem that it reports', async () => {
    const body = `{"n":1}\n{"error":${JSON.stringify(problem)}}\n`;
    const { events, error } = await collect(streamed(type, [body]));
    expect(events).toEqual([message({ n: 1 })]);
    expect(error).toMatchObject({ name: 'ProblemError', problem });
  });

  it.each([
    { error: null },
    { error: 'none' },
    { error: {}, n: 1 },
    { done: false },
    { done: true, n: 1 },
    ['done'],
    'text',
    0,
    null,
  ])('treats %j as data', async (data) => {
    const { events } = await collect(streamed(type, [`${JSON.stringify(data)}\n`]));
    expect(events).toEqual([message(data)]);
  });

  it('is interrupted if its end is missing', async () => {
    expect((await collect(streamed(type, ['{"n":1}\n']))).error).toMatchObject(interrupted);
  });
});

describe('a truncated event', () => {
  it.each([
    [
      'an object',
      sse,
      'data: {"n":1,"te',
      `\n\nevent: error\ndata: ${JSON.stringify(problem)}\n\n`,
    ],
    ['an array', sse, 'data: [1', `\n\nevent: error\ndata: ${JSON.stringify(problem)}\n\n`],
    ['a string', sse, 'data: "He', `\n\nevent: error\ndata: ${JSON.stringify(problem)}\n\n`],
    ['nothing', sse, 'data:', `\n\nevent: error\ndata: ${JSON.stringify(problem)}\n\n`],
    ['a line', ndjson, '{"n":1,"te', `\n{"error":${JSON.stringify(problem)}}\n`],
    ['a record', ndjson, '\x1e{"n":1,"te', `\x1e{"error":${JSON.stringify(problem)}}\n`],
  ])('is not yielded: %s', async (_what, type, torn, rest) => {
    const { events, error } = await collect(streamed(type, [torn, rest]));
    expect(events).toEqual([]);
    expect(error).toMatchObject({ problem });
  });

  it('is not yielded if the body ends after it', async () => {
    const { events, error } = await collect(streamed(ndjson, ['{"n":1}\n{"n":2,"te']));
    expect(events).toEqual([message({ n: 1 })]);
    expect(error).toMatchObject(interrupted);
  });

  it.each([
    ['an event', 'data: {x\n\ndata: 1\n\ndata: [DONE]\n\n', [message('{x'), message(1)]],
    ['the end', 'data: {x\n\ndata: [DONE]\n\n', [message('{x')]],
    ['another', 'data: {x\n\ndata: [y\n\ndata: [DONE]\n\n', [message('{x'), message('[y')]],
  ])(
    'was complete after all, and is yielded, if it is followed by %s',
    async (_what, body, expected) => {
      expect(await collect(streamed(sse, [body]))).toEqual({ events: expected, error: undefined });
    },
  );
});

describe('a response that is not a stream', () => {
  it('fails with its problem', async () => {
    const headers = { 'content-type': 'application/problem+json' };
    const { error } = await collect(
      new Response(JSON.stringify(problem), { status: 429, headers }),
    );
    expect(error).toMatchObject({ name: 'ProblemError', problem });
  });

  it('fails with a problem derived from its status if its own cannot be read', async () => {
    const headers = { 'content-type': 'application/problem+json' };
    const { error } = await collect(new Response('<html>', { status: 503, headers }));
    expect(error).toMatchObject({ name: 'ProblemError', problem: { title: 'HTTP 503' } });
  });

  it('is rejected with a remedy, and its body is left alone', async () => {
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    const response = new Response('<h1>Bad Gateway</h1>', { status: 502, headers });
    const { error } = await collect(response);
    expect(error).toEqual(
      new TypeError(
        "iterateEvents: a response with status 502 and type 'text/html' is not an event stream; expected one of type text/event-stream, application/x-ndjson, application/jsonl, application/json-seq",
      ),
    );
    expect(await response.text()).toBe('<h1>Bad Gateway</h1>');
  });

  it('is interrupted if it claims to be a stream but has no body', async () => {
    const response = new Response(null, { headers: { 'content-type': sse } });
    expect((await collect(response)).error).toMatchObject(interrupted);
  });
});

describe('reading', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it.each([new TypeError('terminated'), new Error('The socket was closed')])(
    'that breaks with %p is an interruption with that cause',
    async (cause) => {
      const { events, error } = await collect(streamed(sse, ['data: 1\n\ndata: 2', cause]));
      expect(events).toEqual([message(1)]);
      expect(error).toMatchObject({ ...interrupted, cause });
    },
  );

  it.each([
    ['an AbortError', new DOMException('stop', 'AbortError')],
    ['a TimeoutError', new DOMException('late', 'TimeoutError')],
  ])('rethrows %s of the caller', async (_what, reason) => {
    expect((await collect(streamed(sse, ['data: 1\n\n', reason]))).error).toBe(reason);
  });

  it('rethrows any other reason of the caller', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error('enough') });
    const response = new Response(body, { headers: { 'content-type': sse } });
    expect((await collect(response)).error).toBe('enough');
  });

  it.each([
    ['a line', `data: ${'x'.repeat(2 ** 24)}`],
    ['a line at once', `data: ${'x'.repeat(2 ** 24)}\n\n`],
    ['data of many lines', `data: ${'x'.repeat(2 ** 20)}\n`.repeat(17)],
  ])(
    '%s of more than 16 Mi characters is an interruption, and cancels the body',
    async (_what, text) => {
      let cancelled = false;
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
        cancel: () => {
          cancelled = true;
        },
      });
      const response = new Response(body, { headers: { 'content-type': sse } });
      const { error } = await collect(response);
      expect(error).toMatchObject({ ...interrupted, cause: { name: 'RangeError' } });
      expect(cancelled).toBe(true);
    },
  );

  it('takes linear time if a line arrives in many small chunks', async () => {
    const chunks = Array.from({ length: 20_000 }, () => 'x'.repeat(300));
    const { events } = await collect(streamed(sse, ['data: ', ...chunks, '\n\n']));
    expect(events).toHaveLength(1);
  });

  it('stops at the terminal event, and drains the rest', async () => {
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        if (pulled === 4) controller.close();
        else controller.enqueue(new TextEncoder().encode('data: [DONE]\n\n'));
      },
    });
    const response = new Response(body, { headers: { 'content-type': sse } });
    expect(await collect(response)).toEqual({ events: [], error: undefined });
    await new Promise(setImmediate);
    expect(pulled).toBe(4);
  });

  it('cancels a body that does not end after its terminal event', async () => {
    const cancelled = new Promise((resolve) => {
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('data: [DONE]\n\n')),
        cancel: () => resolve(true),
      });
      void collect(new Response(body, { headers: { 'content-type': sse } }));
    });
    expect(await cancelled).toBe(true);
  });

  it('leaves no timer running if the body ends after its terminal event', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    await collect(streamed(sse, ['data: [DONE]\n\n']));
    expect(jest.getTimerCount()).toBe(1);
    await new Promise(setImmediate);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('ignores a body that breaks after its terminal event', async () => {
    const response = streamed(sse, ['data: [DONE]\n\n', new TypeError('terminated')]);
    expect((await collect(response)).error).toBeUndefined();
  });
});
