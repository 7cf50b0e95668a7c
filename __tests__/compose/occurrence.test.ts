/** The forms of an occurrence say the same. */
import { describe, expect, it } from '@jest/globals';
import { createConverter } from '../../lib/convert/converter.js';
import type { ConversionOptions } from '../../lib/index.js';
import { sendable } from '../../lib/model/sendable.js';
import { apiError } from '../support/api-error.js';
import { corpus } from '../support/corpus.js';

const recorded = ['openai', 'compatible', 'wild-openai', 'wild-compatible', 'wordings']
  .flatMap(corpus)
  .map(({ status, headers, body }) => {
    const { error = body } = Object(body) as { readonly error?: unknown };
    return apiError({ status, headers, error });
  });
const made = [
  apiError({ status: 429, headers: { 'x-openai-cooldown-seconds': '20' } }),
  apiError({ status: 429, error: { message: 'Rate limit reached: Limit 0, Used 0.' } }),
  apiError({ status: 400, param: 'input', error: { message: 'No "x" \u2028 \u001f \ud800.' } }),
  apiError({ message: 'Connection error.' }),
];

const odd = 'It said "no"\n\\ \u2028 \ud800 ✓';
const texts = { title: odd, meaning: odd, solution: [odd, 'Wait.'] } as const;

const options: readonly (readonly [string, ConversionOptions])[] = [
  ['developers', { audience: 'developer' }],
  ['end users', { audience: 'public' }],
  ['another provider', { audience: 'developer', provider: 'Azure OpenAI' }],
  [
    'texts of the app',
    {
      audience: 'developer',
      typeBase: 'https://docs.example.com/?problem=',
      problemTypes: {
        'too-many-requests': texts,
        'bad-request': texts,
        'invalid-parameter': texts,
      },
    },
  ],
];

describe.each(options)('the JSON of an occurrence for %s', (_who, given) => {
  const convert = createConverter(given, () => 'urn:uuid:"');

  it('is what `JSON.stringify` makes of its problem details', () => {
    const found = [...recorded, ...made].map((error) => convert(error)?.told);
    expect(found.filter((told) => told !== undefined).length).toBeGreaterThan(500);
    for (const told of found) {
      const json = told?.json; // read before the object has been made
      expect(json).toBe(JSON.stringify(told?.problem));
    }
  });

  it('has the members of which header fields are made', () => {
    for (const told of [...recorded, ...made].map((error) => convert(error)?.told)) {
      const { status, retryAfter, documentation } = told ?? {};
      expect(told?.problem).toEqual({ ...told?.problem, status, retryAfter, documentation });
    }
  });

  it('changes nothing about the problem details, which are made once', () => {
    const told = convert(made[0])?.told;
    expect(told?.problem).toBe(told?.problem);
    expect(sendable(told?.problem as never).json).toBe(told?.json); // it was recognized
  });
});
