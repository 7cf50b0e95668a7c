// A mock of the OpenAI API for the recipes: it rejects every call, with secrets in its message and header fields.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { apiKey, maskedKey, secrets } from '../secrets.js';

const organization = `org-${randomBytes(12).toString('hex')}`;

/** Secrets that no client may see. */
export const hidden = [...secrets, organization, 'Incorrect API key'];

const body = JSON.stringify({
  error: {
    message: `Incorrect API key provided: ${maskedKey} of ${organization}, sent as ${apiKey}.`,
    type: 'invalid_request_error',
    param: null,
    code: 'invalid_api_key',
  },
});

/** Starts a server on loopback; resolves with its URL, and a function that stops it. */
export async function listen(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${server.address().port}`, stop };
}

export function startMock() {
  return listen(
    createServer((request, response) => {
      request.resume();
      response.writeHead(401, {
        'Content-Type': 'application/json',
        'OpenAI-Organization': organization,
        'Set-Cookie': `session=${organization}`,
      });
      response.end(body);
    }),
  );
}
