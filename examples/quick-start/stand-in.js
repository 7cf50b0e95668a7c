// A mock of the OpenAI API on loopback: it responds to every request to /<slug>/v1/… with that failure, as the testing kit has it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { problemTypes } from 'openai-problem-details';
import { failWith, succeed } from 'openai-problem-details/testing';

/** The `fetch` that knows the response. */
function mockOf(slug) {
  // The client is to wait until its own time is up.
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
  // Each chunk leaves before the next is read, which may break the connection.
  for await (const chunk of chunks ?? []) await new Promise((sent) => response.write(chunk, sent));
  response.end();
}

function respond(request, response) {
  // Where the mock has no response, or an incomplete one, the connection breaks.
  relay(request, response).catch(() => response.destroy());
}

/** Starts the mock on a free port of 127.0.0.1. */
export async function startStandIn() {
  const server = createServer(respond).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}
