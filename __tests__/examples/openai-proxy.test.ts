/** The openai-proxy example, run as its npm script runs it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startExample, type Example } from '../support/example.js';
import { request, rejection, sdk } from '../support/sdk.js';

let example: Example;

beforeAll(async () => {
  example = await startExample('openai-proxy');
});

afterAll(() => {
  example.stop();
});

const client = () => new (sdk('6.49'))({ apiKey: 'test', baseURL: `${example.url}/v1` });

describe('the proxy', () => {
  it('answers', async () => {
    const { choices } = await client().chat.completions.create(request);
    expect(choices[0]?.message.content).toBe('I am a mock model.');
  });

  it('fails as the model says', async () => {
    const call = client().chat.completions.create({ ...request, model: 'long-context' });
    expect(await rejection(call)).toMatchObject({ status: 400, code: 'context_length_exceeded' });
  });

  it('answers a body that is no JSON in the same form', async () => {
    const headers = { 'content-type': 'application/json' };
    const url = `${example.url}/v1/responses`;
    const response = await fetch(url, { method: 'POST', headers, body: '{' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
  });
});
