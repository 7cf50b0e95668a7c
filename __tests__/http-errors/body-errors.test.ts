/** Errors of Express's body parsers, as problems. */
import { describe, expect, it } from '@jest/globals';
import type { Express, RequestHandler } from 'express';
import createError from 'http-errors';
import supertest from 'supertest';
import { isProblemDetails, openaiErrorHandler, type ProblemDetails } from '../../lib/index.js';
import { expressMajors } from '../support/app.js';

type Parsers = Record<'json' | 'urlencoded', (options?: object) => RequestHandler>;

describe.each(expressMajors)('with Express %s', (_major, express) => {
  const { json, urlencoded } = express as unknown as Parsers;

  function appWith(parser: RequestHandler): Express {
    const app = express();
    app.post('/', parser, (_request, response) => void response.end());
    return app.use(openaiErrorHandler({ audience: 'public', handle: 'http' }));
  }

  async function post(
    parser: RequestHandler,
    body: string,
    headers: Record<string, string> = {},
  ): Promise<ProblemDetails> {
    const request = supertest(appWith(parser)).post('/');
    for (const [name, value] of Object.entries(headers)) request.set(name, value);
    const type = headers['Content-Type'] ?? 'application/json';
    const response = await request.set('Content-Type', type).send(body);
    expect(response.headers['content-type']).toBe('application/problem+json');
    const problem: unknown = JSON.parse(response.text);
    if (!isProblemDetails(problem)) throw new Error('no problem');
    expect(problem.status).toBe(response.status);
    return problem;
  }

  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const failingCheck = json({
    verify: () => {
      throw new Error('secret-signature');
    },
  });

  it.each<[string, number, RequestHandler, string, Record<string, string>, RegExp]>([
    ['bad JSON', 400, json(), '{"prompt": oops}', {}, /does not match its Content-Type/],
    ['a body that is too large', 413, json({ limit: 8 }), '{"prompt":"Hi"}', {}, /larger than/],
    ['a check that fails', 403, failingCheck, '{}', {}, /checked the request body/],
    [
      'an unknown charset',
      415,
      json(),
      '{}',
      { 'Content-Type': 'application/json; charset=koi8-r' },
      /character encoding/,
    ],
    ['an unknown compression', 415, json(), '{}', { 'Content-Encoding': 'zip' }, /compression/],
    [
      'too many fields',
      413,
      urlencoded({ extended: false, parameterLimit: 1 }),
      'a=1&b=2',
      form,
      /more fields/,
    ],
    [
      'fields that are nested too deeply',
      400,
      urlencoded({ extended: true, depth: 1 }),
      'a[b][c][d]=1',
      form,
      /more deeply/,
    ],
  ])('explains %s', async (_what, status, parser, body, headers, meaning) => {
    const problem = await post(parser, body, headers);
    expect(problem).toMatchObject({ type: 'about:blank', status, fixableBy: 'caller' });
    expect(problem.meaning).toMatch(meaning);
    expect(problem.retryable).toBe(false);
  });

  it.each([
    ['{"prompt": 1 "model"}', 'Invalid JSON at position 14.'],
    ['{"prompt": "oops', 'Invalid JSON at position 17.'],
    ['{"prompt": ', 'The JSON is incomplete.'],
    ['hello', undefined],
  ])('states where the JSON is invalid if the parser knows: %s', async (body, detail) => {
    expect((await post(json(), body)).detail).toBe(detail);
  });

  it('quotes nothing of the body', async () => {
    const problem = await post(json(), 'my secret diary');
    expect(JSON.stringify(problem)).not.toMatch(/secret|diary/);
  });

  it('states the maximum size of a body', async () => {
    const problem = await post(json({ limit: 8 }), '{"prompt":"Hi"}');
    expect(problem.detail).toBe('The limit is 8 bytes.');
  });

  it('does not state the limit if it is unknown', async () => {
    const unlimited: RequestHandler = (_request, _response, next) =>
      next(createError(413, 'too large', { type: 'entity.too.large' }));
    const problem = await post(unlimited, '{}');
    expect(problem.meaning).toMatch(/larger than/);
    expect(problem).not.toHaveProperty('detail');
  });

  it.each([['entity.unknown'], ['constructor'], [5]])(
    'explains an error of the type %p by its status',
    async (type) => {
      const refusing: RequestHandler = (_request, _response, next) =>
        next(createError(413, 'Too much of it.', { type }));
      const problem = await post(refusing, '{}');
      expect(problem.detail).toBe('Too much of it.');
    },
  );

  it('does not reveal the message of a check', async () => {
    expect(JSON.stringify(await post(failingCheck, '{}'))).not.toContain('secret-signature');
  });
});
