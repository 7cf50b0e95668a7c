/** What signatures weigh, and which of several that match decides. */
import { describe, expect, it } from '@jest/globals';
import type { Signature } from '../../lib/model/problem-type.js';
import { tableOf, type Table } from '../support/signatures.js';
import { createClassifier } from '../../lib/classify/index.js';
import { rulesOf } from '../../lib/classify/rules.js';
import { createFailure, type OpenAIFailure } from '../../lib/model/failure.js';

describe('a signature', () => {
  it.each<readonly [Signature, number]>([
    [{ code: 'own_code' }, 32],
    [{ code: 'rate_limit_exceeded' }, 8],
    [{ code: /^own/ }, 8],
    [{ kind: 'abort' }, 32],
    [{ message: /x/ }, 16],
    [{ quota: 'zero' }, 16],
    [{ page: true }, 16],
    [{ status: 429 }, 4],
    [{ type: 'x' }, 2],
    [{ param: true }, 1],
    [{ code: 'own_code', message: /x/, status: [400, 404], type: 'x', param: true }, 55],
    [{}, 0],
  ])('%j weighs %i', (signature, weight) => {
    expect(rulesOf(tableOf({ slug: [signature] })).map((rule) => rule.weight)).toEqual([weight]);
  });

  it('of a stream also applies to a job', () => {
    const kindsOf = (signature: Signature): unknown[] =>
      rulesOf(tableOf({ slug: [signature] })).map(({ kind }) => kind);
    expect(kindsOf({ kind: 'stream' })).toEqual(['stream', 'job']);
    expect(kindsOf({ kind: 'job' })).toEqual(['job']);
    expect(kindsOf({ status: 400 })).toEqual([undefined]);
  });

  it('comes after heavier ones, and after earlier equal ones', () => {
    const table = { a: [{ status: 1 }, { code: 'x' }], b: [{ code: 'y' }], c: [{ type: 't' }] };
    expect(rulesOf(tableOf(table)).map(({ slug }) => slug)).toEqual(['a', 'b', 'a', 'c']);
  });
});

type Facts = Partial<OpenAIFailure>;

const slugOf = (signatures: Table, facts: Facts): string =>
  createClassifier(tableOf(signatures))(createFailure({ kind: 'response', ...facts })).slug;

describe('a failure', () => {
  it.each<readonly [Signature, Facts, Facts]>([
    [{ code: 'c' }, { code: 'c' }, { code: 'd' }],
    [{ code: /^c/ }, { code: 'cd' }, { code: 'dc' }],
    [{ code: /undefined/ }, { code: 'undefined' }, {}],
    [{ kind: 'abort' }, { kind: 'abort' }, { kind: 'timeout' }],
    [{ kind: 'stream' }, { kind: 'job' }, { kind: 'response' }],
    [{ message: /^M/ }, { message: 'M' }, { message: 'N' }],
    [{ message: /undefined/ }, { message: 'undefined' }, {}],
    [{ quota: 'zero' }, { quota: 'zero' }, { quota: 'outsized' }],
    [{ page: true }, { page: true }, { page: false }],
    [{ status: 404 }, { status: 404 }, { status: 400 }],
    [{ status: [404, 410] }, { status: 410 }, { status: 400 }],
    [{ type: 't' }, { type: 't' }, { type: 'u' }],
    [{ param: true }, { param: 'p' }, {}],
    [{ code: 'c', kind: 'abort' }, { code: 'c', kind: 'abort' }, { code: 'c' }],
    [{ kind: 'abort', status: 404 }, { kind: 'abort', status: 404 }, { kind: 'abort' }],
    [{ status: 404, type: 't' }, { status: 404, type: 't' }, { status: 404 }],
    [{ message: /^M/, status: 404 }, { message: 'M', status: 404 }, { message: 'M' }],
  ])('is matched by %j if it is %j, not %j', (signature, facts, others) => {
    expect(slugOf({ own: [signature] }, facts)).toBe('own');
    expect(slugOf({ own: [signature] }, others)).not.toBe('own');
  });

  it.each<readonly [string, Signature, Signature]>([
    ['a code before a kind', { code: 'c' }, { kind: 'response' }],
    ['a kind before a message', { kind: 'response' }, { message: /^M/ }],
    ['a message before a status', { message: /^M/ }, { status: 404 }],
    ['a status before a type', { status: 404 }, { type: 't' }],
    ['a type before a parameter', { type: 't' }, { param: true }],
    ['more before less', { status: 404, param: true }, { status: 404 }],
    ['a message before a family of codes', { message: /^M/ }, { code: 'server_error' }],
  ])('is decided by %s', (_what, first, second) => {
    const facts = { code: 'c', message: 'M', status: 404, type: 't', param: 'p' };
    const failed =
      first.code === undefined && second.code !== undefined
        ? { ...facts, code: 'server_error' }
        : facts;
    expect(slugOf({ first: [first], second: [second] }, failed)).toBe('first');
    expect(slugOf({ second: [second], first: [first] }, failed)).toBe('first');
  });

  it("keeps the occurrence's `retryable`", () => {
    const table = tableOf({ own: [{ status: 404, retryable: true }] });
    const classify = createClassifier(table);
    expect(classify(createFailure({ kind: 'response', status: 404 }))).toMatchObject({
      slug: 'own',
      retryable: true,
    });
  });

  it.each<readonly [Facts, string]>([
    [{ kind: 'job', status: 400 }, 'job-failed'],
    [{ status: 400 }, 'bad-request'],
    [{ status: 499 }, 'bad-request'],
    [{ status: 500 }, 'internal-server-error'],
    [{ status: 599 }, 'internal-server-error'],
    [{ status: 399 }, 'unknown-error'],
    [{ status: 600 }, 'unknown-error'],
    [{}, 'unknown-error'],
  ])('without a match, %j makes it %s', (facts, slug) => {
    expect(slugOf({}, facts)).toBe(slug);
  });
});
