/** What the error handler does with a response that has begun, as strict clients read it. */
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import compression from 'compression';
import type { Express, Request, RequestHandler } from 'express';
import { isProblemDetails, openaiErrorHandler, type Options } from '../../lib/index.js';
import { streamToResponse } from '../../lib/streaming.js';
import { expressMajors, type Route } from '../support/app.js';
import { streamErrorOf } from '../support/sdk.js';
import { ask, closeServers, eventsOf, serve } from '../support/streaming.js';

afterEach(closeServers);

const failure = {
  error: { message: 'The server had an error.', type: 'server_error', code: null },
};
const euro = Buffer.from('data: €');
const half = euro.subarray(0, -1);

/** What an HTTP client reads until the connection ends, and how it ended; `onRead` is called for each part. */
async function readRaw(
  app: Express,
  request: string,
  onRead?: (text: string) => void,
): Promise<{ text: string; wasReset: boolean }> {
  const socket = connect(await serve(app), '127.0.0.1');
  socket.write(request);
  let text = '';
  try {
    for await (const part of socket) {
      text += (part as Buffer).toString('latin1');
      onRead?.(text);
    }
    return { text, wasReset: false };
  } catch (error) {
    return { text, wasReset: (error as NodeJS.ErrnoException).code === 'ECONNRESET' };
  }
}

/** Makes the route fail when this emits `read`, instead of at once. */
function failingOnceReadBy(client: EventEmitter): RequestHandler {
  return (_request, response, next) => {
    response.locals['client'] = client;
    next();
  };
}

const line = (version: string, more = ''): string =>
  `GET / HTTP/${version}\r\nHost: example.com\r\n${more}\r\n`;

describe.each(expressMajors)('with Express %s', (_major, express) => {
  /** An app that has sent this when it fails. */
  async function failing(
    type: string,
    sent: string | Buffer,
    middleware?: RequestHandler,
    options?: Options<Request>,
  ): Promise<Express> {
    const error = await streamErrorOf('6.49', failure);
    const app = express();
    app.set('env', 'test');
    if (middleware !== undefined) app.use(middleware);
    app.get('/', ((_request, response, next) => {
      response.setHeader('Content-Type', type);
      response.write(sent);
      const client = response.locals['client'] as EventEmitter | undefined; // set by `failingOnceReadBy`
      if (client === undefined) setTimeout(() => next(error), 5);
      else client.once('read', () => next(error));
    }) as Route & RequestHandler);
    app.use(openaiErrorHandler(options));
    return app;
  }

  it.each<[string, string | Buffer, readonly string[]]>([
    ['after a frame', 'data: 1\n\n', ['1']],
    ['after a line of a frame', 'data: 1\n', ['1']],
    ['inside a line', 'data: {"a":', ['{"a":']],
    ['after a carriage return', 'data: 1\r', ['1']],
    ['after the carriage return of a blank line', 'data: 1\r\n\r', ['1']],
    ['inside a field name', 'da', []],
    ['inside a comment', ': x', []],
    ['after an event name', 'event: x\n', []],
    ['inside a character', half, ['\ufffd']],
  ])('Server-Sent Events that break %s end in one error frame', async (_where, sent, before) => {
    const { text, isWhole } = await ask(await failing('text/event-stream', sent));
    expect(isWhole).toBe(true);
    const events = eventsOf(text);
    expect(events.slice(0, -1).map(({ data }) => data)).toEqual(before);
    expect(events.at(-1)?.event).toBe('error');
    expect(isProblemDetails(JSON.parse(events.at(-1)?.data ?? ''))).toBe(true);
  });

  it.each(['application/x-ndjson', 'application/jsonl; charset=utf-8'])(
    '%s that breaks mid-line ends in a separate line',
    async (type) => {
      const { text } = await ask(
        await failing(type, Buffer.concat([Buffer.from('{"a":1}\n'), half])),
      );
      const lines = text.split('\n');
      expect(JSON.parse(lines[0] ?? '')).toEqual({ a: 1 });
      expect(JSON.parse(lines.at(-2) ?? '')).toMatchObject({ error: { status: 500 } });
      expect(lines.at(-1)).toBe('');
    },
  );

  it('a JSON text sequence that breaks mid-record ends in a separate record', async () => {
    const { text } = await ask(await failing('application/json-seq', '\u001e{"a":1}\n\u001e{"b"'));
    const records = text.split('\u001e').slice(1);
    expect(records).toHaveLength(3);
    expect(JSON.parse(records[2] ?? '')).toMatchObject({ error: { status: 500 } });
    expect(records[2]?.endsWith('\n')).toBe(true);
  });

  it.each(['gzip', 'br'])('compression in between is flushed: %s', async (encoding) => {
    const app = await failing('text/event-stream', 'data: 1\n\n', compression({ threshold: 0 }));
    const port = await serve(app);
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      headers: { 'accept-encoding': encoding },
    });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(eventsOf(await response.text()).map(({ event }) => event)).toEqual([undefined, 'error']);
  });

  it.each([
    ['1.1', '', false],
    ['1.1', 'Connection: close\r\n', false],
    ['1.0', '', true],
  ])(
    'a truncated text does not look complete to a client of HTTP/%s %s',
    async (version, more, wasReset) => {
      const client = new EventEmitter();
      const app = await failing('text/plain', 'half', failingOnceReadBy(client));
      // A reset may overtake what was sent before it, and Node.js reports it as an end if both arrive together.
      const read = await readRaw(app, line(version, more), (text) => {
        if (text.includes('half')) client.emit('read');
      });
      expect(read.text).toContain('half');
      expect(read.text).not.toMatch(/\r\n0\r\n/);
      expect(read.wasReset).toBe(wasReset);
    },
  );

  it('a truncated text with a length does not look complete to a client of HTTP/1.0', async () => {
    const declared: RequestHandler = (_request, response, next) => {
      response.setHeader('Content-Length', '1000');
      next();
    };
    const read = await readRaw(await failing('text/plain', 'half', declared), line('1.0'));
    expect(read.text).toMatch(/content-length: 1000\r\n[^]*half$/i);
  });

  it('a compressed truncated text does not look complete', async () => {
    const app = await failing('text/plain', 'half', compression({ threshold: 0 }));
    // The connection may close before even the head has left the compressor.
    const isWhole = await ask(app, 'GET', { 'accept-encoding': 'gzip' }).then(
      (received) => received.isWhole,
      () => false,
    );
    expect(isWhole).toBe(false);
  });

  it('a client of HTTP/1.0 also receives the problem in a stream', async () => {
    const { text } = await readRaw(await failing('text/event-stream', 'data: 1\n\n'), line('1.0'));
    expect(text).toMatch(/\n\nevent: error\ndata: \{.*\}\n\n$/);
  });

  it('the connection stays open after a problem in a stream', async () => {
    const app = await failing('text/event-stream', 'data: 1\n\n');
    const { text } = await readRaw(app, line('1.1') + line('1.1', 'Connection: close\r\n'));
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
    expect(text.match(/event: error/g)).toHaveLength(2);
  });
});

describe('streamToResponse behind compression', () => {
  it('sends every event immediately', async () => {
    const [, express] = expressMajors[1];
    let go: () => void;
    const gate = new Promise<void>((resolve) => (go = resolve));
    async function* items(): AsyncGenerator<string> {
      yield 'first';
      await gate;
      yield 'second';
    }
    const app = express();
    app.use(compression({ threshold: 0 }));
    app.get('/', ((request, response) =>
      streamToResponse(items(), request, response)) as RequestHandler);
    const response = await fetch(`http://127.0.0.1:${await serve(app)}/`);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    let text = '';
    for await (const part of response.body ?? []) {
      text += Buffer.from(part).toString();
      if (text.includes('first')) go!();
    }
    expect(text).toBe('data: "first"\n\ndata: "second"\n\ndata: [DONE]\n\n');
  });

  it('waits for a client that does not read', async () => {
    const [, express] = expressMajors[1];
    const noise = randomBytes(30_000).toString('base64');
    let given = 0;
    let wanted = 3000;
    async function* large(): AsyncGenerator<string> {
      for (; given < wanted; given += 1) yield await Promise.resolve(noise + given);
    }
    const app = express();
    app.use(compression({ threshold: 0 }));
    app.get('/', ((request, response) =>
      streamToResponse(large(), request, response)) as RequestHandler);
    const response = await fetch(`http://127.0.0.1:${await serve(app)}/`);
    // How much fetch and the sockets hold is up to the platform, but it is less than everything.
    for (let before = -1; before !== given; await delay(100)) before = given;
    expect(given).toBeLessThan(wanted);
    wanted = given;
    const text = await response.text();
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  });
});
