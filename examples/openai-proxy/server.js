// npm run example:openai-proxy: runs the proxy and the OpenAI stand-in, and says how to ask it.
import { run } from '../run.js';
import { createApp } from './app.js';
import { startStandIn } from './stand-in.cjs';

await run({
  command: 'npm run example:openai-proxy',
  createApp,
  startStandIn,
  greet: (url, upstream) => `The proxy listens at ${url}/v1; the answers come from ${upstream}.

Point a client of OpenAI's API at it, or ask it yourself:

curl -i ${url}/v1/chat/completions -H 'content-type: application/json' \\
  -d '{ "model": "rate-limit", "messages": [{ "role": "user", "content": "Hi" }] }'

The stand-in fails with the models wrong-key, rate-limit, quota, long-context, unknown-model, server-error and, if you add
"stream": true, stream-error and stream-cut. It answers with any other.`,
});
