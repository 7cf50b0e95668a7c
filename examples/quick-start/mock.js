// A mock of the OpenAI API on loopback: requests to /<slug>/v1/… fail as that problem type, with the testing kit's response.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { problemTypes } from 'openai-problem-details';
import { failWith, succeed } from 'openai-problem-details/testing';

/** The `fetch` that makes the response. */
function mockOf(slug) {
  // No response, so that the client runs into its own timeout.
  if (slug === 'timeout') return failWith('request-aborted');
  return Object.hasOwn(problemTypes, slug) ? failWith(slug) : succeed();
}

async function relay(request, response) {
  const abort = new AbortController();
  response.once('close', () => abort.abort());
  const { method, url } = request;
  const body = await text(request);
  const mock = mockOf(url.split('/')[1]);
  const { status, headers, body: chunks } = await mock(url, { method, body, signal: abort.signal });
  response.writeHead(status, Object.fromEntries(headers));
  // Each chunk is sent before the next is read, since reading it may break the connection.
  for await (const chunk of chunks ?? []) await new Promise((sent) => response.write(chunk, sent));
  response.end();
}

function respond(request, response) {
  // Without a complete response, the connection breaks.
  relay(request, response).catch(() => response.destroy());
}

/** Starts the mock on a free port of 127.0.0.1. */
export async function startMock() {
  const server = createServer(respond).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}
