/** The client against real servers: responses of the error handler, complete and mid-stream, over real sockets. */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Response as ExpressResponse } from 'express';
import { iterateEvents, readProblem } from '../../lib/client.js';
import { isProblemDetails, toProblemDetails } from '../../lib/index.js';
import { appOf, expressMajors, type Route } from '../support/app.js';
import { collect } from '../support/events.js';
import { closeServers, serve } from '../support/serve.js';
import { errorOf } from '../support/sdk.js';

afterEach(closeServers);

const wire = {
  status: 429,
  body: { error: { message: 'Slow down.', type: 'rate_limit_error', code: 'slow_down' } },
};
const urn = 'urn:problem-type:openai:';

const items = [{ n: 1 }, { text: 'Grüße 🙂' }, ['a']];
const messages = items.map((data) => ({ event: 'message', data }));
const streams = {
  'text/event-stream': `${items.map((item) => `data: ${JSON.stringify(item)}\n\n`).join('')}data: [DONE]\n\n`,
  'application/x-ndjson': `${items.map((item) => `${JSON.stringify(item)}\n`).join('')}{"done":true}\n`,
} as const;
type StreamType = keyof typeof streams;
const types = Object.keys(streams) as StreamType[];

/** A route that sends part of the stream, then runs a function. */
function beginning(
  type: StreamType,
  bytes: number,
  then: (response: ExpressResponse) => unknown,
): Route {
  return async (_request, response) => {
    response.setHeader('content-type', type);
    response.flushHeaders();
    const part = Buffer.from(streams[type]).subarray(0, bytes);
    await new Promise((resolve) => response.write(part, resolve));
    return then(response);
  };
}

/** Every place at which the stream can break, and the number of complete items before it. */
function breakPoints(type: StreamType): readonly (readonly [bytes: number, whole: number])[] {
  const bytes = Buffer.from(streams[type]);
  const end = bytes.lastIndexOf(type === 'text/event-stream' ? '[DONE]' : '{"done"');
  return Array.from({ length: end }, (_none, at) => {
    const text = bytes.subarray(0, at).toString();
    const whole = text.split(type === 'text/event-stream' ? '\n\n' : '\n').length - 1;
    return [at, whole] as const;
  });
}

describe.each(expressMajors)('with Express %s', (_major, express) => {
  it('readProblem returns the problem that the handler sent', async () => {
    const thrown = await errorOf('6.49', wire);
    const url = await serve(
      appOf(express, () => {
        throw thrown;
      }),
    );
    const response = await fetch(url);
    const problem = await readProblem(response);
    expect(problem).toEqual({ ...toProblemDetails(thrown), instance: problem?.instance });
    expect(problem?.status).toBe(response.status);
  });

  it('readProblem leaves any other response alone', async () => {
    const url = await serve(appOf(express, (_request, response) => response.json({ answer: 42 })));
    const response = await fetch(url);
    expect(await readProblem(response)).toBeUndefined();
    expect(await response.json()).toEqual({ answer: 42 });
  });

  it('iterateEvents throws the problem of a stream that never started', async () => {
    const thrown = await errorOf('6.49', wire);
    const url = await serve(
      appOf(express, () => {
        throw thrown;
      }),
    );
    const { error } = await collect(await fetch(url));
    expect(error).toMatchObject({ problem: { type: `${urn}slow-down`, status: 429 } });
  });

  describe.each(types)('a stream of %s', (type) => {
    it('is read to its end', async () => {
      const whole = beginning(type, Infinity, (response) => response.end());
      const url = await serve(appOf(express, whole));
      expect(await collect(await fetch(url))).toEqual({ events: messages, error: undefined });
    });

    it('throws the problem that the handler appends, at any break', async () => {
      const thrown = await errorOf('6.49', wire);
      let bytes = 0;
      const url = await serve(
        appOf(express, (request, response) =>
          beginning(type, bytes, () => {
            throw thrown;
          })(request, response),
        ),
      );

      for (const [at, whole] of breakPoints(type)) {
        bytes = at;
        // One after another: each is a request to the same route.
        const { events, error } = await collect(await fetch(url));
        expect([at, error]).toMatchObject([at, { problem: { type: `${urn}slow-down` } }]);
        // The item is complete if only the end of its frame is missing.
        expect(messages.slice(0, events.length)).toEqual(events);
        expect(events.length - whole).toBeLessThanOrEqual(1);
        expect(events.length).toBeGreaterThanOrEqual(whole);
      }
    });

    it.each([
      ['ends before its end', (response: ExpressResponse) => response.end()],
      ['is cut', (response: ExpressResponse) => response.socket?.destroy()],
    ])('is interrupted if the response %s at any point', async (_what, then) => {
      let bytes = 0;
      const url = await serve(
        appOf(express, (request, response) => beginning(type, bytes, then)(request, response)),
      );
      for (const [at] of breakPoints(type)) {
        bytes = at;
        const { events, error } = await collect(await fetch(url));
        expect([at, error]).toMatchObject([at, { problem: { type: `${urn}stream-interrupted` } }]);
        // Unread data is lost when a connection breaks.
        expect(messages.slice(0, events.length)).toEqual(events);
      }
    });
  });
});

describe('an open stream', () => {
  /** A server that sends one event and leaves the stream open; resolves when the client has disconnected. */
  async function open(): Promise<{ readonly url: string; readonly gone: Promise<unknown> }> {
    let leave: (value: unknown) => void;
    const gone = new Promise((resolve) => {
      leave = resolve;
    });
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: {"n":1}\n\n');
      response.on('close', leave);
    });
    return { url, gone };
  }

  it('is closed by leaving the loop', async () => {
    const { url, gone } = await open();
    for await (const { data } of iterateEvents<{ n: number }>(await fetch(url))) {
      expect(data.n).toBe(1);
      break;
    }
    expect(await gone).toBeUndefined();
  });

  it('is closed by an error in the loop, which is rethrown', async () => {
    const { url, gone } = await open();
    const fault = new Error('the page failed');
    const events = iterateEvents(await fetch(url));
    const loop = (async () => {
      for await (const event of events) throw Object.assign(fault, { event });
    })();
    await expect(loop).rejects.toBe(fault);
    expect(await gone).toBeUndefined();
  });

  it.each([
    ['abort()', (controller: AbortController) => controller.abort(), 'AbortError'],
    [
      'a timeout',
      (controller: AbortController) => controller.abort(new DOMException('late', 'TimeoutError')),
      'TimeoutError',
    ],
  ])('ends on %s of the caller with an error of that name', async (_what, abort, name) => {
    const { url, gone } = await open();
    const controller = new AbortController();
    const events = iterateEvents(await fetch(url, { signal: controller.signal }));
    await events.next();
    abort(controller);
    await expect(events.next()).rejects.toHaveProperty('name', name);
    expect(controller.signal.aborted).toBe(true);
    expect(await gone).toBeUndefined();
  });
});

it.each([
  ['the last event', 'data: [DONE]\n\n'],
  ['the problem', 'event: error\ndata: {"title":"T"}\n\n'],
])('the connection is kept until the server ends the response after %s', async (_what, said) => {
  let note: (isFinished: boolean) => void;
  const finished = new Promise((resolve) => {
    note = resolve;
  });
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(said);
    setTimeout(() => response.end(), 50);
    response.on('close', () => note(response.writableFinished));
  });
  expect((await collect(await fetch(url))).events).toEqual([]);
  expect(await finished).toBe(true);
});

it('the result of readProblem passes the type guard of the main entry', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(404, { 'content-type': 'application/problem+json' });
    response.end('{"title":"Not Found"}');
  });
  expect(isProblemDetails(await readProblem(await fetch(url)))).toBe(true);
});
