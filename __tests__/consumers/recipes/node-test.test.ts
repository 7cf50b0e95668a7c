import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import OpenAI from 'openai';
import { expectProblem, failWith, succeed } from 'openai-problem-details/testing';
import { createApp } from './app.js';

async function post(openai: OpenAI): Promise<Response> {
  const server = createApp(openai).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/chat`, { method: 'POST' });
  server.close();
  return response;
}

test('our route responds to a timeout', async () => {
  const fetch = failWith('timeout');
  const response = await post(new OpenAI({ apiKey: 'test', maxRetries: 0, fetch }));
  assert.equal((await expectProblem(response, 'timeout')).status, 504);
});

test('the client retries an overload', async () => {
  const overload = failWith('service-overloaded', { retryAfter: 0 });
  const fetch = failWith.sequence(overload, succeed());
  const response = await post(new OpenAI({ apiKey: 'test', maxRetries: 1, fetch }));
  assert.equal(response.status, 200);
  assert.equal(fetch.calls.length, 2);
});
