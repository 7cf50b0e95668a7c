/** A mock upstream on loopback with scripted responses, which counts its calls. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve } from './serve.js';

/** One response: a status with a body, sent after some milliseconds. */
export interface Scripted {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly after?: number;
}

/** A call as the upstream received it. */
export interface Seen {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Limited {
  readonly url: string;
  /** The calls that arrived. */
  readonly calls: Seen[];
  /** The responses to the next calls, by their number, starting at 0. */
  answer: (index: number, seen: Seen) => Scripted;
}

/** An error body in OpenAI's format. */
export function errorBody(
  code: string | null,
  message: string,
  type: string | null = null,
): object {
  return { error: { message, type, param: null, code } };
}

export const rateLimited = (headers: Readonly<Record<string, string>> = {}): Scripted => ({
  status: 429,
  headers,
  body: errorBody('rate_limit_exceeded', 'Rate limit reached for gpt-5.', 'requests'),
});

export const exhausted: Scripted = {
  status: 429,
  headers: { 'retry-after': '20' },
  body: errorBody(
    'insufficient_quota',
    'You exceeded your current quota, please check your plan and billing details.',
    'insufficient_quota',
  ),
};

/** A chat completion. */
export const completion: Scripted = {
  status: 200,
  body: {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'gpt-5',
    choices: [
      { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Good day.' } },
    ],
  },
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('latin1');
}

function send(response: ServerResponse, { status, headers, body }: Scripted): void {
  const isText = typeof body === 'string';
  response.writeHead(status, {
    'content-type': isText ? 'text/html' : 'application/json',
    ...headers,
  });
  response.end(isText ? body : JSON.stringify(body ?? {}));
}

/** Starts the upstream; `closeServers` stops it. */
export async function startLimited(answer: Limited['answer'] = () => completion): Promise<Limited> {
  const calls: Seen[] = [];
  const limited: { -readonly [Name in keyof Limited]: Limited[Name] } = { url: '', calls, answer };
  limited.url = await serve(async (request, response) => {
    const body = await bodyOf(request);
    const seen = { path: String(request.url), headers: request.headers, body };
    const index = calls.push(seen) - 1;
    const scripted = limited.answer(index, seen);
    await pause(scripted.after ?? 0);
    send(response, scripted);
  });
  return limited;
}

/** Waits. */
export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
