// An ES module app that uses all three entries.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import express from 'express';
import OpenAI from 'openai';
import { openaiErrorHandler } from 'openai-problem-details';
import { iterateEvents, readProblem } from 'openai-problem-details/client';
import { abortOnClose, streamToResponse } from 'openai-problem-details/streaming';
import { expectProblem, failWith } from 'openai-problem-details/testing';

const question = { model: 'gpt-5', messages: [{ role: 'user', content: 'Hi' }] };
const openai = new OpenAI({ apiKey: 'test', maxRetries: 0, fetch: failWith('too-many-requests') });

const app = express();
app.get('/chat', async (req, res) => {
  res.json(await openai.chat.completions.create(question, { signal: abortOnClose(req, res) }));
});
app.get('/stream', async (req, res) => {
  await streamToResponse(openai.chat.completions.create({ ...question, stream: true }), req, res);
});
app.use(openaiErrorHandler({ audience: 'public' }));
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${server.address().port}`;

const response = await fetch(`${url}/chat`);
await expectProblem(response, 'too-many-requests');
const problem = await readProblem(response);
assert.equal(problem.status, 503);
await assert.rejects(iterateEvents(await fetch(`${url}/stream`)).next(), { name: 'ProblemError' });
server.closeAllConnections();
server.close();
