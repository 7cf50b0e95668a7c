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
  async function told(status: number, retryAfter: unknown): Promise<Told> {
    const app = express();
    app.set('env', 'test');
    app.get('/', () => {
      throw createError(status, { headers: { 'retry-after': retryAfter } });
    });
    app.use(openaiErrorHandler({ handle: 'http', audience: 'developer', log: false }));
    const response = await fetch(`http://127.0.0.1:${await serve(app)}/`);
    const problem = (await response.json()) as { solution: string[]; retryAfter?: number };
    const header = response.headers.get('retry-after');
    return { header, retryAfter: problem.retryAfter, advice: problem.solution[0] };
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

  it('leaves the field of an error as it is if the same request would fail again', async () => {
    expect(await told(413, '3600')).toMatchObject({ header: '3600', retryAfter: undefined });
  });
});
