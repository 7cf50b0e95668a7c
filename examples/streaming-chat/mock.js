// A mock of the OpenAI API on loopback: it streams a chat completion as OpenAI does, and fails at /<mishap>/v1/….
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** In milliseconds, between two tokens. */
const pace = 25;

const answer = `I am a mock model, so my answer is always the same. Each of my words arrives as a separate event: the app \
reads it from the SDK, passes it on, and this page shows it. Press “Stop” while I am answering, and the app aborts its request \
to me, so you don't pay for tokens nobody reads. Or press one of the buttons below the message: I'll fail that way, and the \
page will show what happened and what to do about it.`;

const words = answer.match(/\S+\s*/g);

function frame(data) {
  return `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
}

function chunk(delta, finishReason = null) {
  return {
    id: 'chatcmpl-example',
    object: 'chat.completion.chunk',
    created: 1750000000,
    model: 'mock',
    service_tier: 'default',
    system_fingerprint: null,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
  };
}

function begin(response) {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'x-request-id': 'req_0123456789abcdef',
  });
  response.write(frame(chunk({ role: 'assistant', content: '', refusal: null })));
}

/** Streams these words, and stops if the client disconnects. */
async function speak(response, spoken) {
  begin(response);
  for (const content of spoken) {
    // oxlint-disable-next-line no-await-in-loop -- tokens come one after another
    await wait(pace);
    if (response.destroyed) return;
    response.write(frame(chunk({ content })));
  }
}

async function answerWhole(response) {
  await speak(response, words);
  response.end(frame(chunk({}, 'stop')) + frame('[DONE]'));
}

/** The ways to fail, by the name that the page sends. */
export const mishaps = {
  /** The rate limit is reached: no stream begins. */
  before: (response) => {
    const message =
      'Rate limit reached for gpt-5 in organization org-example0000000000000000 on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 5s.';
    response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '5' });
    const error = { message, type: 'requests', param: null, code: 'rate_limit_exceeded' };
    response.end(JSON.stringify({ error }));
  },
  /** The connection is cut within the event of the first token. */
  during: (response) => {
    const first = frame(chunk({ role: 'assistant', content: words[0] }));
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.write(first.slice(0, first.length / 2), () => response.socket?.destroy());
  },
  /** The model fails after the first token, and the stream reports it. */
  after: async (response) => {
    await speak(response, words.slice(0, 1));
    const message = 'The server had an error while processing your request. Sorry about that!';
    const error = { message, type: 'server_error', param: null, code: null };
    response.end(frame({ error }));
  },
  /** Neither more tokens arrive, nor the end of the stream. */
  stall: (response) => speak(response, words.slice(0, 12)),
  /** The connection is cut between two tokens. */
  cut: async (response) => {
    await speak(response, words.slice(0, 24));
    await wait(pace);
    response.socket?.destroy();
  },
};

async function respond(request, response) {
  const [, mishap] = request.url.split('/');
  request.resume();
  await (Object.hasOwn(mishaps, mishap) ? mishaps[mishap] : answerWhole)(response);
}

/** Starts the mock on a free port of 127.0.0.1. */
export async function startMock() {
  const server = createServer(respond).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}
