/** A mock of the OpenAI API on loopback for the requests of a check: models, and an empty completion request. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve } from './serve.js';
import type { Wire } from './sdk.js';

/** A response, none at all, or half of one. */
export type Answer = Wire | 'silence' | 'half';

export interface ModelsMock {
  readonly url: string;
  /** The requests received, such as `GET /v1/models`. */
  readonly requests: string[];
  /** Requests whose connection the client has closed. */
  readonly aborted: string[];
  /** The responses by request; tests may change them. */
  readonly answers: Record<string, Answer>;
}

export function json(status: number, body: unknown): Wire {
  return { status, headers: { 'content-type': 'application/json' }, body };
}

export function failure(status: number, message: string, code: string | null = null): Wire {
  return json(status, { error: { message, type: 'invalid_request_error', param: null, code } });
}

export const modelList = json(200, {
  object: 'list',
  data: [
    { id: 'gpt-5', object: 'model' },
    { id: 'gpt-5-mini', object: 'model' },
  ],
});

/** Assembled at run time, so that this file does not contain it. Its end cannot occur in a random hexadecimal identifier. */
export const plantedKey = ['sk', 'proj', '0123456789AbCdEfGhIjKlMnOpQrStUvWxYz'].join('-');

export const wrongKey = failure(
  401,
  `Incorrect API key provided: ${plantedKey}. You can find your API key at https://platform.openai.com/account/api-keys.`,
  'invalid_api_key',
);

function send(answer: Answer, response: ServerResponse): void {
  if (answer === 'silence') return;
  if (answer === 'half') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"object":"list","data":[');
    return;
  }
  const { status, headers, body } = answer;
  response.writeHead(status, headers);
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Starts the mock. Requests without a response get a 404, worded like OpenAI's for an unknown URL. */
export async function startModels(answers: Record<string, Answer>): Promise<ModelsMock> {
  const requests: string[] = [];
  const aborted: string[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const name = `${request.method} ${(request.url ?? '').replace(/\?.*/, '')}`;
    requests.push(name);
    request.resume();
    response.on('close', () => {
      if (!response.writableFinished) aborted.push(name);
    });
    send(answers[name] ?? failure(404, `Invalid URL (${name})`), response);
  };
  return { url: await serve(listener), requests, aborted, answers };
}
