/** Advice that fits the occurrence, and what the environment decides. */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import {
  problemTypes,
  type ConversionOptions,
  type ProblemDetails,
  type ProblemTypeSlug,
} from '../../lib/index.js';
import { apiError, problemOf, stepsAfter } from '../support/problem.js';

const limit = problemTypes['too-many-requests'];

function advice(facts: Readonly<Record<string, unknown>>, options: ConversionOptions = {}) {
  const error = apiError({ provider: 'OpenAI', headers: {}, ...facts });
  return problemOf(error, { provider: 'OpenAI', ...options }).solution;
}

describe('the advice', () => {
  it.each([
    ['0', 'a moment'],
    ['1', '1 second'],
    ['19.2', '20 seconds'],
    ['150', '3 minutes'],
    ['9000', '3 hours'],
    [undefined, 'about a minute'],
  ])('with `Retry-After: %s` is to wait %s', (seconds, words) => {
    const headers = seconds === undefined ? {} : { 'retry-after': seconds };
    for (const [audience, { solution }] of [
      ['developer', limit],
      ['public', limit.public],
    ] as const) {
      const steps = advice({ status: 429, headers }, { audience });
      expect(steps).toEqual(stepsAfter(words, solution));
      expect(steps[0]).toContain(`Wait ${words}, then`);
    }
  });

  it('does not advise to wait if the limit is 0', () => {
    const message =
      'Rate limit reached for gpt-5 on requests per min (RPM): Limit 0, Used 0, Requested 1.';
    const error = { status: 429, error: { message }, message: `429 ${message}` };
    expect(problemOf(apiError(error))).toMatchObject({ retryable: false });
    expect(advice(error)).toEqual(limit.solution.slice(1));
    for (const step of advice(error, { audience: 'public' })) expect(step).not.toMatch(/^Wait/);
  });

  it('remains if it consists only of waiting', () => {
    const rows = { 'too-many-requests': { solution: ['Wait.'] } } as const;
    const message = 'Rate limit reached: Limit 0, Used 0, Requested 1.';
    const facts = { status: 429, error: { message }, message: `429 ${message}` };
    expect(advice(facts, { problemTypes: rows })).toEqual(['Wait.']);
  });

  it.each([
    ['max_tokens', 'Check `param` and the error message'],
    [undefined, 'Check the error message'],
  ])('with the param %s is: %s', (param, words) => {
    const error = { status: 400, param, error: { message: 'No.' } };
    const [first] = advice(error, { classify: () => 'invalid-parameter' });
    expect(first?.startsWith(words)).toBe(true);
  });
});

describe('without an audience', () => {
  const { NODE_ENV } = process.env;

  afterEach(() => {
    process.env['NODE_ENV'] = NODE_ENV;
    jest.restoreAllMocks();
  });

  function toldIn(environment: string, options: ConversionOptions = {}): ProblemDetails {
    jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    process.env['NODE_ENV'] = environment;
    return problemOf(apiError({ status: 401, headers: {} }), { ...options });
  }

  it.each(['test', 'development', 'production'])('the status is OpenAI’s in %s', (environment) => {
    expect(toldIn(environment).status).toBe(401);
  });

  it('the wording is for developers, in production for end users', () => {
    const { title, public: advised } = problemTypes.unauthorized;
    expect(toldIn('development')).toMatchObject({ title });
    expect(toldIn('production')).toMatchObject(advised);
  });

  it('a chosen status is sent', () => {
    expect(toldIn('production', { status: 'gateway' }).status).toBe(500);
  });
});

describe('a title for end users', () => {
  const affairs =
    /account|billing|credit|key\b|limit|organization|project|quota|spend|region|IP |tier/i;

  it.each(Object.keys(problemTypes) as ProblemTypeSlug[])(
    "does not reveal the operator's affairs: %s",
    (slug) => {
      const { title } = problemOf(apiError({ status: 500 }), {
        audience: 'public',
        classify: () => slug,
      });
      expect(title).not.toMatch(affairs);
    },
  );

  it('may be given for a custom type, as a string', () => {
    const own = {
      public: { title: 'Later, please', meaning: 'Busy.', solution: ['Wait.'] },
    } as const;
    const error = apiError({ status: 429 });
    expect(
      problemOf(error, { audience: 'public', problemTypes: { 'too-many-requests': own } }).title,
    ).toBe('Later, please');
    const wrong = { 'too-many-requests': { public: { ...own.public, title: 1 } } } as never;
    expect(() => problemOf(error, { problemTypes: wrong })).toThrow(/'public' cannot be an object/);
  });
});
