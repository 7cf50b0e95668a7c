// A mock of the OpenAI API on loopback: it completes chats and responses, whole and streamed. The model's name selects a failure.
const events = require('node:events');
const { createServer } = require('node:http');

const organization = 'org-example0000000000000000';

/** Error responses, by the name of the model. */
const refusals = {
  'wrong-key': {
    status: 401,
    error: {
      message: `Incorrect API key provided: sk-exa**********mple, of ${organization}.`,
      type: 'invalid_request_error',
      param: null,
      code: 'invalid_api_key',
    },
  },
  'rate-limit': {
    status: 429,
    headers: { 'retry-after': '7' },
    error: {
      message: `Rate limit reached for gpt-5 in organization ${organization} on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 7s.`,
      type: 'requests',
      param: null,
      code: 'rate_limit_exceeded',
    },
  },
  quota: {
    status: 429,
    error: {
      message: 'You exceeded your current quota, please check your plan and billing details.',
      type: 'insufficient_quota',
      param: null,
      code: 'insufficient_quota',
    },
  },
  'long-context': {
    status: 400,
    error: {
      message:
        "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens. Please reduce the length of the messages.",
      type: 'invalid_request_error',
      param: 'messages',
      code: 'context_length_exceeded',
    },
  },
  'unknown-model': {
    status: 404,
    error: {
      message: 'The model `unknown-model` does not exist or you do not have access to it.',
      type: 'invalid_request_error',
      param: null,
      code: 'model_not_found',
    },
  },
  'server-error': {
    status: 500,
    error: {
      message: 'The server had an error while processing your request. Sorry about that!',
      type: 'server_error',
      param: null,
      code: null,
    },
  },
};

const answer = 'I am a mock model.';
const words = answer.match(/\S+\s*/g);

/** The two APIs: a whole response, and the events of a stream. */
const apis = {
  '/v1/chat/completions': (() => {
    const common = { id: 'chatcmpl-example', created: 1750000000, model: 'mock' };
    const chunk = (delta, reason = null) => ({
      ...common,
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, finish_reason: reason }],
    });
    const message = { role: 'assistant', content: answer, refusal: null };
    return {
      whole: {
        ...common,
        object: 'chat.completion',
        choices: [{ index: 0, message, finish_reason: 'stop' }],
        usage: { prompt_tokens: 1, completion_tokens: 5, total_tokens: 6 },
      },
      begin: [chunk({ role: 'assistant', content: '' })],
      word: (content) => chunk({ content }),
      end: [chunk({}, 'stop')],
    };
  })(),
  '/v1/responses': (() => {
    const content = [{ type: 'output_text', text: answer, annotations: [] }];
    const item = {
      type: 'message',
      id: 'msg_example',
      role: 'assistant',
      status: 'completed',
      content,
    };
    const usage = {
      input_tokens: 1,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: 5,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 6,
    };
    const response = {
      id: 'resp_example',
      object: 'response',
      created_at: 1750000000,
      model: 'mock',
    };
    const whole = {
      ...response,
      status: 'completed',
      output: [item],
      usage,
      incomplete_details: null,
    };
    const place = { item_id: 'msg_example', output_index: 0, content_index: 0 };
    return {
      whole,
      begin: [
        { type: 'response.created', response: { ...response, status: 'in_progress', output: [] } },
        {
          type: 'response.output_item.added',
          output_index: 0,
          item: { ...item, status: 'in_progress', content: [] },
        },
      ],
      word: (delta) => ({ type: 'response.output_text.delta', ...place, delta }),
      end: [
        { type: 'response.output_item.done', output_index: 0, item },
        { type: 'response.completed', response: whole },
      ],
    };
  })(),
};

function frame(event) {
  const name = event.type === undefined ? '' : `event: ${event.type}\n`;
  return `${name}data: ${JSON.stringify(event)}\n\n`;
}

function stream(response, model, { begin, word, end }) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const first = [...begin, word(words[0])].map(frame).join('');
  if (model === 'stream-error')
    response.end(`${first}data: ${JSON.stringify({ error: refusals['server-error'].error })}\n\n`);
  else if (model === 'stream-cut')
    response.write(first, () => setTimeout(() => response.destroy(), 50));
  else
    response.end(
      [first, ...words.slice(1).map(word).map(frame), ...end.map(frame)].join('') +
        'data: [DONE]\n\n',
    );
}

function refuse(response, { status, headers, error }) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error }));
}

/** Starts the mock on a free port of 127.0.0.1; `calls` has the names of the requested models. */
async function startMock() {
  const calls = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { model, stream: isStream } = JSON.parse(body);
    calls.push(model);
    if (Object.hasOwn(refusals, model)) return refuse(response, refusals[model]);
    const api = apis[request.url];
    if (isStream) return stream(response, model, api);
    response.setHeader('content-type', 'application/json');
    return response.end(JSON.stringify(api.whole));
  }).listen(0, '127.0.0.1');
  await events.once(server, 'listening');
  return { server, calls, url: `http://127.0.0.1:${server.address().port}` };
}

module.exports = { startMock };
