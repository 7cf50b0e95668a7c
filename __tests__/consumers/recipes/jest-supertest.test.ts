import { expect, test } from '@jest/globals';
import OpenAI from 'openai';
import { expectProblem, failWith, failures } from 'openai-problem-details/testing';
import request from 'supertest';
import { createApp } from './app.js';

test('our route responds to a rate limit', async () => {
  const fetch = failWith('too-many-requests', { retryAfter: 7 });
  const app = createApp(new OpenAI({ apiKey: 'test', maxRetries: 0, fetch }));
  const problem = await expectProblem(request(app).post('/chat'), 'too-many-requests');
  expect(problem.retryAfter).toBe(7);
});

test.each(failures)('our route responds to %s', async (slug) => {
  const app = createApp(new OpenAI({ apiKey: 'test', maxRetries: 0, fetch: failWith(slug) }));
  expect(await expectProblem(request(app).post('/chat'), slug)).toHaveProperty('meaning');
});
