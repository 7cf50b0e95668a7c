/** A cooldown in front of a service that uses this package, too: what it replays still says whose the problem is. */
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { toResponse as respondTo } from '../../lib/index.js';
import { guarded, later, problemOfResponse, stopClock } from '../support/guarded.js';
import { exhausted, rateLimited } from '../support/limited.js';
import { errorOf, type Wire } from '../support/sdk.js';
import { plantedKey } from '../support/two-services.js';

beforeEach(stopClock);
afterEach(() => void jest.useRealTimers());

/** What the service behind answers where OpenAI answers it so. */
async function answerTo(wire: object, openaiCompatible = true): Promise<Response> {
  const options = { audience: 'public', openaiCompatible } as const;
  return respondTo(await errorOf('6.49', wire as Wire), undefined, options) as Response;
}

it.each([true, false])(
  'replays the problem as that service’s (compatible: %s)',
  async (compatible) => {
    const { call, calls } = guarded(async () => answerTo(exhausted, compatible));
    const [first, second] = [
      await problemOfResponse(await call()),
      await problemOfResponse(await call()),
    ];
    expect(calls()).toBe(1);
    const expected = {
      type: 'urn:problem-type:openai:credit-balance-exhausted',
      status: 503,
      fixableBy: 'provider',
      retryable: false,
      meaning: expect.stringContaining('The service behind this one reports:') as unknown,
    };
    expect(first).toMatchObject(expected);
    expect(second).toMatchObject({ ...expected, cooldown: true });
  },
);

it('replays a problem whose instance is not a URI reference', async () => {
  const withoutUri = async (): Promise<Response> => {
    const response = await answerTo(exhausted);
    const text = await response.text();
    return new Response(text.replaceAll(/"instance":"[^"]*"/g, '"instance":"no URI"'), response);
  };
  const { call, calls } = guarded(withoutUri);
  await call();
  expect(await problemOfResponse(await call())).toMatchObject({
    fixableBy: 'provider',
    cooldown: true,
  });
  expect(calls()).toBe(1);
});

it('replays no address of an occurrence that contains a key', async () => {
  const { call } = guarded(async () => {
    const answered = await answerTo(exhausted);
    const body = (await answered.json()) as { error: { problem: object } };
    const problem = { ...body.error.problem, instance: `https://example.com/?key=${plantedKey}` };
    return Response.json({ ...body, ...problem, error: { ...body.error, problem } }, answered);
  });
  await call();
  const replayed = await call();
  const text = await replayed.clone().text();
  expect(text).toContain('credit-balance-exhausted');
  expect(text).not.toContain(plantedKey);
  expect(await problemOfResponse(replayed)).toMatchObject({ fixableBy: 'provider' });
});

it('replays the wait that is left', async () => {
  const limited = rateLimited({ 'retry-after': '20' });
  const { call } = guarded(async () => answerTo(limited));
  await call();
  await later(15_000);
  expect(await problemOfResponse(await call())).toMatchObject({
    retryAfter: 5,
    fixableBy: 'provider',
  });
});

it('is not told to other instances, which would take the problem for their own', async () => {
  const store = new RateLimiterMemory({ points: 1, duration: 1 });
  const a = guarded(async () => answerTo(exhausted), { store });
  const b = guarded(async () => answerTo(exhausted), { store });
  await a.call();
  await later(1);
  await b.call();
  expect([a.calls(), b.calls()]).toEqual([1, 1]);
});
