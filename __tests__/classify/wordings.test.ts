/** More wire errors, seen in public issues, as the newest SDK throws them: families of wording beside the corpus. */
import { describe, expect, it } from '@jest/globals';
import { problemTypes, toProblemDetails, type ProblemTypeSlug } from '../../lib/index.js';
import { corpus, type Row } from '../support/corpus.js';
import { errorOf, streamErrorOf } from '../support/sdk.js';

function thrown(row: Row): unknown {
  if (row.delivery === 'object') return row.body;
  return row.delivery === 'sse-data'
    ? streamErrorOf('7.57', row.body, row.event)
    : errorOf('7.57', row);
}

const rows = ['wordings', 'wordings-2'].flatMap(corpus).map((row) => [row.id, row] as const);

describe('wordings', () => {
  it.each(rows)('%s is recognized', async (_id, row) => {
    const problem = toProblemDetails(await thrown(row), { claim: 'likely' });
    const slug = problem?.type.split(':').at(-1) as ProblemTypeSlug;
    expect([row.expect.type, ...row.expect.accept]).toContain(slug);
    const ofType = slug === row.expect.type ? row.expect.retryable : problemTypes[slug].retryable;
    expect(problem?.retryable).toBe(ofType);
    const { retryAfter, status } = row.expect;
    if (slug === row.expect.type && typeof status === 'number')
      expect(problem?.status).toBe(status);
    if (retryAfter !== null && problem?.retryable === true)
      expect(problem.retryAfter).toBe(Math.ceil(retryAfter));
  });

  it.each(rows.filter(([, row]) => row.expect.leaks.length > 0))(
    '%s leaks nothing',
    async (_id, row) => {
      const error = await thrown(row);
      for (const audience of ['developer', 'public'] as const) {
        const text = JSON.stringify(toProblemDetails(error, { claim: 'likely', audience }));
        expect(row.expect.leaks.filter((secret) => text.includes(secret))).toEqual([]);
      }
    },
  );
});
