/** A mock of the OpenAI API on loopback that fails as the first part of the path requests. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve } from './serve.js';

/** Secrets that no client may see. */
export const secrets = {
  hint: `****${randomBytes(2).toString('hex')}`,
  organization: `org-${randomBytes(12).toString('hex')}`,
};

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly error: Readonly<Record<string, unknown>>;
}

function answer(status: number, message: string, type: string, code: string | null): Answer {
  return { status, error: { message, type, param: null, code } };
}

const invalid = 'invalid_request_error';
const { hint, organization } = secrets;

/** The responses of the API, by the name of the failure. */
export const answers: Readonly<Record<string, Answer>> = {
  key: answer(401, `Incorrect API key provided: ${hint}.`, invalid, 'invalid_api_key'),
  rate: {
    ...answer(
      429,
      `Rate limit reached for gpt-5 in organization ${organization} on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s.`,
      'requests',
      'rate_limit_exceeded',
    ),
    headers: { 'retry-after': '20', 'openai-organization': organization },
  },
  quota: answer(
    429,
    'You exceeded your current quota, please check your plan and billing details.',
    'insufficient_quota',
    'insufficient_quota',
  ),
  context: answer(
    400,
    "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens. Please reduce the length of the messages.",
    invalid,
    'context_length_exceeded',
  ),
  model: answer(404, 'The model `gpt-5` does not exist.', invalid, 'model_not_found'),
  server: answer(500, 'The server had an error.', 'server_error', null),
};

/** Half a response, in the requested form, followed by the end of the connection. */
function cut(asked: string, response: ServerResponse): void {
  const isStream = asked.includes('"stream":true');
  const chunk = {
    id: 'x',
    object: 'chat.completion.chunk',
    choices: [{ delta: { content: 'Hel' } }],
  };
  response.writeHead(200, {
    'Content-Type': isStream ? 'text/event-stream' : 'application/json',
    ...(!isStream && { 'Content-Length': '5000' }),
  });
  response.write(isStream ? `data: ${JSON.stringify(chunk)}\n\n` : '{"id":"x",');
  setTimeout(() => response.destroy(), 20);
}

async function fail(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let asked = '';
  for await (const part of request) asked += String(part);
  const name = String(request.url).split('/')[1] ?? '';
  const found = answers[name];
  if (found === undefined) {
    cut(asked, response);
    return;
  }
  const { status, headers = {}, error } = found;
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify({ error }));
}

/** Starts the mock; returns a function with the base URL for each failure. */
export async function startFailingApi(): Promise<(fault: string) => string> {
  const url = await serve((request, response) => void fail(request, response));
  return (fault) => (fault === 'refused' ? 'http://127.0.0.1:1/v1' : `${url}/${fault}/v1`);
}
