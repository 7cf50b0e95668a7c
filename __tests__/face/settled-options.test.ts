/** Patterns of `redact` are read when the handler is created, although the code that uses them is loaded with the first error. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { openaiErrorHandler } from '../../lib/index.js';
import { apiError } from '../support/api-error.js';
import { expressMajors } from '../support/app.js';
import { closeServers, serve } from '../support/streaming.js';

afterEach(closeServers);

const message = 'The limit of alpha and beta is reached.';

describe.each(expressMajors)('the option redact, with Express %s', (_major, express) => {
  /** What a developer reads if the patterns change after the handler was created. */
  async function detailAfter(redact: (string | RegExp)[], change: () => void): Promise<unknown> {
    const app = express();
    app.set('env', 'test');
    app.get('/', () => {
      throw apiError({ status: 429, error: { message } });
    });
    app.use(openaiErrorHandler({ audience: 'developer', log: false, redact }));
    change();
    const response = await fetch(`http://127.0.0.1:${await serve(app)}/`);
    return ((await response.json()) as { detail?: unknown }).detail;
  }

  it('does not change with the array', async () => {
    const patterns: (string | RegExp)[] = ['alpha'];
    const detail = await detailAfter(patterns, () => patterns.splice(0, 1, 'beta'));
    expect(detail).toBe('The limit of [redacted] and beta is reached.');
  });

  it('does not change with a regular expression', async () => {
    const pattern = /alpha/;
    const detail = await detailAfter([pattern], () => pattern.compile('beta'));
    expect(detail).toBe('The limit of [redacted] and beta is reached.');
  });

  it('takes a regular expression whose source cannot be read later', async () => {
    const pattern = /alpha/;
    const detail = await detailAfter([pattern], () => {
      Object.defineProperty(pattern, 'source', {
        get: () => {
          throw new Error('no source');
        },
      });
    });
    expect(detail).toBe('The limit of [redacted] and beta is reached.');
  });

  it('is refused at once if a place in the array is empty', () => {
    const redact = ['alpha'];
    redact.length = 2;
    expect(() => openaiErrorHandler({ redact })).toThrow("option 'redact' cannot be an array");
  });
});
