// The SDK and this package in one minified file: errors are recognized although the names of classes are gone.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import OpenAI from 'openai';
import { toHttpError, toProblemDetails } from 'openai-problem-details';

const question = { model: 'gpt-5', messages: [{ role: 'user', content: 'Hi' }] };

/** A mock server that responds to /<status>/v1/… with that status, or never. */
const server = createServer((request, response) => {
  const status = Number(request.url.split('/')[1]);
  if (status === 0) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(
    '{"error":{"message":"No.","type":"invalid_request_error","param":null,"code":null}}',
  );
});

/** The error thrown by a call that receives this status. */
function failure(port, status, { timeout, signal } = {}) {
  const baseURL = `http://127.0.0.1:${port}/${status}/v1`;
  const openai = new OpenAI({ apiKey: 'test', baseURL, maxRetries: 0, timeout });
  return openai.chat.completions.create(question, { signal }).then(
    () => assert.fail('the call did not fail'),
    (error) => error,
  );
}

async function expectSlug(slug, error) {
  const thrown = await error;
  assert.ok(thrown.constructor.name.length < 4, `${thrown.constructor.name} is not minified`);
  assert.equal(toProblemDetails(thrown)?.type, `urn:problem-type:openai:${slug}`);
  assert.equal(toHttpError(thrown).problem.title, toProblemDetails(thrown).title);
}

server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  await Promise.all([
    expectSlug('unauthorized', failure(port, 401)),
    expectSlug('too-many-requests', failure(port, 429)),
    expectSlug('timeout', failure(port, 0, { timeout: 100 })),
    expectSlug('request-aborted', failure(port, 0, { signal: controller.signal })),
  ]);
  // Nothing listens on this system port.
  await expectSlug('connection-failed', failure(3, 200));
  server.closeAllConnections();
  server.close();
});
