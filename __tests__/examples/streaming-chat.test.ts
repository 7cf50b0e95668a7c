/** The streaming-chat example over HTTP, run as its npm script runs it; `npm run test:browser` tests the page. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collect } from '../support/events.js';
import { startExample, startOnUsedPort, type Example } from '../support/example.js';

let example: Example;

beforeAll(async () => {
  example = await startExample('streaming-chat');
});

afterAll(() => {
  example.stop();
});

function ask(question: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const body = typeof question === 'string' ? question : JSON.stringify(question);
  return fetch(`${example.url}/chat`, { method: 'POST', headers, body });
}

describe('the streaming chat', () => {
  it('streams an answer to its end', async () => {
    const response = await ask({ prompt: 'What are you?' });
    expect(response.headers.get('content-type')).toMatch('text/event-stream');
    const { events, error } = await collect(response);
    expect(error).toBeUndefined();
    expect(events.map(({ data }) => data).join('')).toMatch(/^I am a mock model.* do about it\.$/);
  });

  it.each([
    ['before', 503, 0, 'too-many-requests'],
    ['during', 502, 0, 'stream-interrupted'],
    ['after', 200, 1, 'internal-server-error'],
    ['stall', 200, 12, 'timeout'],
    ['cut', 200, 24, 'stream-interrupted'],
  ])('fails with the mishap %s', async (mishap, status, words, slug) => {
    const response = await ask({ prompt: 'What are you?', mishap });
    expect(response.status).toBe(status);
    const { events, error } = await collect(response);
    // Of a connection that is cut, what was not read yet is lost.
    expect(events.length).toBeLessThanOrEqual(words);
    if (words > 0) expect(events[0]).toHaveProperty('data', 'I ');
    expect(error).toMatchObject({ problem: { type: `urn:problem-type:openai:${slug}` } });
  });

  it.each([
    ['no prompt', {}],
    ['an empty prompt', { prompt: ' ' }],
    ['a prompt that is not a string', { prompt: 1 }],
    ['a prompt that is too long', { prompt: 'x'.repeat(4001) }],
    ['an unknown mishap', { prompt: 'x', mishap: 'toString' }],
    ['no object', 'null'],
    ['no JSON', '{'],
  ])('refuses %s', async (_what, question) => {
    const response = await ask(question);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ type: 'about:blank', status: 400 });
  });

  it.each([
    ['/', 'text/html'],
    ['/chat.js', 'text/javascript'],
    ['/view.js', 'text/javascript'],
    ['/page.css', 'text/css'],
    ['/icon.svg', 'image/svg+xml'],
    ['/openai-problem-details/client.js', 'text/javascript'],
  ])('serves %s', async (path, type) => {
    const response = await fetch(`${example.url}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(type);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; /);
  });

  it('answers its own 404 in the same form', async () => {
    const response = await fetch(`${example.url}/nothing`);
    expect(await response.json()).toMatchObject({ type: 'about:blank', status: 404 });
  });

  it('says so where the port is in use', async () => {
    const { port, output, code } = await startOnUsedPort('streaming-chat');
    expect(code).toBe(1);
    expect(output).toBe(
      `Port ${port} is in use. Choose another one: PORT=3001 npm run example:streaming-chat\n`,
    );
  });
});
