import assert from 'node:assert/strict';
import { test } from 'node:test';
import OpenAI from 'openai';
import { expectProblem, failureResponse } from 'openai-problem-details/testing';
import request from 'supertest';
import { MockAgent, fetch, setGlobalDispatcher } from 'undici';
import { createApp } from './app.js';

test('our route responds to a wrong key', async () => {
  const agent = new MockAgent();
  agent.disableNetConnect();
  setGlobalDispatcher(agent);
  const failure = failureResponse('unauthorized');
  agent
    .get('https://api.openai.com')
    .intercept({ path: '/v1/responses', method: 'POST' })
    .reply(failure.status, await failure.text(), { headers: Object.fromEntries(failure.headers) });
  const mocked = fetch as unknown as typeof globalThis.fetch; // undici's own types differ
  const openai = new OpenAI({ apiKey: 'test', maxRetries: 0, fetch: mocked });
  const problem = await expectProblem(request(createApp(openai)).post('/chat'), 'unauthorized');
  assert.equal(problem.status, 500);
});
