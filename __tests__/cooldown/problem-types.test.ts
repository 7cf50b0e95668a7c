/** Which problem types open a cooldown, by all recorded errors, and the response while one is open. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openers, sharedOpeners, type Opener } from '../../lib/cooldown/openers.js';
import { problemTypes, readFailure } from '../../lib/index.js';
import { corpus, type Row } from '../support/corpus.js';
import { errorOfResponse, guarded, problemOfResponse, stopClock } from '../support/guarded.js';
import { errorBody } from '../support/limited.js';

const table: Readonly<Record<string, Opener>> = openers;

const rows = ['openai', 'compatible', 'wordings', 'wordings-2']
  .flatMap(corpus)
  .filter(({ delivery, status }) => delivery === 'http' && status >= 400)
  .map((row) => [row.id, row] as const);

/** The slug of the response to each of these calls, and how many of them were made. */
async function answersTo(
  row: Row,
  wait?: number,
): Promise<{ slugs: unknown[]; texts: string[]; made: number }> {
  const { call, calls } = guarded(() => row, { wait: () => wait });
  const slugs: unknown[] = [];
  const texts: string[] = [];
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const response = await call();
    texts.push(await response.clone().text());
    slugs.push((await problemOfResponse(response))?.type.split(':').at(-1));
  }
  return { slugs, texts, made: calls() };
}

describe('of all recorded errors', () => {
  // Some announce waits in milliseconds.
  beforeAll(stopClock);
  afterAll(() => void jest.useRealTimers());

  it.each(rows)('%s is repeated as the same problem while its key cools down', async (_id, row) => {
    const { slugs, made } = await answersTo(row, 60);
    expect(slugs[1]).toBe(slugs[0]);
    expect(made).toBe(1);
  });

  it.each(
    rows.filter(
      ([
        ,
        {
          expect: { leaks },
        },
      ]) => leaks?.length > 0,
    ),
  )('%s is stored without its secrets', async (_id, row) => {
    const { texts } = await answersTo(row, 60);
    expect(row.expect.leaks.filter((leak) => texts[1]?.includes(leak))).toEqual([]);
  });

  it.each(rows)('%s opens a cooldown if its type does', async (_id, row) => {
    const { slugs, texts, made } = await answersTo(row);
    const opener = table[String(slugs[0])];
    const opensAtOnce = opener !== undefined && opener.class !== 'fault';
    // Exceptions of a type: failures of a single request or conversation, and limits for which no wait helps.
    const error = await errorOfResponse(new Response(texts[0], { status: row.status }));
    const { code, quota } = readFailure(error) ?? {};
    const isExempt = quota !== undefined || opener?.unless?.includes(code ?? '') === true;
    expect(made).toBe(opensAtOnce && !isExempt ? 1 : 2);
  });
});

it.each([
  'context-length-exceeded',
  'content-policy-violation',
  'request-exceeds-token-limit',
  'request-too-large',
  'invalid-parameter',
  'model-not-found',
  'permission-denied',
  'bad-request',
  'request-aborted',
])('%s never opens a cooldown', (slug) => {
  expect(problemTypes).toHaveProperty(slug);
  expect(table).not.toHaveProperty(slug);
});

it.each(['cyber_policy', 'bio_policy', 'session_budget_exceeded'])(
  'a request rejected with %s affects no other',
  async (code) => {
    const { call, calls } = guarded(() => ({ status: 400, body: errorBody(code, 'Refused.') }));
    await call();
    await call();
    expect(calls()).toBe(2);
  },
);

it.each(sharedOpeners)(
  'the response of another instance is a problem of the type $type',
  async ({ type, standIn }) => {
    const { status, error } = standIn;
    const problem = await problemOfResponse(new Response(JSON.stringify({ error }), { status }));
    expect(problem?.type).toBe(`urn:problem-type:openai:${type}`);
  },
);
