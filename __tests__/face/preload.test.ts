/** What a server does before its first error. */
import { describe, expect, it, jest } from '@jest/globals';

describe('preload', () => {
  it('returns nothing, warns of nothing in production, and leaves errors to be converted as ever', () => {
    const environment = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    const emitted = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const { preload, toProblemDetails } =
      require('../../lib/index.js') as typeof import('../../lib/index.js');
    expect(preload()).toBeUndefined();
    expect(emitted).not.toHaveBeenCalled();
    process.env['NODE_ENV'] = environment;
    const { type } = toProblemDetails(new TypeError('terminated'), { claim: 'likely' }) ?? {};
    expect(type).toBe('urn:problem-type:openai:stream-interrupted');
  });
});
