// A CommonJS app that uses all three entries.
const assert = require('node:assert/strict');
const express = require('express');
const OpenAI = require('openai');
const { asyncHandler, openaiErrorHandler } = require('openai-problem-details');
const { iterateEvents, readProblem } = require('openai-problem-details/client');
const { abortOnClose, streamToResponse } = require('openai-problem-details/streaming');
const { expectProblem, failWith } = require('openai-problem-details/testing');

const question = { model: 'gpt-5', messages: [{ role: 'user', content: 'Hi' }] };
const openai = new OpenAI({ apiKey: 'test', maxRetries: 0, fetch: failWith('too-many-requests') });

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
  const response = await fetch(`${url}/chat`);
  await expectProblem(response, 'too-many-requests');
  const problem = await readProblem(response);
  assert.equal(problem.status, 503);
  const events = iterateEvents(await fetch(`${url}/stream`));
  await assert.rejects(events.next(), { name: 'ProblemError' });
  server.closeAllConnections();
  server.close();
});
