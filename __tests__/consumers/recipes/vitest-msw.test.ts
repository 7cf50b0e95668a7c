import { http } from 'msw';
import { setupServer } from 'msw/node';
import OpenAI from 'openai';
import { expectProblem, failureResponse } from 'openai-problem-details/testing';
import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from './app.js';

const url = 'https://api.openai.com/v1/responses';
const server = setupServer(http.post(url, () => failureResponse('model-not-found')));

beforeAll(() => server.listen({ onUnhandledRequest: 'bypass' }));
afterAll(() => server.close());

test('our route responds to a model that does not exist', async () => {
  const app = createApp(new OpenAI({ apiKey: 'test', maxRetries: 0 }));
  const problem = await expectProblem(request(app).post('/chat'), 'model-not-found');
  expect(problem.status).toBe(500);
});
