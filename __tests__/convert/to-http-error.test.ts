/** The conversion to errors that other error handlers understand. */
import { describe, expect, it, jest } from '@jest/globals';
import createError from 'http-errors';
import { problemTypes, toHttpError, type ProblemHttpError } from '../../lib/index.js';
import { apiError } from '../support/problem.js';
import { errorOf, majorNames } from '../support/sdk.js';

async function converted(status: number, headers = {}, major = '6.49'): Promise<ProblemHttpError> {
  const body = { error: { message: 'The upstream said so.' } };
  const httpError = toHttpError(await errorOf(major, { status, headers, body }));
  if (httpError === undefined) throw new Error('not claimed');
  return httpError;
}

describe('toHttpError', () => {
  it.each(majorNames)('openai %s: returns an HttpError', async (major) => {
    expect(createError.isHttpError(await converted(429, {}, major))).toBe(true);
  });

  it.each([
    [400, true],
    [404, true],
    [429, true],
    [500, false],
    [503, false],
  ])('a %i has expose: %p', async (status, expose) => {
    expect(await converted(status)).toMatchObject({ status, statusCode: status, expose });
  });

  it('has the problem', async () => {
    expect((await converted(404)).problem).toMatchObject({
      type: 'urn:problem-type:openai:not-found',
      status: 404,
    });
  });

  it('has the detail as its message', async () => {
    expect((await converted(404)).message).toBe('The upstream said so.');
  });

  it('has the meaning as its message if there is no detail', () => {
    const options = { provider: 'OpenAI' };
    expect(toHttpError(apiError({ status: 404 }), options)?.message).toBe(
      problemTypes['not-found'].meaning,
    );
  });

  it('has the headers of a retry', async () => {
    expect((await converted(429, { 'retry-after': '20' })).headers).toEqual({
      'Retry-After': '20',
      'Cache-Control': 'no-store',
    });
  });

  it('has the challenge of a 401', async () => {
    expect((await converted(401)).headers).toHaveProperty('WWW-Authenticate');
  });

  it('copies no upstream header', async () => {
    const { headers } = await converted(500, { 'set-cookie': 'a=b', 'openai-organization': 'o' });
    expect(headers).toEqual({ 'Cache-Control': 'no-store' });
  });

  it('keeps the original error as its cause', () => {
    const error = apiError({ status: 404 });
    expect(toHttpError(error)?.cause).toBe(error);
  });

  it('hides its cause from serializers', async () => {
    const httpError = await converted(404);
    expect(Object.keys(httpError)).not.toContain('cause');
    expect(JSON.parse(JSON.stringify(httpError))).not.toHaveProperty('cause');
  });

  it('follows the audience', async () => {
    const error = await errorOf('6.49', { status: 401, body: null });
    expect(toHttpError(error, { audience: 'public' })).toMatchObject({
      status: 500,
      expose: false,
    });
  });

  it.each([
    ['a plain error', new Error('x')],
    ['an HttpError', createError(404)],
    ['nothing', undefined],
  ])('returns undefined for %s', (_what, error) => {
    expect(toHttpError(error)).toBeUndefined();
  });

  it('loads http-errors on first use', () => {
    const load = jest.fn(() => createError);
    jest.isolateModules(() => {
      jest.doMock('http-errors', load);
      const library = require('../../lib/index.js') as typeof import('../../lib/index.js');
      library.toProblemDetails(apiError({ status: 404 }));
      expect(load).not.toHaveBeenCalled();
      library.toHttpError(apiError({ status: 404 }));
      expect(load).toHaveBeenCalledTimes(1);
    });
    jest.dontMock('http-errors');
  });
});
