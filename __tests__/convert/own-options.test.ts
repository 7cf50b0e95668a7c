/** Options are read as own members: what a library has put on `Object.prototype` is none. */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { apiError } from '../support/problem.js';

type Library = typeof import('../../lib/index.js');

const error = apiError({ status: 404, message: '404 Gone.' });

/** What a converter is made of is made once: every test has its own copy of the package. */
function fresh(): Library {
  let library: Library | undefined;
  jest.isolateModules(() => {
    library = require('../../lib/index.js') as Library;
    library.preload();
  });
  return library as Library; // it was loaded above
}

function pollute(name: string, value: unknown): void {
  // oxlint-disable-next-line no-extend-native -- what some libraries do
  Object.defineProperty(Object.prototype, name, { value, enumerable: true, configurable: true });
}

const options: readonly (readonly [string, unknown])[] = [
  ['audience', 'public'],
  ['status', 'gateway'],
  ['provider', 'Nobody'],
  ['typeBase', 'https://example.com/'],
  ['classify', () => 'conflict'],
  ['instance', () => 'urn:app:1'],
  ['redact', ['Gone']],
  ['problemTypes', { 'not-found': { title: 'Changed' } }],
];

afterEach(() => {
  for (const [name] of options) Reflect.deleteProperty(Object.prototype, name);
  Reflect.deleteProperty(Object.prototype, 'documentation');
});

describe('a member of Object.prototype is not an option', () => {
  it.each(options)('%s', (name, value) => {
    const expected = fresh().toProblemDetails(error);
    const library = fresh();
    pollute(name, value);
    const problems = [library.toProblemDetails(error), library.toProblemDetails(error, {})];
    Reflect.deleteProperty(Object.prototype, name);
    for (const problem of problems)
      expect(problem).toEqual({
        ...expected,
        instance: expect.stringMatching(/^urn:uuid:/),
      });
  });

  it('or a member of a definition', () => {
    const { toProblemDetails } = fresh();
    const row = {
      title: 'Budget',
      status: 429,
      fixableBy: 'operator',
      retryable: false,
      meaning: 'It is spent.',
      solution: ['Ask for more.'],
    } as const;
    pollute('documentation', 'nowhere');
    const problem = toProblemDetails(error, {
      problemTypes: { 'our-budget': row },
      classify: () => 'our-budget',
    });
    Reflect.deleteProperty(Object.prototype, 'documentation');
    expect(Object.keys(problem ?? {})).not.toContain('documentation');
    expect(problem).toMatchObject({ title: 'Budget' });
  });
});
