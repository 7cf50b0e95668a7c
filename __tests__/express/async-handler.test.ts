/** `asyncHandler` passes rejections to the error handlers of Express 4. */
import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { asyncHandler } from '../../lib/index.js';
import { appOf, expressMajors, type Route } from '../support/app.js';

async function passedBy(
  express: (typeof expressMajors)[number][1],
  route: Route,
): Promise<unknown> {
  const passed: unknown[] = [];
  await supertest(appOf(express, route, {}, passed)).get('/');
  return passed[0];
}

describe.each(expressMajors)('with Express %s', (_major, express) => {
  const error = new Error('thrown');

  it('passes on the rejection of an async handler', async () => {
    expect(await passedBy(express, () => Promise.reject(error))).toBe(error);
  });

  it('passes on the error of a synchronous handler', async () => {
    expect(
      await passedBy(express, () => {
        throw error;
      }),
    ).toBe(error);
  });

  it.each([undefined, null, '', 0, 'route', 'router'])('turns %p into an error', async (reason) => {
    expect(await passedBy(express, () => Promise.reject(reason))).toEqual(
      new Error(`A route handler was rejected with ${String(reason)}`),
    );
  });

  it('does not affect a handler that succeeds', async () => {
    const app = appOf(express, (_request, response) => response.send('fine'));
    expect((await supertest(app).get('/')).text).toBe('fine');
  });
});

it('rejects anything but a function', () => {
  expect(() => asyncHandler('GET' as never)).toThrow(
    new TypeError("asyncHandler: the route handler cannot be 'GET'; expected a function"),
  );
});
