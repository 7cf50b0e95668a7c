/** The options: what they do, and how a wrong one is refused. */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import {
  isProblemDetails,
  openaiErrorHandler,
  readFailure,
  toHttpError,
  toProblemDetails,
  type ConversionOptions,
} from '../../lib/index.js';
import { apiError, problemOf, slugOf, thrownBy } from '../support/problem.js';

const error = apiError({ status: 404, message: '404 Gone.' });
const loose = toProblemDetails as (error: unknown, options?: unknown) => unknown;

function messageOf(act: () => unknown): string {
  const thrown = thrownBy(act);
  expect(thrown).toBeInstanceOf(TypeError);
  return (thrown as TypeError).message;
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe('wrong options', () => {
  const rows: readonly (readonly [string, unknown, string])[] = [
    [
      'provider',
      ' ',
      "option 'provider' cannot be ' '; expected a name of at most 60 characters on one line, such as 'Azure OpenAI'",
    ],
    [
      'provider',
      'two\nlines',
      "expected a name of at most 60 characters on one line, such as 'Azure OpenAI'",
    ],
    [
      'provider',
      'turned\u202e',
      "expected a name of at most 60 characters on one line, such as 'Azure OpenAI'",
    ],
    [
      'provider',
      'a'.repeat(61),
      "expected a name of at most 60 characters on one line, such as 'Azure OpenAI'",
    ],
    [
      'provider',
      7,
      "option 'provider' cannot be 7; expected a name of at most 60 characters on one line, such as 'Azure OpenAI'",
    ],
    [
      'audience',
      'everybody',
      "option 'audience' cannot be 'everybody'; use 'developer' or 'public'",
    ],
    ['audience', null, "option 'audience' cannot be null; use 'developer' or 'public'"],
    ['audience', ['public'], "option 'audience' cannot be an array"],
    ['audience', Object.create(null), "option 'audience' cannot be an object"],
    ['status', 500, "option 'status' cannot be 500; use 'upstream' or 'gateway'"],
    ['claim', 'all', "option 'claim' cannot be 'all'; use 'certain' or 'likely'"],
    ['claim', () => 'likely', "option 'claim' cannot be a function"],
    ['typeBase', 'problems/', "option 'typeBase' cannot be 'problems/'; expected an absolute URI"],
    ['typeBase', 'https://example.com/a b', 'expected an absolute URI'],
    ['typeBase', 5, "option 'typeBase' cannot be 5"],
    ['problemTypes', [], "option 'problemTypes' cannot be an array; expected an object"],
    ['problemTypes', null, "option 'problemTypes' cannot be null"],
    ['classify', 'timeout', "option 'classify' cannot be 'timeout'; expected a function"],
    ['instance', 'urn:x', "option 'instance' cannot be 'urn:x'; expected a function"],
    ['handle', true, "option 'handle' cannot be true; use 'openai', 'http' or 'all'"],
    [
      'handleHttpErrors',
      true,
      "unknown option 'handleHttpErrors' (given: true); use handle: 'http'",
    ],
    ['members', { error: 1 }, "option 'members' cannot be an object; expected a function"],
    ['negotiate', 'html', "option 'negotiate' cannot be 'html'; use true or false"],
    ['onProblem', true, "option 'onProblem' cannot be true; expected a function"],
    [
      'audiance',
      'public',
      "unknown option 'audiance' (given: 'public'); use one of audience, status",
    ],
    ['toString', 1, "unknown option 'toString' (given: 1)"],
  ];

  const ofTheHandler: ReadonlySet<string> = new Set([
    'handle',
    'members',
    'negotiate',
    'onProblem',
  ]);

  it.each(rows.filter(([name]) => !ofTheHandler.has(name)))(
    '%s: %p is rejected',
    (name, value, message) => {
      expect(messageOf(() => loose(error, { [name]: value }))).toContain(message);
    },
  );

  it.each(rows)('%s: %p is rejected by the error handler', (name, value, message) => {
    const text = messageOf(() => openaiErrorHandler({ [name]: value }));
    expect(text).toMatch(/^openaiErrorHandler: /);
    expect(text).toContain(message);
  });

  it.each([
    ['null', null, 'options must be an object, not null'],
    ['a string', 'public', "options must be an object, not 'public'"],
    ['an array', [], 'options must be an object, not an array'],
    ['a number', 5, 'options must be an object, not 5'],
    ['a function', () => undefined, 'options must be an object, not a function'],
  ])('%s is rejected', (_what, options, message) => {
    expect(messageOf(() => loose(error, options))).toBe(`toProblemDetails: ${message}`);
  });

  it('a mounting mistake is named', () => {
    const mount = openaiErrorHandler as (request: unknown) => unknown;
    expect(messageOf(() => mount({ headers: {}, url: '/' }))).toContain(
      'use app.use(openaiErrorHandler())',
    );
  });

  it('toHttpError names itself', () => {
    expect(messageOf(() => toHttpError(error, { audience: 'x' as 'public' }))).toMatch(
      /^toHttpError: /,
    );
  });

  it('readFailure names itself', () => {
    expect(messageOf(() => readFailure(error, { claim: 'x' as 'likely' }))).toMatch(
      /^readFailure: /,
    );
  });

  it('undefined equals absent', () => {
    const options = {
      audience: undefined,
      status: undefined,
      claim: undefined,
      typeBase: undefined,
      problemTypes: undefined,
      classify: undefined,
      instance: undefined,
    };
    expect(slugOf(error, options)).toBe('not-found');
  });
});

describe('problemTypes', () => {
  const own = {
    title: 'Own',
    status: 418,
    fixableBy: 'caller',
    retryable: false,
    meaning: 'A teapot.',
    solution: ['Take a pot.'],
  } as const;

  const wrong: readonly (readonly [string, string, unknown, string])[] = [
    ['a slug with capitals', 'Own', own, 'is not a valid slug; use kebab-case'],
    ['a slug with spaces', 'my own', own, 'is not a valid slug; use kebab-case'],
    [
      'an unknown member',
      'own',
      { ...own, color: 1 },
      "has no member 'color'; use one of title, status",
    ],
    [
      'no title',
      'own',
      { ...own, title: undefined },
      "unknown slug 'own'; a new problem type needs title, status, fixableBy, retryable, meaning, solution",
    ],
    [
      'a misspelt slug',
      'too-many-request',
      { solution: ['Wait.'] },
      "unknown slug 'too-many-request' (did you mean 'too-many-requests'?); a new problem type needs",
    ],
    ['a blank title', 'own', { ...own, title: ' ' }, "'title' cannot be"],
    [
      'a status of success',
      'own',
      { ...own, status: 200 },
      "'status' cannot be 200; expected a status from 400 to 599",
    ],
    ['a status that is too high', 'own', { ...own, status: 600 }, "'status' cannot be 600"],
    ['a status in words', 'own', { ...own, status: '418' }, "'status' cannot be '418'"],
    [
      'nobody to fix it',
      'own',
      { ...own, fixableBy: 'nobody' },
      "'caller', 'operator' or 'provider'",
    ],
    ['a doubt about retries', 'own', { ...own, retryable: 'maybe' }, 'expected true or false'],
    ['no meaning', 'own', { ...own, meaning: '' }, "'meaning' cannot be"],
    [
      'no solution',
      'own',
      { ...own, solution: [] },
      'expected a non-empty array of non-empty strings',
    ],
    [
      'a solution that is no array',
      'own',
      { ...own, solution: 'x' },
      'expected a non-empty array of non-empty strings',
    ],
    [
      'a blank solution',
      'own',
      { ...own, solution: [''] },
      'expected a non-empty array of non-empty strings',
    ],
    ['a wrong gateway status', 'own', { ...own, gatewayStatus: 1 }, "'gatewayStatus' cannot be 1"],
    [
      'signatures that are no array',
      'own',
      { ...own, upstream: {} },
      'expected an array of signatures',
    ],
    [
      'a public without a meaning',
      'own',
      { ...own, public: { solution: ['x'] } },
      'expected an object with meaning and solution',
    ],
    [
      'a public without a solution',
      'own',
      { ...own, public: { meaning: 'x' } },
      'expected an object with meaning and solution',
    ],
    [
      'a public with an empty title',
      'own',
      { ...own, public: { title: '', meaning: 'x', solution: ['x'] } },
      'expected an object with meaning and solution',
    ],
    [
      'a public that is null',
      'own',
      { ...own, public: null },
      'expected an object with meaning and solution',
    ],
    [
      'a relative documentation',
      'own',
      { ...own, documentation: '/docs' },
      'expected an absolute URL (http: or https:)',
    ],
    [
      'a documentation that is no text',
      'own',
      { ...own, documentation: 5 },
      'expected an absolute URL (http: or https:)',
    ],
    ['a row that is null', 'own', null, "unknown slug 'own'; a new problem type needs title"],
    ['a wrong change', 'timeout', { status: 99 }, "'timeout': 'status' cannot be 99"],
  ];

  it.each(wrong)('%s is rejected', (_what, slug, row, message) => {
    const text = messageOf(() => loose(error, { problemTypes: { [slug]: row } }));
    expect(text).toMatch(/option 'problemTypes': (?:unknown slug )?'/);
    expect(text).toContain(message);
  });

  const added = { problemTypes: { own }, classify: () => 'own' };

  it('a custom type is used', () => {
    expect(problemOf(error, added)).toMatchObject({
      title: 'Own',
      meaning: 'A teapot.',
      solution: ['Take a pot.'],
    });
  });

  it('a custom type has the same wording for both audiences', () => {
    expect(problemOf(error, { ...added, audience: 'public' })).toMatchObject({
      status: 418,
      meaning: 'A teapot.',
    });
  });

  it('a custom type may have all members', () => {
    const full = {
      ...own,
      gatewayStatus: 503,
      upstream: [{ status: 404 }],
      public: { meaning: 'Tea.', solution: ['Wait.'] },
      documentation: 'https://example.com/tea',
    } as const;
    const options = {
      problemTypes: { own: full },
      classify: () => 'own',
      audience: 'public',
    } as const;
    expect(problemOf(error, options)).toMatchObject({
      status: 503,
      meaning: 'Tea.',
      solution: ['Wait.'],
    });
  });

  it('a changed text is used, the rest stays', () => {
    const problem = problemOf(error, { problemTypes: { 'not-found': { title: 'Nowhere' } } });
    expect(problem).toMatchObject({ title: 'Nowhere', status: 404, fixableBy: 'operator' });
  });

  it('the catalogue itself does not change', () => {
    slugOf(error, { problemTypes: { 'not-found': { title: 'Nowhere' } } });
    expect(problemOf(error).title).toBe('The requested resource was not found');
  });

  it('an inherited name can be a slug', () => {
    expect(
      slugOf(error, { problemTypes: { constructor: own }, classify: () => 'constructor' }),
    ).toBe('constructor');
  });
});

describe('typeBase', () => {
  it.each([
    ['https://example.com/problems/', 'https://example.com/problems/not-found'],
    ['https://example.com/problems', 'https://example.com/problems/not-found'],
    ['https://example.com/problems#', 'https://example.com/problems#not-found'],
    ['https://example.com/?type=', 'https://example.com/?type=not-found'],
    ['urn:example:', 'urn:example:not-found'],
  ])('%s gives %s', (typeBase, type) => {
    expect(problemOf(error, { typeBase }).type).toBe(type);
  });

  it('the default is a URN', () => {
    expect(problemOf(error).type).toBe('urn:problem-type:openai:not-found');
  });
});

describe('classify', () => {
  it('is called first, with facts and error', () => {
    const classify = jest.fn<NonNullable<ConversionOptions['classify']>>(() => 'timeout');
    expect(slugOf(error, { classify })).toBe('timeout');
    expect(classify).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'response', status: 404 }),
      error,
    );
  });

  it('makes no decision if it returns undefined', () => {
    expect(slugOf(error, { classify: () => undefined })).toBe('not-found');
  });
});

describe('instance', () => {
  it('is a random URN', () => {
    expect(problemOf(error).instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(problemOf(error).instance).not.toBe(problemOf(error).instance);
  });

  it("is the app's value", () => {
    expect(problemOf(error, { instance: () => '/requests/5' }).instance).toBe('/requests/5');
  });

  it('is random if the app returns nothing', () => {
    expect(problemOf(error, { instance: () => undefined }).instance).toMatch(/^urn:uuid:/);
  });
});

function warnings(): jest.SpiedFunction<typeof process.emitWarning> {
  return jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
}

const failing = (fault: unknown) => (): never => {
  throw fault;
};

describe('callbacks that fail', () => {
  type Library = typeof import('../../lib/index.js');

  /** Faults are reported once per process: each test has a process's worth of modules. */
  function fresh(): Library {
    let library: Library | undefined;
    jest.isolateModules(() => {
      library = require('../../lib/index.js') as Library;
      library.preload();
    });
    return library as Library;
  }

  it('do not change the response', () => {
    warnings();
    const options = { classify: failing(new Error('x')), instance: failing(new Error('x')) };
    const problem = fresh().toProblemDetails(error, options);
    expect(problem).toMatchObject({ title: 'The requested resource was not found' });
    expect(problem?.instance).toMatch(/^urn:uuid:/);
  });

  it('are reported once', () => {
    const emitted = warnings();
    const { toProblemDetails: convert } = fresh();
    const options = { classify: failing(new Error('broken')) };
    convert(error, options);
    convert(error, options);
    expect(emitted.mock.calls).toEqual([
      [
        "openai-problem-details: option 'classify' failed: Error: broken",
        { type: 'OpenAIProblemDetailsWarning', code: 'OPENAI_PROBLEM_DETAILS_FAULT' },
      ],
    ]);
  });

  it.each<readonly [string, ConversionOptions, string]>([
    [
      'an unknown slug',
      { classify: () => 'nonsense' },
      "option 'classify' failed: TypeError: its return value, of type string, cannot be used",
    ],
    [
      'no slug',
      { classify: () => 5 as unknown as string },
      'its return value, of type number, cannot be used',
    ],
    [
      'an instance with a space',
      { instance: () => 'a b' },
      "option 'instance' failed: TypeError: its return value, of type string, cannot be used",
    ],
    [
      'an instance that is no text',
      { instance: () => true as unknown as string },
      'its return value, of type boolean, cannot be used',
    ],
  ])('%s is reported', (_what, options, message) => {
    const emitted = warnings();
    fresh().toProblemDetails(error, options);
    expect(emitted.mock.calls[0]?.[0]).toContain(message);
  });

  it('are reported without secrets', () => {
    const emitted = warnings();
    const secret = ['sk', 'proj', 'abcdefgh0123456789'].join('-');
    fresh().toProblemDetails(error, { classify: failing(new Error(`No ${secret}`)) });
    expect(emitted.mock.calls[0]?.[0]).not.toContain(secret);
  });

  it('are reported even if the thrown value cannot be shown', () => {
    const emitted = warnings();
    fresh().toProblemDetails(error, { classify: failing(Object.create(null)) });
    expect(emitted.mock.calls[0]?.[0]).toMatch(/failed: a value that cannot be shown$/);
  });

  it('a fault of this package is reported, and nothing is converted', () => {
    const emitted = warnings();
    jest.spyOn(crypto, 'randomUUID').mockImplementation(failing(new Error('no entropy')));
    expect(fresh().toProblemDetails(error)).toBeUndefined();
    expect(emitted.mock.calls[0]?.[0]).toBe(
      'openai-problem-details: toProblemDetails failed: Error: no entropy',
    );
  });

  describe('in production', () => {
    const environment = process.env['NODE_ENV'];

    afterEach(() => {
      process.env['NODE_ENV'] = environment;
    });

    it('one warning recommends an audience', () => {
      process.env['NODE_ENV'] = 'production';
      const emitted = warnings();
      const { toProblemDetails: convert } = fresh();
      convert(error);
      convert(error, { status: 'gateway' });
      expect(emitted).toHaveBeenCalledTimes(1);
      expect(emitted.mock.calls[0]?.[0]).toContain("Set `audience: 'public'`");
    });

    it.each(['developer', 'public'] as const)(
      'there is no warning with the audience %s',
      (audience) => {
        process.env['NODE_ENV'] = 'production';
        const emitted = warnings();
        fresh().toProblemDetails(error, { audience });
        expect(emitted).not.toHaveBeenCalled();
      },
    );
  });
});

describe('isProblemDetails', () => {
  const problem = problemOf(error);

  it('accepts a problem, also after a round trip', () => {
    expect(isProblemDetails(problem)).toBe(true);
    expect(isProblemDetails(JSON.parse(JSON.stringify(problem)))).toBe(true);
  });

  it.each(['type', 'title', 'status', 'instance', 'meaning', 'solution', 'fixableBy', 'retryable'])(
    'rejects a problem without %s',
    (member) => {
      expect(isProblemDetails({ ...problem, [member]: undefined })).toBe(false);
    },
  );

  it.each([
    ['null', null],
    ['a string', 'problem'],
    ['undefined', undefined],
    ['an empty solution', { ...problem, solution: [] }],
    ['a solution of numbers', { ...problem, solution: [1] }],
    ['a fractional status', { ...problem, status: 400.5 }],
    [
      'a getter that throws',
      Object.defineProperty({ ...problem }, 'type', { get: () => JSON.parse('{') as unknown }),
    ],
  ])('rejects %s', (_what, value) => {
    expect(isProblemDetails(value)).toBe(false);
  });
});
