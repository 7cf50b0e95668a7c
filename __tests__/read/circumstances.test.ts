/** What is known of an error beside itself decides where the error itself does not say enough. */
import { describe, expect, it } from '@jest/globals';
import { readUnder, type Circumstances } from '../../lib/read/circumstances.js';
import { apiError } from '../support/problem.js';

const kindOf = (circumstances: Circumstances, error: unknown): string | undefined =>
  readUnder(circumstances, error, 'certain')?.failure.kind;

const aborted = new DOMException('This operation was aborted', 'AbortError');
const cut = new TypeError('terminated');
const plain = new Error('plain');
const answered = apiError({ status: 500 });

describe('an error', () => {
  it.each<readonly [string, Circumstances, unknown, string | undefined]>([
    ['of nobody knows whom is read by itself', {}, answered, 'response'],
    ['of nobody knows whom may be foreign', {}, aborted, undefined],
    ['of the upstream’s is its, however raw', { origin: 'upstream' }, cut, 'interrupted'],
    ['of the upstream’s may still say nothing', { origin: 'upstream' }, plain, undefined],
    [
      'of the upstream’s has the kind of its place',
      { origin: 'upstream', kind: 'stream' },
      plain,
      'stream',
    ],
    [
      'of the upstream’s has its own kind first',
      { origin: 'upstream', kind: 'stream' },
      cut,
      'interrupted',
    ],
    ['of the app’s is never OpenAI’s', { origin: 'app' }, answered, undefined],
    [
      'of the app’s is not, although the client went',
      { origin: 'app', ended: 'abort' },
      aborted,
      undefined,
    ],
    ['that says it was aborted tells that the client went', { ended: 'abort' }, aborted, 'abort'],
    ['that says it was aborted tells that time was up', { ended: 'timeout' }, aborted, 'timeout'],
    ['of a broken connection is another call’s, perhaps', { ended: 'abort' }, cut, undefined],
    [
      'of the upstream’s that broke off tells that the client went',
      { origin: 'upstream', ended: 'abort' },
      cut,
      'abort',
    ],
    [
      'of the upstream’s that broke off tells that time was up',
      { origin: 'upstream', ended: 'timeout' },
      cut,
      'timeout',
    ],
    [
      'that the SDK aborted tells that time was up',
      { ended: 'timeout' },
      apiError({ message: 'Request was aborted.' }),
      'timeout',
    ],
    [
      'that the SDK timed out tells that the client went',
      { ended: 'abort' },
      apiError({ message: 'Request timed out.' }),
      'abort',
    ],
    [
      'that is an answer stays one, although the client went',
      { ended: 'abort' },
      answered,
      'response',
    ],
    [
      'that is a time-out tells that time was up',
      { ended: 'timeout' },
      new DOMException('', 'TimeoutError'),
      'timeout',
    ],
    [
      'that is a time-out of its own is foreign',
      { ended: 'abort' },
      new DOMException('', 'TimeoutError'),
      undefined,
    ],
    ['that is foreign stays so', { ended: 'abort' }, plain, undefined],
  ])('%s', (_what, circumstances, error, kind) => {
    expect(kindOf(circumstances, error)).toBe(kind);
  });
});
