// An app of CommonJS, with all three entries.
const assert = require('node:assert/strict');
const express = require('express');
const OpenAI = require('openai');
const { asyncHandler, openaiErrorHandler } = require('openai-problem-details');
const { iterateEvents, readProblem } = require('openai-problem-details/client');
const { abortOnClose, streamToResponse } = require('openai-problem-details/streaming');

const question = { model: 'gpt-5', messages: [{ role: 'user', content: 'Hi' }] };
const refuse = async () =>
  Response.json({ error: { message: 'Slow.', code: 'rate_limit_exceeded' } }, { status: 429 });
const openai = new OpenAI({ apiKey: 'test', maxRetries: 0, fetch: refuse });

const app = express();
app.get(
  '/chat',
  asyncHandler(async (req, res) => {
    res.json(await openai.chat.completions.create(question, { signal: abortOnClose(req, res) }));
  }),
);
app.get(
  '/stream',
  asyncHandler((req, res) =>
    streamToResponse(openai.chat.completions.create({ ...question, stream: true }), req, res),
  ),
);
app.use(openaiErrorHandler({ audience: 'public' }));
const server = app.listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  const problem = await readProblem(await fetch(`${url}/chat`));
  assert.equal(problem.type, 'urn:problem-type:openai:too-many-requests');
  assert.equal(problem.status, 503);
  const events = iterateEvents(await fetch(`${url}/stream`));
  await assert.rejects(events.next(), { name: 'ProblemError' });
  server.closeAllConnections();
  server.close();
});
