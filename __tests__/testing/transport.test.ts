/** The errors of failed connections: the kit's, compared with the real ones of undici and node-fetch. */
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { failTransport } from '../../lib/testing/fail-transport.js';
import { readCall } from '../../lib/testing/call.js';
import { failWith } from '../../lib/testing.js';
import { rejection } from '../support/sdk.js';

type Fetch = (url: string, init?: object) => Promise<Response>;

/** The fetch that openai 4 depends on. */
const nodeFetch = createRequire(require.resolve('openai4'))('node-fetch') as Fetch;

const libraries = [
  ['undici', fetch as Fetch, {}],
  ['node-fetch', nodeFetch, { agent: {} }],
] as const;

interface Shape {
  readonly constructor: string;
  readonly name: string;
  readonly message: string;
  readonly members: readonly string[];
  readonly code: unknown;
  readonly cause: Shape | undefined;
}

/** The content of an error, without the requested URL. */
function shapeOf(error: unknown): Shape {
  const { name, message, code, cause } = error as Error & { readonly code?: unknown };
  const own = Object.getOwnPropertyNames(error).filter((key) => !['stack', 'socket'].includes(key));
  return {
    constructor: Object(error).constructor.name,
    name,
    message: message.replace(/https?:\/\/\S+/, 'URL').replace(/ENOTFOUND \S+/, 'ENOTFOUND HOST'),
    members: own.toSorted(),
    code,
    cause: cause === undefined ? undefined : shapeOf(cause),
  };
}

const head =
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n';

/** The behavior of the servers. */
const manners = {
  reset: (socket: Socket) => socket.resetAndDestroy(),
  cut: (socket: Socket) => socket.write(head, () => setTimeout(() => socket.destroy(), 20)),
  silent: () => undefined,
} as const;

const servers: Server[] = [];
const urls: Record<string, string> = {};

beforeAll(async () => {
  for (const [manner, treat] of Object.entries(manners)) {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => treat(socket));
    }).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    urls[manner] = `http://127.0.0.1:${Object(server.address()).port}/v1`;
  }
});

afterAll(() => {
  for (const server of servers) server.close();
});

describe.each(libraries)('a failure of %s', (library, genuine, init) => {
  it('is the same for a connection that was reset', async () => {
    const url = String(urls['reset']);
    const ours = await rejection(failWith('connection-failed')(url, init));
    expect(shapeOf(ours)).toEqual(shapeOf(await rejection(genuine(url))));
  });

  it('is the same for a name that does not resolve', async () => {
    // Longer than a label may be, so that no server is queried.
    const url = `https://${'a'.repeat(64)}.example.com/v1`;
    const ours = await rejection(failWith('dns-failure')(url, init));
    expect(shapeOf(ours)).toEqual(shapeOf(await rejection(genuine(url))));
  });

  it('is the same for a caller that aborted', async () => {
    const url = String(urls['silent']);
    const abort = new AbortController();
    const { signal } = abort;
    const both = [failWith('request-aborted')(url, { ...init, signal }), genuine(url, { signal })];
    const rejected = Promise.all(both.map(rejection));
    abort.abort();
    const [ours, theirs] = (await rejected).map((error) => Object(error));
    expect([ours.name, ours.message, ours.code]).toEqual([
      theirs.name,
      theirs.message,
      theirs.code,
    ]);
  });

  it('is the same for a stream that was cut', async () => {
    const url = 'https://api.openai.com/v1/responses';
    const broken = await failWith.stream({ then: 'cut' })(url, init);
    const cut = await genuine(String(urls['cut']));
    const read = async ({ body }: Response): Promise<void> => {
      for await (const chunk of body ?? []) void chunk;
    };
    expect(shapeOf(await rejection(read(broken)))).toEqual(shapeOf(await rejection(read(cut))));
  });

  it('names an untrusted certificate', async () => {
    const error = await rejection(failWith('tls-failure')('https://api.example.com/', init));
    const shown = library === 'undici' ? shapeOf(error).cause : shapeOf(error);
    expect(shown?.code).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(shown?.message).toMatch(/self-signed certificate$/);
  });
});

describe('a timeout', () => {
  it('is that of undici, which waits five minutes for headers', async () => {
    const { message, cause } = shapeOf(await rejection(failWith('timeout')('https://a.example')));
    expect(message).toBe('fetch failed');
    expect(cause).toMatchObject({ name: 'HeadersTimeoutError', code: 'UND_ERR_HEADERS_TIMEOUT' });
  });

  it('is an abort by the SDK with node-fetch', async () => {
    const error = await rejection(failWith('timeout')('https://a.example', { agent: {} }));
    expect(shapeOf(error)).toMatchObject({
      name: 'AbortError',
      message: 'The user aborted a request.',
    });
  });
});

describe('a proxy that refuses', () => {
  it('makes undici fail with its status', async () => {
    const call = readCall('https://api.example.com', {});
    const error = await rejection((async () => failTransport('proxy', call))());
    expect(shapeOf(error)).toMatchObject({
      message: 'fetch failed',
      cause: {
        constructor: 'DOMException',
        message: 'Request was cancelled.',
        cause: {
          message: 'Proxy response (407) !== 200 when HTTP Tunneling',
          code: 'UND_ERR_ABORTED',
        },
      },
    });
  });

  it("is the proxy's own response with node-fetch", async () => {
    const call = readCall('https://api.example.com', { agent: {} });
    expect(await failTransport('proxy', call)).toHaveProperty('status', 407);
  });
});

it('names an invalid URL as it was given', async () => {
  const error = await rejection(failWith('dns-failure')('nowhere'));
  expect(Object(error).cause.hostname).toBe('nowhere');
});
