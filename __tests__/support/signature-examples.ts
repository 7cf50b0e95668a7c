/** Failures as examples of the catalogue's signatures: from the testing kit, from the recorded errors, and some written here. */
import { readFailure } from '../../lib/index.js';
import type { OpenAIFailure } from '../../lib/model/failure.js';
import type { Signature } from '../../lib/model/problem-type.js';
import { failWith, failures } from '../../lib/testing.js';
import { corpus, type Row } from './corpus.js';
import { calls, clientWith, otherWays } from './failing-calls.js';
import { errorOf, rejection, streamErrorOf } from './sdk.js';

const major = '7.57';

/** The error of a call whose connection fails with this code. */
function unconnected(code: string, sdkMajor = major): Promise<unknown> {
  const fetch = () => Promise.reject(Object.assign(new Error(code), { code }));
  return rejection(calls.chat(clientWith(sdkMajor, fetch)));
}

function answered(status: number, message: string): Promise<unknown> {
  return errorOf(major, { status, body: { error: { message } } });
}

function streamed(message: string): Promise<unknown> {
  return streamErrorOf(major, { error: { message } });
}

async function misconfigured(): Promise<unknown> {
  return clientWith(major, failWith('timeout'), { apiKey: '' });
}

function coded(code: string): Promise<unknown> {
  return errorOf(major, { status: 400, body: { error: { message: 'It failed.', code } } });
}

/** Examples for signatures that occur neither in the testing kit nor in the recorded errors. */
const further: readonly (readonly [slug: string, fail: () => Promise<unknown>])[] = [
  ['missing-credentials', () => rejection(misconfigured())],
  ['client-misconfigured', () => unconnected('ENOENT')],
  ['timeout', () => unconnected('ETIMEDOUT', '4.104')],
  ['identity-token-failed', () => answered(401, 'OAuth2 authentication error')],
  ['invalid-parameter', () => coded('empty_array')],
  ['invalid-parameter', () => coded('invalid_enum_value')],
  ['invalid-response', () => unconnected('Z_DATA_ERROR')],
  ['edge-blocked', () => answered(403, 'error code: 1020')],
  ['batch-queue-full', () => answered(429, 'The batch creation limit has been reached.')],
  ['unauthorized', () => streamed('Incorrect API key provided.')],
  ['credit-balance-exhausted', () => streamed('You exceeded your current quota.')],
  ['request-exceeds-token-limit', () => streamed('Request too large for gpt-5.')],
  [
    'structured-output-invalid',
    async () => Object.assign(new Error('invalid'), { name: 'ZodError', issues: [] }),
  ],
];

async function thrown(row: Row): Promise<unknown> {
  if (row.delivery === 'http') return errorOf(major, row);
  return row.delivery === 'sse-data' ? streamErrorOf(major, row.body) : row.body;
}

/** An example, with the expected slug. */
export interface Example {
  readonly slug: string;
  readonly failure: OpenAIFailure;
}

async function exampleOf(slug: string, error: Promise<unknown>): Promise<readonly Example[]> {
  const failure = readFailure(await error, { claim: 'likely' });
  return failure === undefined ? [] : [{ slug, failure }];
}

/** All examples. */
export async function signatureExamples(): Promise<readonly Example[]> {
  const client = (slug: (typeof failures)[number]) => clientWith(major, failWith(slug));
  const rows = ['openai', 'compatible', 'wordings', 'wordings-2', 'events'].flatMap(corpus);
  const examples = await Promise.all([
    ...failures.map((slug) => exampleOf(slug, rejection(calls.chat(client(slug))))),
    ...Object.entries(otherWays).map(([slug, way]) => exampleOf(slug, rejection(way(major)))),
    ...rows.map((row) => exampleOf(row.expect.type, thrown(row))),
    ...further.map(([slug, fail]) => exampleOf(slug, fail())),
  ]);
  return examples.flat();
}

/** Members that no response can state: a signature with one of these is not a wire form by itself. */
const unstated: readonly string[] = ['message', 'quota', 'page', 'param', 'says'];

/**
 * Creates the error that a signature describes, if it consists only of a status, code and type, which occur on the
 * wire. A signature without a status describes an error within a stream, since a status outweighs a type. Returns `undefined` for any other.
 */
export function ownExample(signature: Signature): (() => Promise<unknown>) | undefined {
  const { kind, code, type, status } = signature;
  const isLiteral =
    !(code instanceof RegExp) && !unstated.some((member) => Object.hasOwn(signature, member));
  if (!isLiteral || (kind !== undefined && kind !== 'stream')) return undefined;
  const error = { message: 'It failed.', code, type };
  if (status === undefined) return () => streamErrorOf(major, { error });
  return () => errorOf(major, { status: Number([status].flat()[0]), body: { error } });
}
