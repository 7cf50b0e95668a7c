// The mock server of the matrix: every failure for every API, on loopback.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { startStreamingMock } from '../__tests__/support/streaming-mock.cjs';

function scriptsOf(failures, apis) {
  return Object.fromEntries(
    Object.entries(failures).flatMap(([failure, { answer, byApi }]) =>
      apis.map((api) => [`${failure} ${api}`, byApi?.[api] ?? answer]),
    ),
  );
}

/** A loopback URL at which nothing listens. */
async function closedUrl() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

/** Starts the mock server for these APIs; `baseURL(failure, api)` is for a client that is to fail in this way. */
export async function startMock(failures, apis) {
  const { url, close } = await startStreamingMock(scriptsOf(failures, apis));
  const closed = await closedUrl();
  const baseURL = (failure, api) =>
    `${failure === 'refused' ? closed : url}/${encodeURIComponent(`${failure} ${api}`)}/v1`;
  return { baseURL, close };
}
