/** Every recorded wire error, thrown by every major of the real SDK. */
import { describe, expect, it } from '@jest/globals';
import {
  problemTypes,
  toProblemDetails,
  type ProblemDetails,
  type ProblemTypeSlug,
} from '../../lib/index.js';
import { corpus, type Row } from '../support/corpus.js';
import { errorOf, majorNames, streamErrorOf } from '../support/sdk.js';

const prefix = 'urn:problem-type:openai:';

function accepted(row: Row, major: string): readonly string[] {
  const bodyIsLost = row.minOpenai === 7 && !major.startsWith('7');
  return [
    row.expect.type,
    ...row.expect.accept,
    ...(bodyIsLost ? (row.acceptBefore7 ?? row.expect.acceptBefore7 ?? []) : []),
  ];
}

function thrown(row: Row, major: string): Promise<unknown> {
  return row.delivery === 'sse-data'
    ? streamErrorOf(major, row.body, row.event)
    : errorOf(major, row);
}

function expectAnswer(
  problem: ProblemDetails | undefined,
  row: Row,
  slugs: readonly string[],
): void {
  const slug = problem?.type.slice(prefix.length) as ProblemTypeSlug;
  expect(slugs).toContain(slug);
  const retryable = slug === row.expect.type ? row.expect.retryable : problemTypes[slug].retryable;
  expect(problem?.retryable).toBe(retryable);
}

function expectWait(problem: ProblemDetails | undefined, row: Row): void {
  const { retryAfter } = row.expect;
  const wait =
    retryAfter === null || problem?.retryable !== true ? undefined : Math.ceil(retryAfter);
  expect(problem?.retryAfter).toBe(wait);
}

const names = ['openai', 'compatible', 'wild-openai', 'wild-compatible'];
const rows = names.flatMap(corpus);
/** openai 5 and 6 hand on a flat error event as a chunk like any other, and throw nothing. */
function isThrown(major: string, row: Row): boolean {
  return row.event === undefined || row.minOpenai !== 7 || !/^[56]/.test(major);
}

const cases = majorNames.flatMap((major) =>
  rows.filter((row) => isThrown(major, row)).map((row) => [major, row.id, row] as const),
);

describe('errors on the wire', () => {
  it.each(cases)('openai %s recognises %s', async (major, _id, row) => {
    const problem = toProblemDetails(await thrown(row, major));
    expectAnswer(problem, row, accepted(row, major));
    expect(problem?.status).toBe(
      row.expect.status ?? problemTypes[row.expect.type as ProblemTypeSlug].status,
    );
    const bodyIsLost = row.minOpenai === 7 && !major.startsWith('7');
    if (!bodyIsLost) expectWait(problem, row);
  });

  const leaking = cases.filter(([, , row]) => row.expect.leaks.length > 0);

  it.each(leaking)('openai %s leaks nothing of %s', async (major, _id, row) => {
    const error = await thrown(row, major);
    for (const audience of ['developer', 'public'] as const) {
      const text = JSON.stringify(toProblemDetails(error, { audience }));
      for (const secret of row.expect.leaks) expect(text).not.toContain(secret);
    }
  });
});

const events = corpus('events').map((row) => [row.id, row] as const);

describe('errors that no SDK throws as an `Error`', () => {
  it.each(events)('recognises %s', (_id, row) => {
    const problem = toProblemDetails(row.body, { claim: 'likely' });
    expectAnswer(problem, row, accepted(row, '7'));
    expectWait(problem, row);
    const text = JSON.stringify(problem);
    for (const secret of row.expect.leaks) expect(text).not.toContain(secret);
  });
});
