/** Errors of the real SDK, new ones each time. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import OpenAI6 from 'openai';
import OpenAI7 from 'openai7';
import { generated } from './generated.mjs';
import { bodies, headerFields } from './wire.mjs';

const sdks = { 6: OpenAI6, 7: OpenAI7 };

/** The statuses of responses, and a connection that was refused. */
export const kinds = [...Object.keys(bodies), 'refused'];

/** An address where nobody listens. */
async function closedAddress() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}/v1`;
}

async function clientOf(kind, sdk) {
  const options = { apiKey: 'bench', maxRetries: 0 };
  if (kind === 'refused') return new sdks[sdk]({ ...options, baseURL: await closedAddress() });
  const body = JSON.stringify({ error: bodies[kind] });
  const response = { status: Number(kind), headers: headerFields(kind) };
  return new sdks[sdk]({ ...options, fetch: async () => new Response(body, response) });
}

/** A function that resolves with what a call of the SDK rejects with. The SDK reads all header fields first, for its own log. */
export async function calling(kind, sdk = 6) {
  const client = await clientOf(kind, sdk);
  return async () => {
    try {
      await client.models.list();
    } catch (error) {
      return error;
    }
    throw new Error(`The call did not fail: ${kind}`);
  };
}

/** A function that resolves with errors that nobody has read, not even the SDK. */
export async function failing(kind, sdk = 6) {
  return kind === 'refused' ? calling(kind, sdk) : () => generated(kind, { sdk });
}
