// An upstream on loopback that accepts a number of requests per second, and asks the others to wait.
import { once } from 'node:events';
import { createServer } from 'node:http';

const completion = JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'gpt-5',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Hello.' } }],
});

const bodies = {
  limited: {
    message: 'Rate limit reached for gpt-5 on requests per min (RPM).',
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

function refuse(response, kind, headers) {
  response.writeHead(429, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error: bodies[kind] }));
}

/** The announced rest of the current second: exact, or as a whole second. */
function announce(exact) {
  const left = 1000 - (Date.now() % 1000);
  return exact
    ? { 'retry-after-ms': String(left), 'retry-after': String(Math.ceil(left / 1000)) }
    : { 'retry-after': '1' };
}

/**
 * Starts the upstream.
 * @param perSecond the number of requests accepted per second; 0 for an exhausted quota
 * @param latency the latency of a response, in milliseconds
 * @param exact whether it announces the exact wait
 */
export async function startUpstream({ perSecond, latency, exact = true }) {
  const seen = { calls: 0, served: 0, limited: 0 };
  let second = 0;
  let taken = 0;
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json');
    if (request.url.endsWith('/models')) return response.end('{"object":"list","data":[]}');
    seen.calls += 1;
    const now = Math.floor(Date.now() / 1000);
    if (now !== second) [second, taken] = [now, 0];
    taken += 1;
    if (perSecond === 0) return refuse(response, 'exhausted', { 'retry-after': '20' });
    if (taken > perSecond) {
      seen.limited += 1;
      return refuse(response, 'limited', announce(exact));
    }
    seen.served += 1;
    return setTimeout(() => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(completion);
    }, latency);
  });
  server.listen(0, '127.0.0.1', 1024);
  await once(server, 'listening');
  return {
    seen,
    url: `http://127.0.0.1:${server.address().port}/v1`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
