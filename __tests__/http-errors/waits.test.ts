/** The wait that an error of the app states: its header field, `retryAfter` and the advice agree. */
import { afterEach, describe, expect, it } from '@jest/globals';
import createError from 'http-errors';
import { openaiErrorHandler } from '../../lib/index.js';
import { expressMajors } from '../support/app.js';
import { closeServers, serve } from '../support/streaming.js';

afterEach(closeServers);

const day = 86_400;

function dateIn(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toUTCString();
}

interface Told {
  readonly header: string | null;
  readonly retryAfter: number | undefined;
  readonly advice: string | undefined;
}

describe.each(expressMajors)('with Express %s', (_major, express) => {
  /** What a client reads of an error with these fields, where earlier middleware has set others. */
  async function toldOf(status: number, headers: object, set?: string): Promise<Told> {
    const app = express();
    app.set('env', 'test');
    app.get('/', (_request, response) => {
      if (set !== undefined) response.setHeader('Retry-After', set);
      throw createError(status, { headers });
    });
    app.use(openaiErrorHandler({ handle: 'http', audience: 'developer', log: false }));
    const response = await fetch(`http://127.0.0.1:${await serve(app)}/`);
    const problem = (await response.json()) as { solution: string[]; retryAfter?: number };
    const header = response.headers.get('retry-after');
    return { header, retryAfter: problem.retryAfter, advice: problem.solution[0] };
  }

  function told(status: number, retryAfter: unknown): Promise<Told> {
    return toldOf(status, { 'retry-after': retryAfter });
  }

  it.each([
    [20, 20, 'Wait 20 seconds'],
    ['20', 20, 'Wait 20 seconds'],
    ['0', 0, 'Wait a moment'],
    ['0.2', 1, 'Wait 1 second'],
    [59.5, 60, 'Wait 60 seconds'],
    ['3600', 3600, 'Wait 60 minutes'],
    ['604800', day, 'Wait 24 hours'],
    [dateIn(10 * day), day, 'Wait 24 hours'],
  ])('states %p once, in whole seconds', async (given, retryAfter, advice) => {
    const found = await told(429, given);
    expect(found).toMatchObject({ header: String(retryAfter), retryAfter });
    expect(found.advice).toMatch(advice);
  });

  it('states a date in seconds', async () => {
    const { header, retryAfter, advice } = await told(503, dateIn(90));
    expect(header).toBe(String(retryAfter));
    expect(retryAfter).toBeGreaterThan(60);
    expect(retryAfter).toBeLessThan(92);
    expect(advice).not.toContain('about a minute');
  });

  it.each(['-1', 'NaN', 'soon', Infinity, dateIn(-90)])(
    'does not repeat %p, which states no wait',
    async (given) => {
      const found = await told(429, given);
      expect(found).toMatchObject({ header: null, retryAfter: undefined });
      expect(found.advice).toContain('about a minute');
    },
  );

  it('states the wait that a rate limiter has set on the response', async () => {
    const found = await toldOf(429, {}, '42');
    expect(found).toMatchObject({ header: '42', retryAfter: 42 });
    expect(found.advice).toMatch('Wait 42 seconds');
  });

  it('prefers the wait of the error to the one on the response', async () => {
    const found = await toldOf(429, { 'retry-after': 7 }, '42');
    expect(found).toMatchObject({ header: '7', retryAfter: 7 });
    expect(found.advice).toMatch('Wait 7 seconds');
  });

  it('leaves the field of an error as it is if the same request would fail again', async () => {
    expect(await told(413, '3600')).toMatchObject({ header: '3600', retryAfter: undefined });
  });
});
