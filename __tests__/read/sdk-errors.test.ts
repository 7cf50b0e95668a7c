/** Every throwable of the SDK, thrown by four majors of it. */
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readFailure } from '../../lib/index.js';
import { admitForeignErrors } from '../support/realm.js';
import { apiError, problemOf, slugOf, thrownBy } from '../support/problem.js';
import {
  clientOf,
  errorOf,
  majorNames,
  rejection,
  request,
  sdk,
  streamErrorOf,
  toResponse,
  type Client,
} from '../support/sdk.js';

admitForeignErrors();

const since5 = majorNames.filter((major) => !major.startsWith('4'));
const since6 = since5.filter((major) => !major.startsWith('5'));

function across<Row extends readonly unknown[]>(
  names: readonly string[],
  rows: readonly Row[],
): (readonly [string, ...Row])[] {
  return names.flatMap((major) => rows.map((row) => [major, ...row] as const));
}

/** A module of the SDK that its root does not export. */
function sdkModule(major: string, path: string): Readonly<Record<string, never>> {
  const alias = { '4.104': 'openai4', '5.23': 'openai5', '6.49': 'openai', '7.57': 'openai7' }[
    major
  ];
  return require(`${alias}/${path}`) as Readonly<Record<string, never>>;
}

const servers: Server[] = [];

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map(close));
});

/** A client over real sockets. */
function socketClient(major: string, baseURL: string, timeout = 5000): Client {
  return new (sdk(major))({ apiKey: 'test', baseURL, maxRetries: 0, timeout });
}

function ask(client: Client, signal?: AbortSignal): Promise<unknown> {
  return rejection(client.chat.completions.create(request, signal === undefined ? {} : { signal }));
}

describe('statuses', () => {
  const rows = [
    [400, 'BadRequestError', 'bad-request'],
    [401, 'AuthenticationError', 'unauthorized'],
    [402, 'APIError', 'credit-balance-exhausted'],
    [403, 'PermissionDeniedError', 'permission-denied'],
    [404, 'NotFoundError', 'not-found'],
    [405, 'APIError', 'not-found'],
    [407, 'APIError', 'proxy-refused'],
    [408, 'APIError', 'timeout'],
    [409, 'ConflictError', 'conflict'],
    [413, 'APIError', 'request-too-large'],
    [415, 'APIError', 'bad-request'],
    [418, 'APIError', 'bad-request'],
    [422, 'UnprocessableEntityError', 'unprocessable-content'],
    [424, 'APIError', 'mcp-server-failed'],
    [425, 'APIError', 'bad-request'],
    [429, 'RateLimitError', 'too-many-requests'],
    [451, 'APIError', 'unsupported-region'],
    [500, 'InternalServerError', 'internal-server-error'],
    [502, 'InternalServerError', 'bad-gateway'],
    [503, 'InternalServerError', 'service-overloaded'],
    [504, 'InternalServerError', 'timeout'],
    [520, 'InternalServerError', 'bad-gateway'],
    [529, 'InternalServerError', 'service-overloaded'],
    [599, 'InternalServerError', 'internal-server-error'],
  ] as const;

  it.each(across(majorNames, rows))(
    'openai %s: a %i (%s) is %s',
    async (major, status, name, slug) => {
      const error = await errorOf(major, { status, body: { error: { message: 'Something.' } } });
      expect((error as Error).constructor.name).toBe(name);
      expect(slugOf(error)).toBe(slug);
    },
  );

  const empty = rows.map(([status, , slug]) => [status, slug] as const);

  it.each(across(majorNames, empty))(
    'openai %s: an empty %i is %s',
    async (major, status, slug) => {
      expect(slugOf(await errorOf(major, { status, body: null }))).toBe(slug);
    },
  );

  it.each(across(majorNames, [[401], [429], [500]]))(
    'openai %s: an empty %i has no detail',
    async (major, status) => {
      expect(problemOf(await errorOf(major, { status, body: null }))).not.toHaveProperty('detail');
    },
  );

  it.each(majorNames)('openai %s: an HTML page is not shown as detail', async (major) => {
    const body = '<!DOCTYPE html><html><body>Ray ID: 8a1b2c3d4e5f6a7b</body></html>';
    const problem = problemOf(await errorOf(major, { status: 502, body }));
    expect(problem).not.toHaveProperty('detail');
  });

  it.each(majorNames)('openai %s: the request ID is kept', async (major) => {
    const headers = { 'x-request-id': 'req_0123456789abcdef' };
    const error = await errorOf(major, { status: 500, headers, body: { error: {} } });
    expect(problemOf(error).requestId).toBe('req_0123456789abcdef');
  });

  it.each(majorNames)('openai %s: the detail does not start with the status', async (major) => {
    const error = await errorOf(major, { status: 404, body: { error: { message: 'Not here.' } } });
    expect(problemOf(error).detail).toBe('Not here.');
  });
});

describe('errors mid-stream', () => {
  const rows = [
    ['server_error', 'internal-server-error'],
    ['rate_limit_exceeded', 'too-many-requests'],
    ['context_length_exceeded', 'context-length-exceeded'],
    ['content_filter', 'content-filtered'],
    [502, 'bad-gateway'],
  ] as const;

  it.each(across(majorNames, rows))('openai %s: code %s is %s', async (major, code, slug) => {
    const error = await streamErrorOf(major, { error: { message: 'No.', code } });
    expect(slugOf(error)).toBe(slug);
  });

  it.each(majorNames)('openai %s: a frame has no status', async (major) => {
    const error = await streamErrorOf(major, { error: { message: 'No.', code: 'server_error' } });
    expect(readFailure(error)).toMatchObject({ kind: 'stream', status: undefined });
  });

  it.each(majorNames)('openai %s: a frame without information is unknown', async (major) => {
    expect(slugOf(await streamErrorOf(major, { error: { message: 'No.' } }))).toBe('unknown-error');
  });
});

function failWith(code: string): () => never {
  return () => {
    const cause = Object.assign(new Error(`${code} api.example.com`), { code });
    throw new TypeError('fetch failed', { cause });
  };
}

describe('connections', () => {
  it.each(majorNames)('openai %s: a refused connection failed', async (major) => {
    const server = createServer();
    const port = await listen(server);
    await close(servers.pop() as Server);
    const error = await ask(socketClient(major, `http://127.0.0.1:${port}/v1`));
    expect(slugOf(error)).toBe('connection-failed');
    expect(readFailure(error)).toMatchObject({ kind: 'connection', code: 'ECONNREFUSED' });
  });

  it.each(majorNames)('openai %s: a refused connection shows no address', async (major) => {
    const server = createServer();
    const port = await listen(server);
    await close(servers.pop() as Server);
    const error = await ask(socketClient(major, `http://127.0.0.1:${port}/v1`));
    expect(JSON.stringify(problemOf(error))).not.toContain('127.0.0.1');
  });

  const breaks: readonly (readonly [string, (socket: Socket) => unknown])[] = [
    ['reset', (socket) => socket.resetAndDestroy()],
    ['ended', (socket) => socket.end()],
  ];

  it.each(across(majorNames, breaks))(
    'openai %s: a connection that is %s failed',
    async (major, _how, cut) => {
      const server = createServer((socket) => socket.once('data', () => cut(socket)));
      const port = await listen(server);
      const error = await ask(socketClient(major, `http://127.0.0.1:${port}/v1`));
      expect(slugOf(error)).toBe('connection-failed');
    },
  );

  it.each(majorNames)('openai %s: TLS to a server without it is a TLS failure', async (major) => {
    const port = await listen(createHttpServer());
    const error = await ask(socketClient(major, `https://127.0.0.1:${port}/v1`));
    expect(slugOf(error)).toBe('tls-failure');
  });

  const codes = [
    ['ENOTFOUND', 'dns-failure'],
    ['EAI_AGAIN', 'dns-failure'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-failure'],
    ['CERT_HAS_EXPIRED', 'tls-failure'],
    ['ENOENT', 'client-misconfigured'],
    ['EHOSTUNREACH', 'connection-failed'],
  ] as const;

  it.each(across(majorNames, codes))('openai %s: %s is %s', async (major, code, slug) => {
    expect(slugOf(await ask(clientOf(major, failWith(code))))).toBe(slug);
  });

  it.each(majorNames)('openai %s: the first of several refusals decides', async (major) => {
    const refused = Object.assign(new Error('connect'), { code: 'ENOTFOUND' });
    const error = await ask(
      clientOf(major, () => {
        throw new TypeError('fetch failed', { cause: new AggregateError([refused], '') });
      }),
    );
    expect(slugOf(error)).toBe('dns-failure');
  });

  it.each(majorNames)('openai %s: an unknown code is not shown', async (major) => {
    expect(problemOf(await ask(clientOf(major, failWith('odd code'))))).not.toHaveProperty('code');
  });

  it.each(majorNames)(
    'openai %s: a key that no header can hold is a misconfiguration',
    async (major) => {
      const key = ['sk', 'x\u20ACy'].join('-');
      const client = new (sdk(major))({
        apiKey: key,
        baseURL: 'http://127.0.0.1:9/v1',
        maxRetries: 0,
      });
      const error = await ask(client);
      expect(slugOf(error, { claim: 'likely' })).toBe('client-misconfigured');
      expect(JSON.stringify(problemOf(error, { claim: 'likely' }))).not.toContain(key);
    },
  );

  it('openai 4.104: a key with a line break is a misconfiguration that does not show it', async () => {
    const key = ['sk', 'x\ny'].join('-');
    const client = new (sdk('4.104'))({
      apiKey: key,
      baseURL: 'http://127.0.0.1:9/v1',
      maxRetries: 0,
    });
    expect(problemOf(await ask(client))).toMatchObject({ status: 500 });
  });
});

const never = (): Promise<Response> => new Promise(() => undefined);

function silent(): Server {
  return createServer((socket) => void socket.on('error', () => undefined));
}

describe('timeouts and aborts', () => {
  async function withSilentServer(act: (baseURL: string) => Promise<unknown>): Promise<unknown> {
    const sockets: Socket[] = [];
    const server = silent().on('connection', (socket: Socket) => sockets.push(socket));
    const port = await listen(server);
    try {
      return await act(`http://127.0.0.1:${port}/v1`);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
  }

  it.each(majorNames)("openai %s: the client's timeout is a timeout", async (major) => {
    const error = await withSilentServer((baseURL) => ask(socketClient(major, baseURL, 50)));
    expect(problemOf(error)).toMatchObject({ status: 504, retryable: true });
  });

  it.each(majorNames)('openai %s: an abort by the caller is an abort', async (major) => {
    const error = await withSilentServer((baseURL) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 30);
      return ask(socketClient(major, baseURL), controller.signal);
    });
    expect(slugOf(error)).toBe('request-aborted');
  });

  it.each(majorNames)('openai %s: a signal aborted earlier is an abort', async (major) => {
    expect(slugOf(await ask(clientOf(major, never), AbortSignal.abort()))).toBe('request-aborted');
  });

  it('openai 7.57: AbortSignal.timeout() is a timeout', async () => {
    const error = await withSilentServer((baseURL) =>
      ask(socketClient('7.57', baseURL), AbortSignal.timeout(30)),
    );
    expect(slugOf(error)).toBe('timeout');
  });

  it.each(['4.104', '5.23', '6.49'])(
    'openai %s: AbortSignal.timeout() is indistinguishable from an abort',
    async (major) => {
      const error = await withSilentServer((baseURL) =>
        ask(socketClient(major, baseURL), AbortSignal.timeout(30)),
      );
      expect(slugOf(error)).toBe('request-aborted');
    },
  );
});

type ParseApi = {
  readonly parse: (body: unknown) => Promise<unknown>;
  readonly stream: (body: unknown) => { readonly finalChatCompletion: () => Promise<unknown> };
};

/** In SDK 4 the helpers are still under `beta`. */
function helpers(major: string, client: Client): ParseApi {
  const { chat } = major.startsWith('4')
    ? (client.beta as unknown as { readonly chat: Client['chat'] })
    : client;
  return chat.completions as unknown as ParseApi;
}

const jsonSchema = {
  type: 'json_schema',
  json_schema: { name: 'answer', schema: { type: 'object' } },
};

function completion(finish_reason: string, content: string): unknown {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [{ index: 0, finish_reason, message: { role: 'assistant', content } }],
  };
}

/** A response format whose parser is not the SDK's, as `zodResponseFormat` makes them. */
function parsedWith(parser: (content: string) => unknown): unknown {
  const format: object = { ...jsonSchema };
  return Object.defineProperties(format, {
    $brand: { value: 'auto-parseable-response-format' },
    $parseRaw: { value: parser },
  });
}

function parsing(major: string, body: unknown, format: unknown = jsonSchema): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const client = clientOf(major, () => toResponse({ status: 200, headers, body }));
  return rejection(helpers(major, client).parse({ ...request, response_format: format }));
}

describe('unusable responses', () => {
  it.each(majorNames)('openai %s: LengthFinishReasonError is truncated output', async (major) => {
    const error = await parsing(major, completion('length', '{"a":'));
    expect(slugOf(error)).toBe('output-truncated');
  });

  it.each(majorNames)(
    'openai %s: ContentFilterFinishReasonError is filtered output',
    async (major) => {
      const error = await parsing(major, completion('content_filter', '{"a":'));
      expect(slugOf(error)).toBe('content-filtered');
    },
  );

  it.each(majorNames)(
    'openai %s: output that is not JSON is an invalid structure',
    async (major) => {
      const error = await parsing(
        major,
        completion('stop', 'Once upon a time'),
        parsedWith(JSON.parse),
      );
      expect(slugOf(error, { claim: 'likely' })).toBe('structured-output-invalid');
    },
  );

  it.each(majorNames)("openai %s: the model's output is not shown", async (major) => {
    const error = await parsing(
      major,
      completion('stop', 'Once upon a time'),
      parsedWith(JSON.parse),
    );
    expect(JSON.stringify(problemOf(error, { claim: 'likely' }))).not.toContain('Once');
  });

  it.each(majorNames)('openai %s: a ZodError is likely an invalid structure', async (major) => {
    const zodError = Object.assign(new Error('[]'), { name: 'ZodError', issues: [] });
    const format = parsedWith(() => {
      throw zodError;
    });
    const error = await parsing(major, completion('stop', '{}'), format);
    expect(slugOf(error, { claim: 'likely' })).toBe('structured-output-invalid');
    expect(slugOf(error)).toBeUndefined();
  });

  it.each(majorNames)(
    'openai %s: a successful response that is not JSON is unreadable',
    async (major) => {
      const headers = { 'content-type': 'application/json' };
      const client = clientOf(major, () => toResponse({ status: 200, headers, body: '<html>' }));
      const error = await ask(client);
      expect(slugOf(error, { claim: 'likely' })).toBe('invalid-response');
    },
  );

  it.each(since5)('openai %s: a stream without a body is unreadable', async (major) => {
    const client = clientOf(major, () => new Response(null, { status: 200 }));
    const error = await rejection(
      (async () => {
        const stream = await client.chat.completions.create({ ...request, stream: true });
        for await (const chunk of stream) void chunk;
      })(),
    );
    expect(slugOf(error)).toBe('invalid-response');
  });
});

/** Begins a chunked answer and cuts the connection. */
async function cutting(status: number, type: string, first: string): Promise<string> {
  const server = createHttpServer((_request, response) => {
    response.writeHead(status, { 'content-type': type });
    response.write(first);
    setTimeout(() => response.destroy(), 20);
  });
  return `http://127.0.0.1:${await listen(server)}/v1`;
}

describe('truncated responses', () => {
  it.each(majorNames)('openai %s: a truncated body is likely an interruption', async (major) => {
    const baseURL = await cutting(200, 'application/json', '{"id":');
    const error = await ask(socketClient(major, baseURL));
    expect(slugOf(error, { claim: 'likely' })).toBe('stream-interrupted');
  });

  const chunk = `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: { content: 'Hi' } }] })}\n\n`;

  it.each(majorNames)('openai %s: a truncated stream is likely an interruption', async (major) => {
    const client = socketClient(major, await cutting(200, 'text/event-stream', chunk));
    const error = await rejection(
      (async () => {
        const stream = await client.chat.completions.create({ ...request, stream: true });
        for await (const each of stream) void each;
      })(),
    );
    expect(slugOf(error, { claim: 'likely' })).toBe('stream-interrupted');
    expect(slugOf(error)).toBeUndefined();
  });

  it.each(majorNames)(
    'openai %s: a helper whose stream is cut off is certainly interrupted',
    async (major) => {
      const client = socketClient(major, await cutting(200, 'text/event-stream', chunk));
      const stream = helpers(major, client).stream(request);
      expect(slugOf(await rejection(stream.finalChatCompletion()))).toBe('stream-interrupted');
    },
  );

  it.each(majorNames)(
    'openai %s: a helper whose stream ends early is interrupted',
    async (major) => {
      const headers = { 'content-type': 'text/event-stream' };
      const client = clientOf(major, () => toResponse({ status: 200, headers, body: '' }));
      const error = await rejection(helpers(major, client).stream(request).finalChatCompletion());
      expect(slugOf(error)).toBe('stream-interrupted');
    },
  );
});

const token = async (): Promise<string> => 'token';

const sealedVault = async (): Promise<string> => {
  throw new Error('the vault at /var/secrets/key is sealed');
};

describe('errors at construction', () => {
  const names = [
    'OPENAI_API_KEY',
    'OPENAI_ADMIN_KEY',
    'AZURE_OPENAI_API_KEY',
    'OPENAI_API_VERSION',
    'AZURE_OPENAI_ENDPOINT',
  ];

  /** Without what the environment may provide. */
  function creating(act: () => unknown): unknown {
    const kept = names.map((name) => [name, process.env[name]] as const);
    for (const name of names) delete process.env[name];
    try {
      return thrownBy(act);
    } finally {
      for (const [name, value] of kept) if (value !== undefined) process.env[name] = value;
    }
  }

  type AzureConstructor = new (options: unknown) => unknown;

  function azure(major: string, options: unknown): unknown {
    const { AzureOpenAI } = sdkModule(major, 'index.js');
    return creating(() => new (AzureOpenAI as unknown as AzureConstructor)(options));
  }

  it.each(majorNames)('openai %s: no key is missing credentials', (major) => {
    const error = creating(() => new (sdk(major))());
    expect(problemOf(error)).toMatchObject({ status: 401, fixableBy: 'operator' });
    expect(slugOf(error)).toBe('missing-credentials');
  });

  it.each(majorNames)('openai %s: the message of a missing key is the detail', (major) => {
    expect(problemOf(creating(() => new (sdk(major))())).detail).toContain('OPENAI_API_KEY');
  });

  const endpoint = 'https://example.openai.azure.com';
  const azureRows = [
    ['no version', { endpoint, apiKey: 'k' }, 'client-misconfigured'],
    ['no credentials', { endpoint, apiVersion: 'v' }, 'missing-credentials'],
    ['no endpoint', { apiVersion: 'v', apiKey: 'k' }, 'client-misconfigured'],
    [
      'two kinds of credentials',
      { endpoint, apiVersion: 'v', apiKey: 'k', azureADTokenProvider: token },
      'client-misconfigured',
    ],
    [
      'two addresses',
      { endpoint, apiVersion: 'v', apiKey: 'k', baseURL: endpoint },
      'client-misconfigured',
    ],
  ] as const;

  it.each(across(majorNames, azureRows))(
    'openai %s: AzureOpenAI with %s',
    (major, _what, options, slug) => {
      expect(slugOf(azure(major, options))).toBe(slug);
    },
  );

  it.each(majorNames)('openai %s: a browser is a misconfiguration', (major) => {
    const scope = globalThis as Record<string, unknown>;
    Object.assign(scope, { window: { document: {} }, navigator: {} });
    try {
      const error = creating(() => new (sdk(major))({ apiKey: 'k' }));
      expect(slugOf(error)).toBe('client-misconfigured');
    } finally {
      delete scope['window'];
    }
  });

  const fetch = (async () =>
    toResponse({ status: 200, body: {} })) as unknown as typeof globalThis.fetch;

  it.each(since5)('openai %s: a key function that fails is a failed identity', async (major) => {
    const error = await ask(new (sdk(major))({ apiKey: sealedVault, fetch, maxRetries: 0 }));
    expect(slugOf(error)).toBe('identity-token-failed');
    expect(JSON.stringify(problemOf(error))).not.toContain('vault');
  });

  it.each(since6)('openai %s: an admin key alone is not enough for a call', async (major) => {
    const client = new (sdk(major))({
      adminAPIKey: 'k',
      apiKey: undefined,
      fetch,
      maxRetries: 0,
    });
    const error = await rejection(client.chat.completions.create(request));
    expect(slugOf(error)).toBe('missing-credentials');
  });

  it.each(since5)('openai %s: a path parameter with ".." is a misconfiguration', async (major) => {
    const client = clientOf(major, () => toResponse({ status: 200, body: {} }));
    const error = await rejection(
      (async () => {
        await client.models.retrieve('..');
      })(),
    );
    expect(slugOf(error)).toBe('client-misconfigured');
  });

  it.each(majorNames)('openai %s: an invalid URL is likely a misconfiguration', async (major) => {
    const error = await rejection(
      (async () => {
        const client = new (sdk(major))({
          apiKey: 'k',
          baseURL: 'not a url',
          fetch,
          maxRetries: 0,
        });
        await client.chat.completions.create(request);
      })(),
    );
    expect(slugOf(error, { claim: 'likely' })).toBe('client-misconfigured');
  });
});

const workload = (getToken: () => Promise<string>): object => ({
  identityProviderId: 'idp',
  serviceAccountId: 'account',
  provider: { tokenType: 'jwt', getToken },
});

describe('workload identities', () => {
  async function exchanging(major: string, status: number, body: unknown): Promise<unknown> {
    const fetch = async (): Promise<Response> =>
      toResponse({ status, body, headers: { 'content-type': 'application/json' } });
    const workloadIdentity = workload(async () => 'subject');
    const options = { apiKey: undefined, workloadIdentity, fetch, maxRetries: 0 };
    return ask(new (sdk(major))(options as never));
  }

  it.each(across(since6, [[400], [401], [403]]))(
    'openai %s: an OAuthError with status %i is a failed identity',
    async (major, status) => {
      const body = { error: 'invalid_grant', error_description: 'The token is too old.' };
      const error = await exchanging(major, status, body);
      expect(slugOf(error)).toBe('identity-token-failed');
      expect(problemOf(error)).toMatchObject({ status, code: 'invalid_grant' });
    },
  );

  it.each(since6)('openai %s: a response without a token is a failed identity', async (major) => {
    expect(slugOf(await exchanging(major, 200, {}))).toBe('identity-token-failed');
  });

  it.each(since6)('openai %s: a SubjectTokenProviderError is a failed identity', async (major) => {
    const { k8sServiceAccountTokenProvider } = sdkModule(major, 'auth/index.js');
    const makeProvider = k8sServiceAccountTokenProvider as unknown as (path: string) => {
      readonly getToken: () => Promise<string>;
    };
    const error = await rejection(makeProvider('/nowhere/token').getToken());
    expect(slugOf(error)).toBe('identity-token-failed');
    expect(JSON.stringify(problemOf(error))).not.toContain('nowhere');
  });
});

function signed(timestamp: string): Readonly<Record<string, string>> {
  return {
    'webhook-id': 'wh_1',
    'webhook-signature': 'v1,bm9uZQ==',
    'webhook-timestamp': timestamp,
  };
}

describe('webhooks', () => {
  const secret = `whsec_${Buffer.from('a secret').toString('base64')}`;

  function unwrapping(major: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
    const { webhooks } = clientOf(major, () => toResponse({ status: 200, body: {} }));
    return rejection(
      (async () => {
        await webhooks.unwrap('{}', headers, secret);
      })(),
    );
  }

  const now = Math.floor(Date.now() / 1000);
  const rows = [
    ['an odd time', signed('soon')],
    ['an old time', signed('1')],
    ['a future time', signed(String(now + 10_000))],
    ['a wrong signature', signed(String(now))],
    ['no signature', {}],
  ] as const;

  it.each(across(since5, rows))(
    'openai %s: %s is an invalid signature',
    async (major, _what, headers) => {
      expect(slugOf(await unwrapping(major, headers))).toBe('invalid-webhook-signature');
    },
  );
});

describe('errors of sockets', () => {
  class OpenAIError extends Error {}
  class OpenAIRealtimeError extends OpenAIError {
    constructor(readonly error: unknown) {
      super('could not handle the event');
    }
  }

  it.each([
    ['the error itself', { code: 'session_expired', message: 'Gone.' }],
    ['the whole event', { type: 'error', error: { code: 'session_expired', message: 'Gone.' } }],
  ])('an event error that contains %s is read', (_what, event) => {
    expect(slugOf(new OpenAIRealtimeError(event))).toBe('session-expired');
  });

  it('an empty event error is unknown', () => {
    expect(slugOf(new OpenAIRealtimeError(undefined))).toBe('unknown-error');
  });

  it.each([
    ['the model said: secret', 'the model said'],
    ['Odd file /srv/secret', 'Odd file'],
    ['One\nsecret', 'One'],
    ["Expected that, got 'secret'", 'Expected that'],
  ])('an unknown OpenAIError is unknown and shows its own message: %s', (message, detail) => {
    const problem = problemOf(new OpenAIError(message));
    expect(problem.detail).toBe(detail);
    expect(problem.type).toMatch(/unknown-error$/);
  });

  it('an unknown OpenAIError with an unknown cause is unknown', () => {
    const error = new OpenAIError('Odd.', { cause: new RangeError('the app’s own') });
    expect(slugOf(error)).toBe('unknown-error');
  });

  it('an unknown OpenAIError yields to a more informative error that it wraps', async () => {
    const cause = await errorOf('6.49', { status: 401, body: null });
    expect(slugOf(new OpenAIError('Odd.', { cause }))).toBe('unauthorized');
  });
});

function named(name: string, message: string, facts: object = {}): Error {
  return Object.assign(new Error(message), { name, ...facts });
}

describe('raw errors with claim: likely', () => {
  const stack = 'at f (/app/node_modules/openai/core.js:1:1)';
  const parser = 'at parseChatCompletion (/app/node_modules/openai/lib/parser.js:1:1)';

  const rows: readonly (readonly [string, unknown, string])[] = [
    ['TimeoutError', named('TimeoutError', 'late'), 'timeout'],
    ['AbortError', named('AbortError', 'gone'), 'request-aborted'],
    ['ZodError', named('ZodError', '[]', { issues: [] }), 'structured-output-invalid'],
    ['$ZodError', named('$ZodError', '[]'), 'structured-output-invalid'],
    ['terminated', new TypeError('terminated'), 'stream-interrupted'],
    ['ECONNRESET', named('Error', 'read', { code: 'ECONNRESET' }), 'stream-interrupted'],
    [
      "Deno's word for it",
      new TypeError('error reading a body from connection'),
      'stream-interrupted',
    ],
    ['Premature close', named('FetchError', 'Body x: Premature close'), 'stream-interrupted'],
    [
      'a parser’s SyntaxError',
      named('SyntaxError', 'x', { stack: parser }),
      'structured-output-invalid',
    ],
    ['a SyntaxError of JSON', new SyntaxError('Unexpected token in JSON'), 'invalid-response'],
    ['a FetchError', named('FetchError', 'invalid json response body'), 'invalid-response'],
    [
      'text instead of an object',
      new TypeError("Cannot use 'in' operator to search for 'object' in <html>"),
      'invalid-response',
    ],
    [
      'a ByteString',
      new TypeError('Cannot convert argument to a ByteString because'),
      'client-misconfigured',
    ],
    [
      'an invalid URL of the SDK',
      named('TypeError', 'Invalid URL', { code: 'ERR_INVALID_URL', stack }),
      'client-misconfigured',
    ],
    [
      'an answer without choices',
      named('TypeError', "Cannot read properties of undefined (reading 'choices')", { stack }),
      'invalid-response',
    ],
  ];

  it.each(rows)('%s is claimed', (_what, error, slug) => {
    expect(slugOf(error, { claim: 'likely' })).toBe(slug);
  });

  it.each(rows)('%s is not claimed for certain', (_what, error) => {
    expect(slugOf(error)).toBeUndefined();
  });

  it.each([
    ["the app's own bug", new TypeError("Cannot read properties of undefined (reading 'map')")],
    [
      "the app's own URL",
      named('TypeError', 'Invalid URL', { code: 'ERR_INVALID_URL', stack: '' }),
    ],
    ['a ZodError without issues', named('ZodError', 'x')],
    ['any error', new Error('any')],
    ['an error without a message', { name: 'Error', message: 5 }],
    ['an error that names a status', named('AbortError', 'gone', { statusCode: 400 })],
    ['nothing', undefined],
  ])('%s is never claimed', (_what, error) => {
    expect(slugOf(error, { claim: 'likely' })).toBeUndefined();
  });
});

describe('plain objects', () => {
  const rows = [
    [
      'a flat event',
      { type: 'error', code: 'server_error', message: 'No.', param: null, sequence_number: 1 },
      'internal-server-error',
    ],
    [
      'an event that holds an error',
      { type: 'error', event_id: 'event_1', error: { code: 'session_expired' } },
      'session-expired',
    ],
    [
      'a failed response',
      {
        object: 'response',
        status: 'failed',
        error: { code: 'rate_limit_exceeded', message: 'x' },
      },
      'too-many-requests',
    ],
    [
      'the event of a failed response',
      {
        type: 'response.failed',
        response: { status: 'failed', error: { code: 'server_error', message: 'x' } },
      },
      'internal-server-error',
    ],
    [
      'a failed run',
      {
        object: 'thread.run',
        status: 'failed',
        last_error: { code: 'rate_limit_exceeded', message: 'x' },
      },
      'too-many-requests',
    ],
    [
      'a failed batch',
      {
        object: 'batch',
        status: 'failed',
        errors: { data: [{ code: 'invalid_json_line', message: 'x' }] },
      },
      'job-failed',
    ],
    [
      'a cut-off completion',
      { object: 'chat.completion', choices: [{ finish_reason: 'length', message: {} }] },
      'output-truncated',
    ],
    [
      'a filtered completion',
      { object: 'chat.completion', choices: [{ finish_reason: 'content_filter' }] },
      'content-filtered',
    ],
    [
      'a refusal',
      { object: 'chat.completion', choices: [{ message: { refusal: 'I cannot.' } }] },
      'model-refusal',
    ],
    [
      'an incomplete response',
      { object: 'response', incomplete_details: { reason: 'max_output_tokens' } },
      'output-truncated',
    ],
  ] as const;

  it.each(rows)('%s is claimed', (_what, value, slug) => {
    expect(slugOf(value)).toBe(slug);
  });

  it.each([
    ['a bare error event', { type: 'error' }],
    ['a running job', { object: 'batch', status: 'in_progress', error: { code: 'server_error' } }],
    ['a failed job without an error', { object: 'batch', status: 'failed' }],
    ['somebody else’s failed job', { status: 'failed', error: { code: 'server_error' } }],
    ['somebody else’s event', { type: 'error', error: { type: 'overloaded_error' } }],
    ['a finished completion', { object: 'chat.completion', choices: [{ finish_reason: 'stop' }] }],
    [
      'an inherited name',
      { object: 'chat.completion', choices: [{ finish_reason: 'constructor' }] },
    ],
    ['a bare body', { error: { message: 'No.', code: 'server_error' } }],
  ])('%s is not claimed for certain', (_what, value) => {
    expect(slugOf(value)).toBeUndefined();
  });

  it.each([
    ['an object', { error: { message: 'No.', code: 'server_error' } }, 'internal-server-error'],
    ['a string', { error: 'Rate limit reached for requests' }, 'too-many-requests'],
    ['a status as code', { error: { message: 'No.', code: 503 } }, 'service-overloaded'],
    ['a code that is no status', { error: { message: 'No.', code: 42 } }, 'unknown-error'],
  ])('a bare body with %s is likely', (_what, value, slug) => {
    expect(slugOf(value, { claim: 'likely' })).toBe(slug);
  });

  it('a bare body with a number is not claimed', () => {
    expect(slugOf({ error: 5 }, { claim: 'likely' })).toBeUndefined();
  });
});

describe('copies and bundles', () => {
  it.each(majorNames)('openai %s: a spread copy is recognized', async (major) => {
    const error = (await errorOf(major, {
      status: 404,
      body: { error: { code: 'model_not_found' } },
    })) as object;
    expect(slugOf({ ...error })).toBe('model-not-found');
  });

  it.each([
    ['Connection error.', 'connection-failed'],
    ['Request timed out.', 'timeout'],
    ['Request was aborted.', 'request-aborted'],
  ])('a minified class is recognized by "%s"', (message, slug) => {
    expect(slugOf(apiError({ message }))).toBe(slug);
  });

  it.each([
    ['no text', { message: 5 }],
    ['an unknown text', { message: 'Odd.' }],
    ['an empty text', { message: '' }],
  ])('an APIError with only %s is unknown', (_what, facts) => {
    expect(slugOf(apiError(facts))).toBe('unknown-error');
  });

  it('an APIError whose status is a string is read', () => {
    expect(slugOf(apiError({ status: '429' }))).toBe('too-many-requests');
  });

  it.each([[99], ['x'], [4.5], [null]])('a status of %p does not count', (status) => {
    expect(readFailure(apiError({ status }))?.status).toBeUndefined();
  });
});
