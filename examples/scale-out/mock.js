// A mock of the OpenAI API: it accepts five requests per second, or none while the quota is exhausted.
import { once } from 'node:events';
import { createServer } from 'node:http';

const perSecond = 5;
const latency = 400;

const refusals = {
  limited: {
    message:
      'Rate limit reached for gpt-5 on requests per min (RPM): Limit 5, Used 5, Requested 1.',
    type: 'requests',
    param: null,
    code: 'rate_limit_exceeded',
  },
  exhausted: {
    message: 'You exceeded your current quota, please check your plan and billing details.',
    type: 'insufficient_quota',
    param: null,
    code: 'insufficient_quota',
  },
};

const completion = JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'gpt-5',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Hello!' } }],
});

function refuse(response, reason, headers = {}) {
  response.writeHead(429, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error: refusals[reason] }));
}

/** Starts the mock. `isExhausted` switches the quota off, `calls` counts the requests. */
export async function startMock() {
  const mock = { url: '', calls: 0, isExhausted: false };
  let second = 0;
  let taken = 0;

  const server = createServer((request, response) => {
    request.resume();
    mock.calls += 1;
    if (mock.isExhausted) return refuse(response, 'exhausted');
    const now = Math.floor(Date.now() / 1000);
    if (now !== second) [second, taken] = [now, 0];
    taken += 1;
    if (taken > perSecond) return refuse(response, 'limited', { 'retry-after': '1' });
    return setTimeout(() => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(completion);
    }, latency);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  mock.url = `http://127.0.0.1:${server.address().port}/v1`;
  return mock;
}
