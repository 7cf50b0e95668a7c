/** Bodies of the API that an app throws as they came: `throw await response.json()`. */
import { describe, expect, it } from '@jest/globals';
import { slugOf } from '../support/problem.js';

const message = 'Incorrect API key provided.';
const type = 'invalid_request_error';

describe('a thrown body', () => {
  it.each<[string, object, string]>([
    ['a wrong key', { message, type, param: null, code: 'invalid_api_key' }, 'unauthorized'],
    [
      'an unknown model',
      { message: 'The model `x` does not exist', type, param: null, code: 'model_not_found' },
      'model-not-found',
    ],
    [
      'an empty account',
      { message: 'x', type: 'insufficient_quota', param: null, code: 'insufficient_quota' },
      'credit-balance-exhausted',
    ],
    [
      'a limit',
      { message: 'Rate limit reached', type: 'tokens', param: null, code: 'rate_limit_exceeded' },
      'too-many-requests',
    ],
    [
      'a long prompt',
      { message: 'x', type, param: 'messages', code: 'context_length_exceeded' },
      'context-length-exceeded',
    ],
    [
      'a failure of the server',
      { message: 'x', type: 'server_error', param: null, code: null },
      'internal-server-error',
    ],
  ])('is claimed if it reports %s', (_what, error, slug) => {
    expect(slugOf({ error })).toBe(slug);
  });

  it.each<[string, unknown]>([
    ['a member more', { error: { message, type, param: null, code: null, doc_url: 'x' } }],
    ['a member less', { error: { message, type, param: null } }],
    ['a member beside', { error: { message, type, param: null, code: null }, ok: false }],
    ['a type of others', { error: { message, type: 'card_error', param: null, code: null } }],
    ['a code that is a number', { error: { message, type, param: null, code: 400 } }],
    ['a param that is a number', { error: { message, type, param: 1, code: null } }],
    ['a message that is no text', { error: { message: 7, type, param: null, code: null } }],
    ['what Stripe says', { error: { message, type, param: 'amount', code: 'parameter_missing' } }],
    ['a text for an error', { error: message }],
    [
      'an error inside',
      { error: Object.assign(new Error(message), { type, param: null, code: null }) },
    ],
    [
      'an error around',
      Object.assign(new Error('x'), { error: { message, type, param: null, code: null } }),
    ],
  ])('is not claimed if it has %s', (_what, thrown) => {
    expect(slugOf(thrown)).toBeUndefined();
  });
});
