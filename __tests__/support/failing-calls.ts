/** Calls of the real SDKs, with a `fetch` of the testing kit. */
import { AzureOpenAI as Azure6 } from 'openai';
import { AzureOpenAI as Azure4 } from 'openai4';
import { AzureOpenAI as Azure5 } from 'openai5';
import { AzureOpenAI as Azure7 } from 'openai7';
import { requireCompleted } from '../../lib/index.js';
import { InvalidInputError } from '../../lib/model/invalid-input.js';
import { failWith } from '../../lib/testing.js';
import { request, sdk, type Client } from './sdk.js';

type Fetch = (input: unknown, init?: unknown) => Promise<Response>;

/** A client that uses this `fetch`. */
export function clientWith(major: string, fetch: Fetch, more: object = {}): Client {
  const options = { apiKey: 'test', maxRetries: 0, baseURL: 'https://api.openai.com/v1' };
  return new (sdk(major))({ ...options, fetch, ...more });
}

/** A plain call of each API. */
export const calls = {
  chat: (client: Client) => client.chat.completions.create(request),
  responses: (client: Client) => client.responses.create({ model: 'gpt-5', input: 'Hi' }),
  embeddings: (client: Client) => client.embeddings.create({ model: 'embedding', input: 'Hi' }),
  files: (client: Client) => client.files.retrieve('file-example'),
} as const;

/** The names of the APIs. */
export const calledApis = Object.keys(calls) as (keyof typeof calls)[];

/** Reads a stream to its end into a list. */
export async function readStream(
  client: Client,
  api: 'chat' | 'responses',
  received: unknown[] = [],
  signal?: AbortSignal,
): Promise<unknown[]> {
  const options = signal && { signal };
  const stream: AsyncIterable<unknown> =
    api === 'chat'
      ? await client.chat.completions.create({ ...request, stream: true }, options)
      : await client.responses.create({ model: 'gpt-5', input: 'Hi', stream: true }, options);
  for await (const item of stream) received.push(item);
  return received;
}

const azureClients: Readonly<Record<string, unknown>> = {
  '4.104': Azure4,
  '5.23': Azure5,
  '6.49': Azure6,
  '7.57': Azure7,
};

function azureClient(major: string, options: object): Client {
  const Azure = azureClients[major] as new (given: object) => Client; // the classes have different types
  return new Azure({ apiVersion: '2024-10-21', endpoint: 'https://api.example.com', ...options });
}

type Unusable = 'output-truncated' | 'content-filtered' | 'model-refusal' | 'invalid-response';

function unusable(slug: Unusable) {
  return async (major: string) =>
    requireCompleted(await calls.chat(clientWith(major, failWith(slug))));
}

const forged = { 'webhook-id': 'wh_1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,AAAA' };

/** The instructions of `otherFailures`, as code, by slug; each call fails. */
export const otherWays: Readonly<Record<string, (major: string) => Promise<unknown>>> = {
  'client-misconfigured': async (major) =>
    azureClient(major, { apiKey: 'test', baseURL: 'https://api.example.com' }),
  'identity-token-failed': (major) =>
    major === '4.104'
      ? calls.chat(azureClient(major, { azureADTokenProvider: () => undefined }))
      : calls.chat(
          clientWith(major, failWith('timeout'), {
            apiKey: () => Promise.reject(new Error('locked')),
          }),
        ),
  'invalid-input': async () => {
    throw new InvalidInputError([{ pointer: '', detail: 'Must not be empty.' }], 1, undefined);
  },
  'request-aborted': (major) =>
    clientWith(major, failWith('request-aborted')).chat.completions.create(request, {
      signal: AbortSignal.abort(),
    }),
  'stream-interrupted': (major) =>
    readStream(clientWith(major, failWith.stream({ then: 'cut' })), 'chat'),
  'output-truncated': unusable('output-truncated'),
  'content-filtered': unusable('content-filtered'),
  'model-refusal': unusable('model-refusal'),
  'invalid-response': unusable('invalid-response'),
  'job-failed': async (major) =>
    requireCompleted(
      await clientWith(major, failWith('job-failed')).batches.retrieve('batch_example'),
    ),
  'invalid-webhook-signature': (major) =>
    clientWith(major, failWith('timeout')).webhooks.unwrap('{}', forged, 'whsec_AAAA'),
};
