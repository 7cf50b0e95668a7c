// npm run example:openai-proxy: runs the proxy and the mock of the OpenAI API, and prints how to call it.
import { run } from '../run.js';
import { createApp } from './app.js';
import { startMock } from './mock.cjs';

await run({
  command: 'npm run example:openai-proxy',
  createApp,
  startMock,
  greet: (url, upstream) => `The base URL of the proxy is ${url}/v1. It calls ${upstream}.

Use it as the base URL of an OpenAI client, or run:
  curl -i ${url}/v1/chat/completions -H 'content-type: application/json' \\
    -d '{ "model": "rate-limit", "messages": [{ "role": "user", "content": "Hi" }] }'

The mock fails for the models wrong-key, rate-limit, quota, long-context, unknown-model and server-error and,
with "stream": true, for stream-error and stream-cut. Any other model works.`,
});
