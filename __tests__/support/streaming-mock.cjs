// A mock of the OpenAI API on loopback that streams by a script: a limited list of steps, which may break at any point.
const { EventEmitter } = require('node:events');
const { createServer } = require('node:http');

/**
 * A step of a script is what to write (a string or Buffer), a pause (`{ wait: ms }`), or how to break: `{ end: 'cut' }`,
 * `{ end: 'reset' }`, `{ end: 'stall' }`.
 */

function chunk(delta, finish_reason = null, more = {}) {
  const choices = [{ index: 0, delta, finish_reason, logprobs: null }];
  const head = {
    id: 'chatcmpl-example',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'gpt-5',
  };
  return { ...head, choices, ...more };
}

function data(value) {
  return `data: ${JSON.stringify(value)}\n\n`;
}

function event(value) {
  return `event: ${value.type}\n${data(value)}`;
}

const done = 'data: [DONE]\n\n';

/** The frames of a chat completion with these words. */
function chatFrames(words = ['Hello', ' ', 'world', '.'], finish = 'stop') {
  const deltas = words.map((content) => data(chunk({ content })));
  return [
    data(chunk({ role: 'assistant', content: '' })),
    ...deltas,
    data(chunk({}, finish)),
    done,
  ];
}

/** A `response` object as in events, including everything that the request contained. */
function responseObject(status, more = {}) {
  return {
    id: 'resp_example',
    object: 'response',
    created_at: 0,
    status,
    error: null,
    incomplete_details: null,
    instructions: 'SECRET-INSTRUCTIONS',
    metadata: { tenant: 'SECRET-METADATA' },
    model: 'gpt-5',
    output: [],
    prompt: { id: 'SECRET-PROMPT' },
    prompt_cache_key: 'SECRET-CACHE-KEY',
    safety_identifier: 'SECRET-IDENTIFIER',
    text: { format: { type: 'text' } },
    tools: [{ type: 'function', name: 'SECRET-TOOL' }],
    user: 'SECRET-USER',
    usage: null,
    ...more,
  };
}

const place = { item_id: 'msg_example', output_index: 0, content_index: 0 };

function message(status, content) {
  return { id: 'msg_example', type: 'message', role: 'assistant', status, content };
}

/** The events of a response with these words. */
function responseEvents(words = ['Hello', ' world.'], last) {
  const text = words.join('');
  const part = { type: 'output_text', text, annotations: [] };
  const item = message('completed', [part]);
  const begun = responseObject('in_progress');
  const all = [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
    { type: 'response.output_item.added', output_index: 0, item: message('in_progress', []) },
    { type: 'response.content_part.added', ...place, part: { ...part, text: '' } },
    ...words.map((delta) => ({ type: 'response.output_text.delta', ...place, delta })),
    { type: 'response.output_text.done', ...place, text },
    { type: 'response.content_part.done', ...place, part },
    { type: 'response.output_item.done', output_index: 0, item },
    ...(last ?? responseEnd('completed', { output: [item] })),
  ];
  return all.map((one, sequence_number) => event({ ...one, sequence_number }));
}

/** The last event of a response, as a list; an empty list is a response without an end. */
function responseEnd(status, more) {
  return [{ type: `response.${status}`, response: responseObject(status, more) }];
}

/** The ways in which a script can break. */
const ends = {
  cut: (response) => response.socket.destroy(),
  reset: (response) => response.socket.resetAndDestroy(),
  stall: () => {},
};

function take(step, response) {
  if (step.wait !== undefined) return new Promise((go) => setTimeout(go, step.wait));
  if (response.write(step)) return undefined;
  return new Promise((go) => {
    const proceed = () => {
      response.off('drain', proceed).off('close', proceed);
      go();
    };
    response.on('drain', proceed).on('close', proceed);
  });
}

async function play(steps, response) {
  for (const step of steps) {
    if (response.destroyed) return;
    if (step.end !== undefined) {
      ends[step.end](response);
      return;
    }
    await take(step, response);
    // Every write is a separate packet, sent before the connection breaks.
    await new Promise((go) => setImmediate(go));
  }
  response.end();
}

/**
 * Starts the mock on a free port of 127.0.0.1. The response to /<name>/v1/… is `scripts[name]`:
 * `{ status, type, headers, steps }`, or none if it `isSilent`.
 */
async function startStreamingMock(scripts) {
  /** How each request ended, in order of arrival, and a function that breaks its response. */
  const requests = [];
  const server = createServer((request, response) => {
    request.resume();
    const {
      status = 200,
      type = 'text/event-stream',
      headers = {},
      isSilent = false,
      steps,
    } = scripts[decodeURIComponent(request.url.split('/')[1])];
    const closed = EventEmitter.once(response, 'close').then(() =>
      response.writableFinished ? 'finished' : 'aborted',
    );
    requests.push({ path: request.url, closed, cut: () => ends.cut(response) });
    if (isSilent) return;
    response.writeHead(status, { 'content-type': type, ...headers });
    response.flushHeaders();
    play(steps, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await EventEmitter.once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, requests, close };
}

module.exports = {
  chatFrames,
  chunk,
  data,
  done,
  event,
  message,
  responseEnd,
  responseEvents,
  responseObject,
  startStreamingMock,
};
