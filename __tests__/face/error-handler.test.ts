/** What is settled when a handler is made, although errors are dealt with by what is loaded later. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { openaiErrorHandler, type Options } from '../../lib/index.js';
import { apiError } from '../support/api-error.js';

const environment = process.env['NODE_ENV'];
const message = 'No access to Project Bluebird.';
const error = apiError({ status: 403, error: { message }, message: `403 ${message}` });

let emitted: jest.SpiedFunction<typeof process.emitWarning>;

beforeEach(() => {
  Reflect.deleteProperty(process, Symbol.for('openai-problem-details.said'));
  emitted = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
});

afterEach(() => {
  jest.restoreAllMocks();
  process.env['NODE_ENV'] = environment;
});

/** The answer of a handler that was made in this environment, after it has changed. */
async function answerOf(made: string, options: Options, change: () => void = () => undefined) {
  process.env['NODE_ENV'] = made;
  const handler = openaiErrorHandler({ log: false, ...options });
  process.env['NODE_ENV'] = environment;
  change();
  const app = express();
  app.get('/', () => {
    throw error;
  });
  app.use(handler);
  return supertest(app).get('/');
}

describe('a handler', () => {
  it.each([
    ['production', 'for end users', undefined],
    ['development', 'for developers', message],
  ])('made in %s speaks as it would have then: %s', async (made, _whom, detail) => {
    const { body } = await answerOf(made, {});
    expect((body as { readonly detail?: string }).detail).toBe(detail);
  });

  it('made in production without an audience recommends one at once, once', () => {
    process.env['NODE_ENV'] = 'production';
    openaiErrorHandler();
    openaiErrorHandler();
    openaiErrorHandler({ audience: 'public' });
    expect(emitted.mock.calls).toEqual([
      [
        expect.stringContaining('no `audience` is set'),
        { type: 'OpenAIProblemDetailsWarning', code: 'OPENAI_PROBLEM_DETAILS_AUDIENCE' },
      ],
    ]);
  });

  it('keeps the patterns that it was given', async () => {
    const redact = ['Project Bluebird'];
    const { text } = await answerOf('development', { redact }, () => redact.pop());
    expect(text).toContain('No access to [redacted].');
  });
});
