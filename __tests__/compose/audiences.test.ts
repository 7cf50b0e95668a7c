/** Who is told what, with which status, for every problem type. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { problemTypes, type ProblemType, type ProblemTypeSlug } from '../../lib/index.js';
import { apiError, problemOf, stepsAfter } from '../support/problem.js';
import { errorOf } from '../support/sdk.js';

const slugs = (Object.keys(problemTypes) as ProblemTypeSlug[]).map((slug) => [slug] as const);

const error = apiError({
  status: 429,
  type: null,
  error: {
    message: 'The upstream said so.',
    type: null,
    param: 'upstream_param',
    code: 'upstream_code',
    moderation_details: { categories: ['violence'] },
  },
  message: 'The upstream said so.',
  code: 'upstream_code',
  param: 'upstream_param',
  requestID: 'req_0123456789abcdef',
  headers: { 'retry-after': '5', 'x-ratelimit-remaining-requests': '0' },
});

function told(slug: string, audience: 'developer' | 'public'): ReturnType<typeof problemOf> {
  return problemOf(error, { audience, classify: () => slug });
}

/** The conditions of the table, as functions of the problem type. */
const conditions: Readonly<Record<string, (problemType: ProblemType) => boolean>> = {
  always: () => true,
  never: () => false,
  'if known': () => true,
  'if waiting helps': ({ retryable }) => retryable,
  "if the client's request is wrong": ({ fixableBy, gatewayStatus }) =>
    fixableBy === 'caller' && gatewayStatus < 500,
  // The upstream of these tests says what no catalogue knows.
  'if the catalogue knows it': () => false,
};

/** The rows of docs/audiences.md: member, then a condition an audience. */
const page = readFileSync(join(__dirname, '..', '..', 'docs', 'audiences.md'), 'utf8');
const rows = Array.from(
  page.matchAll(/^\| `(\w+)` +\| ([^|]+?) +\| ([^|]+?) +\|$/gm),
  ([, member = '', developer = '', reader = '']) => ({ member, developer, public: reader }),
);

describe.each(['developer', 'public'] as const)(
  'a %s sees the members in the table',
  (audience) => {
    it.each(slugs)('of %s', (slug) => {
      const problemType: ProblemType = problemTypes[slug];
      const expected = rows
        .filter((row) => conditions[row[audience]]?.(problemType) === true)
        .map(({ member }) => member)
        .filter((member) => member !== 'documentation' || problemType.documentation !== undefined);
      expect(Object.keys(told(slug, audience)).toSorted()).toEqual(expected.toSorted());
    });
  },
);

describe('the table', () => {
  it('has only known conditions', () => {
    const written = rows.flatMap((row) => [row.developer, row.public]);
    expect(new Set(written)).toEqual(new Set(Object.keys(conditions)));
  });
});

describe('both audiences', () => {
  it.each(['developer', 'public'] as const)('see the errors in the input: %s', (audience) => {
    const errors = [{ pointer: '/prompt', detail: 'Must be a string.' }];
    const refused = Object.assign(new Error('The input has 1 error.'), {
      [Symbol.for('openai-problem-details.input')]: { errors, status: undefined },
    });
    expect(problemOf(refused, { audience })).toMatchObject({ status: 422, errors });
  });
});

describe('developers', () => {
  it.each(slugs)('see the meaning and solution of %s', (slug) => {
    const { meaning, solution, title, fixableBy, retryable } = problemTypes[slug];
    expect(told(slug, 'developer')).toMatchObject({
      meaning,
      solution: stepsAfter('5 seconds', solution),
      title,
      fixableBy,
      retryable,
    });
  });
});

describe('end users', () => {
  it.each(slugs)('see their own wording of %s', (slug) => {
    const { meaning, solution } = problemTypes[slug].public;
    expect(told(slug, 'public')).toMatchObject({
      meaning,
      solution: stepsAfter('5 seconds', solution),
    });
  });

  const operatorsOwn = slugs.filter(([slug]) => problemTypes[slug].fixableBy !== 'caller');

  it.each(operatorsOwn)("never see the operator's solution of %s", (slug) => {
    const { solution } = told(slug, 'public');
    for (const step of problemTypes[slug].solution) expect(solution).not.toContain(step);
  });

  it.each(slugs)("get the gateway's status for %s", (slug) => {
    expect(told(slug, 'public').status).toBe(problemTypes[slug].gatewayStatus);
  });

  it.each(slugs)('are not blamed with a 401 or 403 for %s', (slug) => {
    expect([401, 403, 407]).not.toContain(told(slug, 'public').status);
  });
});

describe('statuses', () => {
  it.each([400, 401, 403, 404, 409, 413, 418, 422, 429, 500, 502, 503, 529])(
    'a %i is mirrored',
    async (status) => {
      expect(problemOf(await errorOf('6.49', { status, body: null })).status).toBe(status);
    },
  );

  it.each([
    [407, 502],
    [408, 504],
    [600, 500],
    [999, 500],
    [304, 500],
    [undefined, 500],
  ])('a %p becomes %i', (status, answered) => {
    expect(problemOf(apiError({ status })).status).toBe(answered);
  });

  it.each([
    ['upstream', 401],
    ['gateway', 500],
  ] as const)('`status: %s` overrides the audience', async (status, answered) => {
    const unauthorized = await errorOf('6.49', { status: 401, body: null });
    const problem = problemOf(unauthorized, { audience: 'public', status });
    expect(problem.status).toBe(answered);
    expect(problemOf(unauthorized, { status }).status).toBe(answered);
  });

  it('an error without a status has that of its type', () => {
    expect(problemOf(apiError({ message: 'Connection error.' })).status).toBe(502);
  });
});
