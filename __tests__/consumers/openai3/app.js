// An app with an SDK from before 2023: errors of openai 3 are those of axios.
const assert = require('node:assert/strict');
const { createServer } = require('node:http');
const { Configuration, OpenAIApi } = require('openai');
const { toProblemDetails } = require('openai-problem-details');

const body = JSON.stringify({ error: { message: 'Slow.', code: 'rate_limit_exceeded' } });

const server = createServer((_request, response) => {
  response.writeHead(429, { 'Content-Type': 'application/json', 'Retry-After': '20' }).end(body);
});

server.listen(0, '127.0.0.1', async () => {
  const basePath = `http://127.0.0.1:${server.address().port}/v1`;
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test', basePath }));
  const error = await openai.listModels({ proxy: false }).catch((thrown) => thrown);
  const { type, retryAfter } = toProblemDetails(error);
  assert.deepEqual(
    { type, retryAfter },
    { type: 'urn:problem-type:openai:too-many-requests', retryAfter: 20 },
  );
  server.close();
});
