/** The recipes about requests and responses do what their guides say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { isProblemDetails, problemTypes } from '../../lib/index.js';
import { runGuide, typeOf } from '../support/guides.js';

const root = join(__dirname, '..', '..');

describe('docs/streaming.md', () => {
  it('relays a stream whose failure is an ordinary problem', async () => {
    const { app } = await runGuide(
      'docs/streaming.md',
      'await streamToResponse(stream, req, res);',
    );
    const response = await supertest(app).post('/chat').send({ prompt: 'Hi' });
    expect(response.status).toBe(503);
    expect(isProblemDetails(JSON.parse(response.text))).toBe(true);
  });

  it('relays the text of a response, one string per line', async () => {
    const events = ['Hel', 'lo'].map((delta) => ({ type: 'response.output_text.delta', delta }));
    const frames = [...events, { type: 'response.completed', response: { status: 'completed' } }];
    const body = frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join('');
    const wire = { status: 200, headers: { 'content-type': 'text/event-stream' }, body };
    const { app } = await runGuide('docs/streaming.md', "format: 'ndjson'", { wire });
    const response = await supertest(app).post('/chat').send({ prompt: 'Hi' });
    expect(response.text).toBe('"Hel"\n"lo"\n{"done":true}\n');
  });

  it('reads a stream that is cut off', async () => {
    const { output } = await runGuide('docs/streaming.md', 'iterateEvents');
    const { meaning, solution } = problemTypes['stream-interrupted'].public;
    expect(output).toEqual(['Half', meaning, solution]);
  });
});

describe('the guides about requests and responses', () => {
  it('show the errors of invalid input', async () => {
    const { app } = await runGuide('docs/validation.md', 'maxLength: 4000');
    const response = await supertest(app).post('/chat').send({ prompt: '' });
    expect(response.status).toBe(422);
    const guide = readFileSync(join(root, 'docs', 'validation.md'), 'utf8');
    const shown: unknown = JSON.parse(/"errors": (\[[^]*?\])\n/.exec(guide)?.[1] ?? '');
    expect(JSON.parse(response.text)).toHaveProperty('errors', shown);
  });

  it('give a route the output of a schema', async () => {
    const { app } = await runGuide('docs/validation.md', 'valibot');
    const { body } = await supertest(app).post('/chat').send({ prompt: 'Hi' });
    expect(body).toEqual({ temperature: '1.0' });
  });

  it('describe the problems of an API', async () => {
    const { app } = await runGuide('docs/openapi.md', 'responses(');
    const { body } = await supertest(app).get('/openapi.json');
    expect(Object.keys(body.paths['/chat'].post.responses)).toEqual(['200', '422', '503', '504']);
  });

  it('serve the pages of the types', async () => {
    const { app } = await runGuide('docs/problem-pages.md', 'problemDocs');
    const { body } = await supertest(app).get('/problems/too-many-requests');
    const type = 'https://api.example.com/problems/too-many-requests';
    expect(body).toMatchObject({ type, status: 503 });
  });

  it('send errors in OpenAI’s own form from a proxy', async () => {
    const { app } = await runGuide('docs/proxies.md', 'openaiCompatible: true');
    const { body } = await supertest(app).post('/v1/responses').send({ model: 'gpt-5' });
    expect(body.error).toMatchObject({
      type: 'rate_limit_error',
      problem: { type: typeOf('too-many-requests') },
    });
  });
});

describe('docs/cooldown.md', () => {
  it('shows three users who get a 429 after one call', async () => {
    const { output } = await runGuide('docs/cooldown.md', 'failWith(');
    const users = [1, 2, 3].map((user) => ({ user, status: 429 }));
    expect(output.slice(0, 4)).toEqual([...users, { calls: 1 }]);
  });
});
