/** Values that nobody should throw, with planted secrets, and the conditions that must hold for each. */
import { ServerResponse, type IncomingMessage } from 'node:http';
import { Writable } from 'node:stream';
import * as fc from 'fast-check';
import {
  isProblemDetails,
  openaiErrorHandler,
  UnusableResultError,
  type ErrorMiddleware,
} from '../../lib/index.js';

const letters = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789';

/** Assembled at run time, so that this file contains none. */
export const secrets: readonly string[] = [
  ['sk', 'proj', letters].join('-'),
  ['sk', 'svcacct', `${letters}_${letters}`].join('-'),
  ['sk', 'proj', '********wxyz'].join('-'),
  ['org', letters].join('-'),
  ['proj', letters].join('_'),
  ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxIn0', 'c2lnbmF0dXJl'].join('.'),
  '0a1b2c3d'.repeat(4),
  'jane.doe@example.com',
  '203.0.113.7',
  '2001:db8::8a2e:370:7334',
  '/home/jane/app/server.js',
  ['https://jane', 'hunter2@example.com/'].join(':'),
];

const secret = fc.constantFrom(...secrets);

/** Prose with a secret at any position, including the limit at which it is cut. */
const message = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .tuple(fc.constantFrom(0, 10, 300, 1355, 1362, 1365, 5000), secret, fc.string())
    .map(([words, planted, end]) => `${'so '.repeat(words)}${planted} ${end}`),
  fc
    .tuple(secret, secret)
    .map(([a, b]) => `Incorrect API key provided: ${a}. You can find it with ${b}`),
  fc.tuple(secret).map(([planted]) => JSON.stringify({ error: { message: `No ${planted}` } })),
  fc.constantFrom('x'.repeat(100_000), '<html><body>', '429 ', '{"error":', '\u0000'),
);

const name = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'valueOf', 'stack', 'hasOwnProperty'),
  fc.constantFrom('rate_limit_exceeded', 'insufficient_quota', 'invalid_api_key', 'server_error'),
  secret,
  fc.string(),
);

/** Request ids may have the form of a hash, so it is not a secret there. */
const requestId = name.filter((id) => !/^[\da-f]{32}$/.test(id));

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
});

const status = fc.oneof(
  fc.integer({ min: 100, max: 600 }),
  fc.constantFrom('429', '', Number.NaN, -1, 0, 999, 1e9, Infinity, null, 429n, Symbol('429')),
);

const retryAfter = fc.oneof(
  fc.constantFrom(
    'junk',
    '-5',
    '1e12',
    '999999999999',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    '5\r\nX-Forged: 1',
  ),
  fc.nat().map(String),
  fc.string(),
);

const headerPairs = fc.record({
  'retry-after': retryAfter,
  'x-request-id': requestId,
  'set-cookie': secret,
});
const headers = fc.oneof(
  headerPairs,
  headerPairs.map((pairs) => new Map(Object.entries(pairs))),
  anything,
);

/** Error bodies, valid and malformed. */
const body = fc.oneof(
  fc.record({ message, code: name, type: name, param: name }, { requiredKeys: [] }),
  fc.record({ error: fc.record({ message, code: fc.oneof(name, fc.nat()) }) }),
  message,
  fc.array(fc.record({ message, metadata: fc.record({ raw: message }) })),
  anything,
);

const apiError = fc
  .record({
    status,
    headers,
    error: body,
    code: name,
    param: name,
    type: name,
    message,
    requestID: requestId,
  })
  .map((facts) => Object.assign(new Error(), facts));

const url = fc.oneof(
  fc.constantFrom(
    'https://api.openai.com/v1/responses',
    'http://127.0.0.1:9/v1/chat/completions',
    'https://api.anthropic.com/v1/messages',
    'http://[',
    `http://a/${'v1/'.repeat(10_000)}embeddings`,
  ),
  secret.map((planted) => `https://jane:${planted}@a.openai.azure.com/openai/?key=${planted}`),
  anything,
);
const bodyText = body.map((value) => {
  try {
    return JSON.stringify(value);
  } catch {
    return '{"error":';
  }
});

/** Errors inside wrappers, and copies of them. */
const kept = fc.oneof(
  fc.record({
    name: fc.constantFrom('AI_APICallError', 'AI_RetryError', 'AI_NoObjectGeneratedError'),
    url,
    requestBodyValues: fc.record({ prompt: secret }),
    isRetryable: anything,
    statusCode: status,
    responseHeaders: headers,
    responseBody: fc.oneof(bodyText, body),
    data: body,
    response: anything,
    value: body,
    message,
  }),
  fc.record({
    isAxiosError: fc.boolean(),
    config: fc.oneof(
      fc.record({ url, baseURL: url, method: name, headers: fc.record({ 'User-Agent': name }) }),
      anything,
    ),
    response: fc.oneof(fc.record({ status, headers, data: fc.oneof(bodyText, body) }), anything),
    code: name,
    message,
  }),
  fc.record({
    name: fc.constantFrom(
      'InsufficientQuotaError',
      'ContextOverflowError',
      'ModelBehaviorError',
      'ToolCallError',
    ),
    message: fc.tuple(status, message).map(([code, words]) => `${String(code)} ${words}`),
    stack: fc.constantFrom(' /node_modules/openai/core/error.js', 'x'.repeat(100_000)),
    state: anything,
    error: apiError,
  }),
  fc.record({ status, headers, error: body, requestID: requestId, code: name }),
);

const carried = fc.oneof(
  kept,
  kept.map((facts) => Object.assign(new Error(), facts)),
  kept.map((lastError) => Object.assign(new Error(), { lastError, errors: [lastError] })),
);

function refuse(): never {
  throw new Error('no');
}

function revoked(error: object): object {
  const { proxy, revoke } = Proxy.revocable(error, {});
  revoke();
  return proxy;
}

/** Ways to prevent a value from being read. */
const resistances: readonly ((error: Error) => unknown)[] = [
  revoked,
  (error) => Object.assign(error, { cause: revoked({}), error: revoked({}) }),
  (error) => Object.assign(new Error(), { cause: revoked(error) }),
  (error) => new Proxy(error, { get: refuse, has: refuse }),
  (error) => new Proxy(error, { ownKeys: refuse, getPrototypeOf: refuse }),
  (error) => new Proxy(error, { getOwnPropertyDescriptor: refuse }),
  (error) => Object.freeze(error),
  (error) => Object.assign(Object.create(null) as object, error),
  ...[
    'status',
    'headers',
    'error',
    'code',
    'message',
    'cause',
    'name',
    'stack',
    'config',
    'url',
  ].map((key) => (error: Error) => Object.defineProperty(error, key, { get: refuse })),
];

const resisting = fc
  .tuple(
    fc.oneof(
      apiError,
      kept.map((facts) => Object.assign(new Error(), facts)),
    ),
    fc.constantFrom(...resistances),
  )
  .map(
    ([error, resist]) =>
      () =>
        resist(error),
  );

/** A chain of wrappers, which may be a cycle. */
const wrapped = fc
  .tuple(
    fc.oneof(apiError, carried, anything),
    fc.integer({ min: 1, max: 100 }),
    fc.constantFrom('cause', 'error', 'lastError', 'reason', 'originalError'),
    fc.boolean(),
  )
  .map(([inner, depth, key, cyclic]) => {
    const innermost = new Error('inner', { cause: inner });
    let outer: Error = innermost;
    for (let level = 0; level < depth; level += 1) {
      outer = Object.assign(new AggregateError([outer, inner]), { [key]: outer });
    }
    if (cyclic) innermost.cause = outer;
    return outer;
  });

/** Facts that anyone may have stored in an error under this package's key. */
const marked = fc
  .record(
    { kind: name, status, code: name, message, requestId, retryAfter: fc.double(), page: anything },
    { requiredKeys: [] },
  )
  .map((facts) => ({ [Symbol.for('openai-problem-details.failure')]: facts }));

/** Functions that create thrown values; the generator itself could not read some of them. */
export const thrown: fc.Arbitrary<() => unknown> = fc.oneof(
  resisting,
  fc.oneof(apiError, wrapped, carried, marked, body, anything).map((value) => () => value),
);

/** The outcome of a thrown value. */
export interface Outcome {
  /** The arguments of each call of `next`. */
  readonly passed: readonly unknown[];
  /** Everything that was written to the connection. */
  readonly written: string;
}

/** A Node.js response whose connection is a variable. */
export function handle(handler: ErrorMiddleware, error: unknown): Outcome {
  const passed: unknown[] = [];
  let written = '';
  const connection = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.toString();
      done();
    },
  });
  const request = { method: 'GET', headers: {}, httpVersionMajor: 1, httpVersionMinor: 1 };
  const response = new ServerResponse(request as IncomingMessage);
  response.assignSocket(connection as never);
  handler(error, request, response, (reason) => passed.push(reason));
  return { passed, written };
}

/** What is wrong with the outcome; `undefined` if nothing is. */
export function wrong({ passed, written }: Outcome, error: unknown): string | undefined {
  const leaked = secrets.find((planted) => written.includes(planted));
  if (leaked !== undefined) return `leaked ${leaked}`;
  if (passed.length > 0) {
    if (written !== '') return 'answered and passed on';
    return passed.length === 1 && Object.is(passed[0], error)
      ? undefined
      : 'passed something else on';
  }
  const [head = '', text = ''] = written.split('\r\n\r\n');
  const statusCode = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
  if (head.includes('Forged')) return 'forged a header';
  const problem: unknown = JSON.parse(text);
  if (!isProblemDetails(problem)) return 'no problem details';
  if (problem.status !== statusCode) return 'two statuses';
  return statusCode >= 400 && statusCode <= 599 ? undefined : 'no error status';
}

/** What is wrong with the result of checking this value as a result; `undefined` if nothing is. */
export function wrongCheck(
  check: (result: unknown) => unknown,
  result: unknown,
): string | undefined {
  try {
    return Object.is(check(result), result) ? undefined : 'returned something else';
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith('requireCompleted: '))
      return undefined;
    if (!(error instanceof UnusableResultError)) return 'threw something else';
    const shown = JSON.stringify(error);
    const leaked = secrets.find((planted) => shown.includes(planted));
    return leaked && `leaked ${leaked}`;
  }
}

/** Handlers that differ in what they show and claim. */
export const handlers: readonly ErrorMiddleware[] = [
  openaiErrorHandler({ audience: 'developer' }),
  openaiErrorHandler({ audience: 'public', claim: 'likely' }),
  openaiErrorHandler({ claim: 'likely', handle: 'http', status: 'gateway' }),
];
