/** Two apps: one that calls OpenAI and fails, and one in front of it that calls the first with a real SDK. */
import type { Express, Request, RequestHandler } from 'express';
import { asyncHandler, openaiErrorHandler, type Options } from '../../lib/index.js';
import { streamToResponse } from '../../lib/streaming.js';
import { expressMajors } from './app.js';
import { errorOf, sdk, type Client, type Wire } from './sdk.js';
import { serve } from './serve.js';

export type ExpressMajor = (typeof expressMajors)[number][0];

export function expressOf(major: ExpressMajor): (typeof expressMajors)[number][1] {
  return expressMajors.find(([name]) => name === major)?.[1] ?? expressMajors[1][1];
}

function openaiError(status: number, code: string | null, message: string, headers = {}): Wire {
  return { status, headers, body: { error: { message, type: null, param: null, code } } };
}

/** Put together at run time, so that no key stands here. */
export const plantedKey = ['sk', 'proj', 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789'].join('-');

/** What OpenAI answers to the service behind, by the model that it is asked for. */
const upstream: Readonly<Record<string, Wire>> = {
  key: openaiError(401, 'invalid_api_key', `Incorrect API key provided: ${plantedKey}.`),
  quota: openaiError(429, 'insufficient_quota', 'You exceeded your current quota.'),
  limit: openaiError(429, 'rate_limit_exceeded', 'Rate limit reached.', { 'retry-after': '7' }),
  context: openaiError(
    400,
    'context_length_exceeded',
    "This model's maximum context length is 8192 tokens.",
  ),
  model: openaiError(404, 'model_not_found', 'The model `example` does not exist.'),
  down: openaiError(503, null, 'The server is overloaded.'),
};

/** One event of each API, after which the stream of the service behind breaks. */
const firstEvents: Readonly<Record<string, object>> = {
  '/v1/chat/completions': {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta: { content: 'Half' }, finish_reason: null }],
  },
  '/v1/responses': { type: 'response.created', response: { id: 'resp_1', status: 'in_progress' } },
};

async function* broken(path: string, error: Promise<unknown>): AsyncGenerator<object> {
  yield firstEvents[path] ?? {};
  throw await error;
}

function json(express: typeof import('express')): RequestHandler {
  return express.json();
}

/** A service that calls OpenAI, and always fails; it gives its address. */
export async function startBehind(
  options: Options<Request>,
  major: ExpressMajor = '5',
  format: 'sse' | 'ndjson' = 'sse',
): Promise<string> {
  const express = expressOf(major);
  const app: Express = express();
  app.use(json(express));
  for (const path of Object.keys(firstEvents)) {
    app.post(
      path,
      asyncHandler(async (request: Request, response) => {
        const { model, stream } = request.body as {
          readonly model: string;
          readonly stream?: boolean;
        };
        const error = errorOf('6.49', upstream[model] ?? openaiError(500, null, 'Unknown.'));
        if (stream !== true) throw await error;
        await streamToResponse(broken(path, error), request, response, {
          map: (event) => event,
          format,
        });
      }),
    );
  }
  app.use(openaiErrorHandler({ log: false, ...options }));
  return `${await serve(app)}/v1`;
}

/** What the front service asks for, and how. */
export interface Call {
  readonly model: string;
  readonly api: 'chat' | 'responses';
  readonly stream?: boolean;
}

export function callWith(
  client: Client,
  { model, api, stream = false }: Call,
): PromiseLike<unknown> {
  if (api === 'responses') return client.responses.create({ model, input: 'Hi', stream });
  return client.chat.completions.create({
    model,
    messages: [{ role: 'user', content: 'Hi' }],
    stream,
  });
}

/** A service that calls the one behind with this SDK; every request makes this call. */
export async function startFront(
  baseURL: string,
  sdkMajor: string,
  options: Options<Request>,
  major: ExpressMajor = '5',
): Promise<(call: Call) => Promise<Response>> {
  const express = expressOf(major);
  const app: Express = express();
  app.use(json(express));
  const client = new (sdk(sdkMajor))({ apiKey: 'test', baseURL, maxRetries: 0 });
  app.post(
    ['/v1/chat/completions', '/v1/responses'],
    asyncHandler(async (request: Request, response) => {
      const call = request.body as Call;
      const answer = callWith(client, call) as Promise<AsyncIterable<unknown>>;
      if (call.stream === true)
        await streamToResponse(answer, request, response, { map: (event) => event });
      else response.json(await answer);
    }),
  );
  app.use(openaiErrorHandler({ log: false, ...options }));
  const url = await serve(app);
  return (call) =>
    fetch(`${url}/v1/${call.api === 'chat' ? 'chat/completions' : 'responses'}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(call),
    });
}
