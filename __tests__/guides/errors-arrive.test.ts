/** The recipes of docs/errors-arrive.md do what the guide says. */
import { describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import supertest from 'supertest';
import { rateLimit, runGuide, typeOf } from '../support/guides.js';
import { errorOf } from '../support/sdk.js';

describe('docs/errors-arrive.md', () => {
  it('catches rejected handlers on Express 4', async () => {
    const { app } = await runGuide('docs/errors-arrive.md', 'asyncHandler(');
    const { body } = await supertest(app).get('/models');
    expect(body).toHaveProperty('type', typeOf('too-many-requests'));
  });

  it('passes on an error that a route has caught', async () => {
    const document = 'docs/errors-arrive.md';
    const { app } = await runGuide(document, "openaiErrorHandler({ audience: 'public' })");
    expect((await supertest(app).get('/models')).status).toBe(503);
  });

  it('adds the member that a front end reads', async () => {
    const error = await errorOf('6.49', rateLimit);
    const throwing = (app: Express): unknown =>
      app.get('/', () => {
        throw error;
      });
    const { app } = await runGuide('docs/errors-arrive.md', 'members:', { prepare: throwing });
    const { body } = await supertest(app).get('/');
    expect(body).toHaveProperty('error', body.detail);
  });

  it('recognizes a translated error by its cause', async () => {
    const { app } = await runGuide('docs/errors-arrive.md', '{ cause: error }');
    const { body } = await supertest(app).post('/chat').send({ prompt: 'Hi' });
    expect(body).toHaveProperty('type', typeOf('too-many-requests'));
  });

  it('turns unmatched URLs into problems', async () => {
    const { app } = await runGuide('docs/errors-arrive.md', 'createError(404)');
    const { body } = await supertest(app).get('/nothing');
    expect(body).toMatchObject({ type: 'about:blank', status: 404 });
  });

  it('converts to an error that other handlers recognize', async () => {
    const { app } = await runGuide('docs/errors-arrive.md', 'translate', {
      prepare: (fresh) => fresh.get('/', (_request, _response, next) => next(rejected)),
    });
    const rejected = await errorOf('6.49', rateLimit);
    expect((await supertest(app).get('/')).status).toBe(429);
  });

  it('ends a hand-written stream whose call fails', async () => {
    const { app } = await runGuide('docs/errors-arrive.md', "claim: 'likely'");
    expect((await supertest(app).post('/chat').send({ prompt: 'Hi' })).status).toBe(503);
  });
});
