// An app in which a library has added enumerable members to every object, one of them named like an option.
Object.prototype.extra = 'anything';
Object.prototype.audience = 'public';

const assert = require('node:assert/strict');
const express = require('express');
const OpenAI = require('openai');
const { openaiErrorHandler, toProblemDetails } = require('openai-problem-details');

for (const entry of ['check', 'client', 'docs', 'openapi', 'streaming', 'validate'])
  require(`openai-problem-details/${entry}`);

const refuse = async () =>
  Response.json({ error: { message: 'Wrong.', code: 'invalid_api_key' } }, { status: 401 });
const openai = new OpenAI({ apiKey: 'test', maxRetries: 0, fetch: refuse });

const app = express();
app.get('/models', async (req, res) => {
  res.json(await openai.models.list());
});
app.use(openaiErrorHandler());
const server = app.listen(0, '127.0.0.1', async () => {
  const response = await fetch(`http://127.0.0.1:${server.address().port}/models`);
  assert.equal(response.status, 401); // the status for developers
  const error = await openai.models.list().catch((thrown) => thrown);
  assert.equal(toProblemDetails(error).status, 401);
  server.closeAllConnections();
  server.close();
});
