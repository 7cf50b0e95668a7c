// An OpenAI stand-in on loopback: it answers every request to /<slug>/v1/… with the wire form of that failure.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { wireFailures } from './wire-failures.js';

const answer = {
  id: 'chatcmpl-example',
  object: 'chat.completion',
  created: 0,
  model: 'stand-in',
  choices: [
    {
      index: 0,
      finish_reason: 'stop',
      message: { role: 'assistant', content: 'Hello from the stand-in.', refusal: null },
    },
  ],
};

function sendJson(response, { status = 200, headers = {}, body }) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text);
}

/** The ways to fail that are no whole response. */
const manners = {
  stall: () => {},
  hangUp: (response) => response.socket.destroy(),
  cut: (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: {"id":"1","object":"chat.completion.chunk","choices":[]}\n\n', () =>
      response.socket.destroy(),
    );
  },
  empty: (response) => response.writeHead(204).end(),
};

function respond(request, response) {
  const slug = request.url.split('/')[1];
  const failure = wireFailures[slug] ?? { body: answer };
  request.resume();
  if (failure.manner === undefined) sendJson(response, failure);
  else manners[failure.manner](response);
}

/** Starts the stand-in on a free port of 127.0.0.1. */
export async function startStandIn() {
  const server = createServer(respond).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}
