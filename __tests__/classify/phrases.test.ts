/** How phrases are written, and how messages are read. */
import { describe, expect, it } from '@jest/globals';
import { createClassifier } from '../../lib/classify/index.js';
import { spellingsOf } from '../../lib/classify/notation.js';
import { createFailure, type OpenAIFailure } from '../../lib/model/failure.js';
import { tableOf, type Table } from '../support/signatures.js';
import { messageOf } from '../support/phrases.js';

function slugOf(signatures: Table, message: string, facts: Partial<OpenAIFailure> = {}): string {
  const classify = createClassifier(tableOf(signatures));
  return classify(createFailure({ kind: 'response', status: 418, message, ...facts })).slug;
}

function says(phrase: string, message: string): boolean {
  return slugOf({ own: [{ says: [phrase] }] }, message) === 'own';
}

describe('a phrase', () => {
  it.each([
    ['model not found', 'The model was not found.'],
    ['model not found', 'MODEL NOT FOUND'],
    ['exceeds limit', 'You have exceeded your limits'],
    ['key expired', 'Your key expires'],
    ['quota stopped', 'The quota is stopping.'],
    ['retry', 'It retries.'],
    ['model … found', 'The model gpt of this account was found'],
    ['(input|prompt) (too long|too large)', 'Your prompt is too large'],
    ['no (allowed|) endpoint', 'No endpoint'],
    ['(a|the) model', 'model'],
    ['_ not supported', "'top_p' is not supported"],
    ['_ not supported', 'top_p is not supported'],
    ['limit _', 'The limit is 3'],
    ['^slow down', 'Slow down, please.'],
    ['max_tokens too large', '`max_tokens` too large? max_tokens is too large'],
    ['model not =supported', 'The model is not supported'],
    ['not start', "It doesn't start, cannot start, is unable to start"],
    ['余额不足', '您的余额不足'],
    ['负载', '负载'],
    ["model's limit", "The model's limit"],
    ['model limit', "The model's limit"],
    ['überlastet', 'Überlastet'],
    ['slow down', '{"message": "Slow down"}'],
    ['slow down', 'One. Two! Slow down'],
    ['slow down', 'Version 1.2!x slow down'],
    ['slow down', `'${'x'.repeat(320)}' slow down`],
    ['pre(fix|paid) credit', 'prepaid credit'],
    ["don't know", "I do not know it's"],
    ['own words', 'One。own words'],
    ['own words', 'One\nown words'],
    ['users limit', "The users' limit"],
    ['key wrong', 'The key “sk-1” wrong, key wrong'],
  ])('"%s" is found in: %s', (phrase, message) => {
    expect(says(phrase, message)).toBe(true);
  });

  it.each([
    ['model not found', 'The model was found.'],
    ['model not found', 'The model is bad. Not found.'],
    ['model … found', 'The model one two three four five found'],
    ['^slow down', 'Please note: slow down'],
    ['model not =supported', 'The model does not support tools'],
    ['slow down', "Unknown word: 'slow down'"],
    ['slow down', "Unknown word: 'don't slow down'"],
    ['slow down', 'Unknown word: “slow down”'],
    ['slow down', 'One. Two. Three. Slow down'],
    ['slow down', `${'x'.repeat(500)} slow down`],
    ['slow down', 'slow-down'],
    ['_ not supported', 'it is not supported'],
    ['slow down', 'slow'],
    ['a_b wrong', 'b@b wrong'],
    ['slow down', "the owners's"],
    ['the', 'the'],
    ['slow down', ''],
    ["model's limit", 'odd’s limit'],
  ])('"%s" is not found in: %s', (phrase, message) => {
    expect(says(phrase, message)).toBe(false);
  });

  it.each([
    ['the', []],
    ['(one|two) words', ['one words']],
    ['(one|two words|three) end', ['one end', 'two words end']],
    ['(one|) end', ['one end', 'end']],
    ['_ … (x y|z)', ["'x' indeed x y", "'x' indeed z"]],
  ])('"%s" has the spellings %j', (phrase, messages) => {
    expect(spellingsOf(phrase).map(messageOf)).toEqual(messages);
  });
});

describe('of several phrases', () => {
  const said = (first: string, second: string, message: string): string =>
    slugOf({ first: [{ says: [first] }], second: [{ says: [second] }] }, message);

  it.each([
    [
      'the earliest decides',
      'model gone',
      'quota used',
      'The model is gone, the quota used',
      'first',
    ],
    [
      'a heavier one inside of it decides',
      'bad model',
      'model not found',
      'Bad model not found',
      'second',
    ],
    [
      'a heavier one behind it does not',
      'bad model',
      'key not found',
      'Bad model, key not found',
      'first',
    ],
    ['words outweigh slots', '_ wrong', 'max_tokens wrong', 'max_tokens wrong', 'second'],
    ['words in a row outweigh words apart', 'key … wrong', 'key wrong', 'key wrong', 'second'],
  ])('%s', (_what, first, second, message, slug) => {
    expect(said(first, second, message)).toBe(slug);
  });

  it('a vague phrase counts only without a definite one', () => {
    const table: Table = {
      vague: [{ says: ['denied'], vague: true }],
      own: [{ says: ['key wrong'] }],
    };
    expect(slugOf(table, 'Denied. Key wrong')).toBe('own');
    expect(slugOf(table, 'Denied. Denied')).toBe('vague');
  });

  it('the phrase with more words decides', () => {
    const table: Table = {
      any: [{ says: ['used up'] }],
      waits: [{ says: ['used up'], wait: true }],
    };
    expect(slugOf(table, 'Used up', { retryAfter: 1 })).toBe('waits');
    expect(slugOf(table, 'Used up')).toBe('any');
  });
});

describe('the conditions of a phrase', () => {
  const table: Table = { own: [{ status: [429, 503], says: ['used up'], retryable: true }] };

  it.each([
    [429, 'own'],
    [503, 'own'],
    [undefined, 'own'],
    [404, 'bad-request'],
  ])('with status %p it is %s', (status, slug) => {
    expect(slugOf(table, 'Used up', { status })).toBe(slug);
  });

  it.each([
    ['stream', 'own'],
    ['job', 'own'],
    ['sdk', 'unknown-error'],
  ] as const)('of kind %s it is %s', (kind, slug) => {
    expect(slugOf(table, 'Used up', { kind, status: undefined })).toBe(slug);
  });

  it('reports which phrase matched', () => {
    const classify = createClassifier(tableOf({ own: [{ says: ['used up'] }] }));
    expect(classify(createFailure({ kind: 'response', message: 'All used up' }))).toMatchObject({
      slug: 'own',
      phrase: 'used up',
    });
  });
});
