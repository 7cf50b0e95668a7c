/** What may be shown of facts that are no sentences: answers of the upstream, ids, names, statuses. */
import { describe, expect, it } from '@jest/globals';
import { problemTypes, type ProblemType } from '../../lib/index.js';
import { createComposer } from '../../lib/compose/index.js';
import { createFailure } from '../../lib/model/failure.js';
import type { InputError } from '../../lib/model/invalid-input.js';
import { shownErrors } from '../../lib/compose/redact/input-errors.js';
import {
  redactContentFilter,
  redactFailure,
  redactRequestId,
} from '../../lib/compose/redact/failure.js';
import { redactUpstream } from '../../lib/compose/redact/upstream.js';
import { createRedactor, redact, type Redactor } from '../../lib/compose/redact/index.js';
import { shown } from '../../lib/compose/redact/shown.js';
import { responseStatus } from '../../lib/compose/status.js';
import { typeUri } from '../../lib/catalogue/type-uri.js';
import { createTemplates, exposure } from '../../lib/compose/templates.js';
import { wordingFor } from '../../lib/compose/wording.js';
import { characters, random } from '../support/redaction.js';

const bodyOf = (body: unknown): unknown =>
  redactUpstream({ status: 500, headers: {}, body }, redact).body;

/** Members of a body that hold a text, and are shown as they are. */
const plainTexts = {
  error: 'a',
  error_description: 'a',
  error_msg: 'a',
  msg: 'a',
  details: 'a',
  title: 'a',
  type: 'a',
  param: 'a',
  status: 'a',
  reason: 'a',
  severity: 'a',
  object: 'a',
  event_id: 'a',
  raw: 'a',
  loc: 'a',
  retryDelay: 'a',
  limit_source: 'a',
};

describe('the body of a response', () => {
  it.each<readonly [unknown, unknown]>([
    ['No.', 'No.'],
    [5, 5],
    [Number.NaN, null],
    [Infinity, null],
    [true, true],
    [null, null],
    [undefined, undefined],
    [10n, undefined],
    [() => 5, undefined],
    ['"a text"', 'a text'],
    ['"litellm.X: no"', 'no'],
    ['litellm.X: no', 'no'],
    ['{"code":5}', { code: 5 }],
    ['{"code":', '[a text of 8 characters]'],
    ['<html>x</html>', '[a page of 14 characters]'],
    ['<!doctype html>', '[a page of 15 characters]'],
    [{ prompt: 'secret' }, { prompt: '[a text of 6 characters]' }],
    [{ prompt: '{"code":"c"}' }, { prompt: '[a text of 12 characters]' }],
    [{ prompt: { message: 'No.' } }, { prompt: { message: 'No.' } }],
    [{ prompt: ['a'] }, { prompt: ['[a text of 1 characters]'] }],
    [{ errors: ['a', { detail: 'b' }] }, { errors: ['a', { detail: 'b' }] }],
    [{ 'a b': 1, ok: 1 }, { ok: 1 }],
    [{ ['x'.repeat(61)]: 1, ['x'.repeat(60)]: 2 }, { ['x'.repeat(60)]: 2 }],
    [{ __x: 1, 'a.b$c@d-e': 2, '': 3 }, { 'a.b$c@d-e': 2 }],
    [{ 'sk-proj-abcdef0123456789': 1 }, {}],
    [{ message: 'x'.repeat(1001) }, { message: `${'x'.repeat(999)}…` }],
    [{ message: 'Bearer abc.def.ghi123' }, { message: 'Bearer [redacted]' }],
    [{ request_id: 'req_abc' }, { request_id: 'req_abc' }],
    [{ request_id: 'an id' }, { request_id: undefined }],
    [plainTexts, plainTexts],
  ])('%j is logged as %j', (body, told) => {
    expect(bodyOf(body)).toEqual(told);
  });

  const nested = (depth: number): object =>
    depth === 0 ? { code: 1 } : { error: nested(depth - 1) };

  it('is logged six levels deep', () => {
    expect(JSON.stringify(bodyOf(nested(5)))).toContain('{"code":1}');
    expect(JSON.stringify(bodyOf(nested(6)))).toContain('{"code":"[…]"}');
    const text = (depth: number): string =>
      depth === 0 ? '[1]' : JSON.stringify([text(depth - 1)]);
    expect(JSON.stringify(bodyOf(text(2)))).toBe('[[[1]]]');
    expect(JSON.stringify(bodyOf(text(3)))).toContain('[…]');
  });

  it('is limited to thirty members and two hundred values', () => {
    const members = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`m${index}`, 1]));
    expect(Object.keys(bodyOf(members) as object)).toHaveLength(30);
    expect(bodyOf(Array.from({ length: 40 }, () => 1))).toHaveLength(30);
    const rows = Array.from({ length: 10 }, () => Array.from({ length: 30 }, () => 1));
    const told = (bodyOf(rows) as unknown[]).flat();
    expect(told.filter((value) => value === 1)).toHaveLength(200 - 1 - 7);
    expect(told.slice(-3)).toEqual(['[…]', '[…]', '[…]']);
  });

  it('is shortened if its strings are long', () => {
    const told = (length: number): number => {
      const texts = Array.from({ length: 30 }, () => 'x'.repeat(length));
      const body = JSON.stringify(bodyOf({ a: texts, b: texts, c: texts }));
      return body.split('[a text of').length - 1;
    };
    expect(told(199)).toBe(90);
    expect(told(400)).toBe(66);
    expect(told(10_000_000)).toBe(10);
  });

  it('may throw when it is read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(bodyOf({ error: proxy })).toEqual({ error: {} });
  });
});

describe('the header fields of a response', () => {
  it('are limited to a list', () => {
    const headers = {
      'content-type': 'application/json',
      'x-request-id': 'req_abc',
      'apim-request-id': 'an id',
      'openai-organization': 'acme',
      'set-cookie': 'x',
      'x-ratelimit-limit-tokens': '5',
    };
    const told = redactUpstream({ status: 429, headers, body: undefined }, redact);
    expect(told).toEqual({
      status: 429,
      headers: {
        'content-type': 'application/json',
        'x-request-id': 'req_abc',
        'x-ratelimit-limit-tokens': '5',
      },
      body: undefined,
    });
  });
});

describe('a request ID', () => {
  it.each([
    ['req_0123456789abcdef', true],
    ['x', true],
    ['x'.repeat(128), true],
    ['x'.repeat(129), false],
    ['a b', false],
    [' a', false],
    ['a ', false],
    ['', false],
    ['sk-proj-abcdef0123456789', false],
    [undefined, false],
  ])('%s is shown: %s', (id, isShown) => {
    expect(redactRequestId(id, redact)).toBe(isShown ? id : undefined);
  });

  it.each(['abcdefghijklmnopqrstuvwxyz0123456789', '0123456789abcdef', '0123456789', 'abcxyz'])(
    'of OpenAI’s own form is left by the rules, of %s as well',
    (alphabet) => {
      const next = random(20);
      const byRules: Redactor = (text) => redact(text);
      for (let length = 8; length <= 64; length += 1)
        for (let run = 0; run < 20; run += 1) {
          const id = `req_${characters(alphabet, length, next)}`;
          expect([redactRequestId(id, redact), redactRequestId(id, byRules)]).toEqual([id, id]);
        }
    },
  );

  it('that a pattern of the app matches is not shown', () => {
    expect(redactRequestId('req_abc', createRedactor(['abc']))).toBeUndefined();
  });
});

describe('a report of a filter', () => {
  it('loses redacted parts', () => {
    const categories = [
      { category: 'hate', filtered: true },
      { category: 'bluebird', filtered: true },
    ];
    const own = createRedactor(['bluebird']);
    expect(redactContentFilter({ code: 'bluebird', categories }, own)).toEqual({
      categories: [{ category: 'hate', filtered: true }],
    });
    expect(redactContentFilter({ code: 'Own', categories: [] }, own)).toEqual({
      code: 'Own',
      categories: [],
    });
    expect(redactContentFilter({ categories: [] }, own)).toEqual({ categories: [] });
  });
});

describe('facts', () => {
  it('are redacted one by one', () => {
    const secret = 'Bearer abc.def.ghi123';
    const facts = { code: secret, type: secret, param: secret, message: secret, requestId: secret };
    expect(redactFailure(createFailure({ kind: 'response', ...facts }), redact)).toEqual(
      createFailure({
        kind: 'response',
        code: 'Bearer [redacted]',
        type: 'Bearer [redacted]',
        param: 'Bearer [redacted]',
        message: 'Bearer [redacted]',
      }),
    );
    const errors = [{ detail: secret, pointer: '' }];
    expect(redactFailure(createFailure({ kind: 'input', errors }), redact).errors).toEqual([
      { detail: 'Bearer [redacted]', pointer: '' },
    ]);
    const categories = [
      { category: 'hate', filtered: true },
      { category: secret, filtered: true },
    ];
    const filtered = createFailure({ kind: 'response', contentFilter: { categories } });
    expect(redactFailure(filtered, redact).contentFilter?.categories).toEqual(
      categories.slice(0, 1),
    );
    expect(redactFailure(createFailure({ kind: 'input' }), redact)).toEqual(
      createFailure({ kind: 'input' }),
    );
  });
});

describe('a failure from a cooldown', () => {
  const slug = 'too-many-requests';
  const failure = createFailure({ kind: 'response', status: 429, cooldown: true });

  it.each([
    ['developer', true],
    ['public', undefined],
  ] as const)('is described to a %s as one: %s', (audience, isTold) => {
    const compose = createComposer(problemTypes, {
      audience,
      policy: 'gateway',
      typeBase: 'urn:x:',
      redact,
    });
    const { problem } = compose(failure, { slug }, 'urn:x');
    expect(problem.cooldown).toBe(isTold);
    expect(problem.meaning.includes('The call was not made')).toBe(isTold === true);
  });
});

describe('an input error', () => {
  const secret = 'sk-proj-abcdef0123456789';

  it.each<readonly [InputError, InputError]>([
    [
      { detail: 'x', pointer: '/a/b' },
      { detail: 'x', pointer: '/a/b' },
    ],
    [
      { detail: 'x', pointer: '' },
      { detail: 'x', pointer: '' },
    ],
    [
      { detail: 'x', pointer: `/a/${secret}/b` },
      { detail: 'x', pointer: '/a' },
    ],
    [
      { detail: 'x', pointer: `/${'a'.repeat(200)}/b` },
      { detail: 'x', pointer: `/${'a'.repeat(200)}/b` },
    ],
    [
      { detail: 'x', pointer: `/a/${'a'.repeat(201)}` },
      { detail: 'x', pointer: '/a' },
    ],
    [
      { detail: 'x', in: 'query', parameter: 'a' },
      { detail: 'x', in: 'query', parameter: 'a' },
    ],
    [
      { detail: 'x', in: 'path' },
      { detail: 'x', in: 'path' },
    ],
    [
      { detail: 'x', in: 'query', parameter: secret },
      { detail: 'x', in: 'query' },
    ],
    [
      { detail: 'x', in: 'query', parameter: 'a'.repeat(201) },
      { detail: 'x', in: 'query' },
    ],
    [{ detail: 'x'.repeat(301) }, { detail: `${'x'.repeat(299)}…` }],
    [{ detail: 'x'.repeat(300) }, { detail: 'x'.repeat(300) }],
    [{ detail: '' }, { detail: 'The value is not valid.' }],
  ])('%j is shown as %j', (error, told) => {
    expect(shownErrors([error], redact)).toEqual([told]);
    expect(Object.keys(shownErrors([error], redact)[0] ?? {}).toSorted()).toEqual(
      Object.keys(told).toSorted(),
    );
  });
});

describe('a text', () => {
  it.each([
    ['  x ', 10, 'x'],
    ['   ', 10, undefined],
    ['', 10, undefined],
    [undefined, 10, undefined],
    ['12345', 5, '12345'],
    ['123456', 5, '1234…'],
    ['123😀6', 5, '123\ufffd…'],
  ])('%j is shown in %i characters as %j', (text, longest, told) => {
    expect(shown(text, longest, redact)).toBe(told);
  });
});

describe('a status', () => {
  const type: ProblemType = { ...problemTypes['bad-request'], status: 418, gatewayStatus: 503 };

  it.each([
    [400, 400],
    [599, 599],
    [399, 418],
    [600, 418],
    [undefined, 418],
    [407, 502],
    [408, 504],
  ])('of %s is mirrored as %s', (status, mirrored) => {
    const failure = createFailure({ kind: 'response', status });
    expect(responseStatus(failure, type, 'upstream')).toBe(mirrored);
    expect(responseStatus(failure, type, 'gateway')).toBe(503);
  });

  it("chosen by the app is not a gateway's", () => {
    expect(responseStatus(createFailure({ kind: 'input', status: 400 }), type, 'gateway')).toBe(
      400,
    );
    expect(responseStatus(createFailure({ kind: 'input' }), type, 'gateway')).toBe(418);
  });
});

describe('a template', () => {
  it.each([
    ['urn:x:', 'urn:x:slug'],
    ['https://example.com/', 'https://example.com/slug'],
    ['https://example.com/#', 'https://example.com/#slug'],
    ['https://example.com/?t=', 'https://example.com/?t=slug'],
    ['https://example.com/?', 'https://example.com/?slug'],
    ['https://example.com/?a&', 'https://example.com/?a&slug'],
    ['https://example.com/p', 'https://example.com/p/slug'],
  ])('of the base %s has the type %s', (base, uri) => {
    expect(typeUri(base, 'slug')).toBe(uri);
  });

  it.each<readonly [Partial<ProblemType>, boolean]>([
    [{ fixableBy: 'caller', gatewayStatus: 422 }, true],
    [{ fixableBy: 'caller', gatewayStatus: 499 }, true],
    [{ fixableBy: 'caller', gatewayStatus: 500 }, false],
    [{ fixableBy: 'operator', gatewayStatus: 422 }, false],
    [{ fixableBy: 'provider', gatewayStatus: 422 }, false],
  ])('of %j shows end users upstream details: %s', (change, upstream) => {
    const type = { ...problemTypes['bad-request'], ...change };
    expect(exposure(type, 'public')).toEqual({ upstream, operations: false });
    expect(exposure(type, 'developer')).toEqual({ upstream: true, operations: true });
  });

  it('is created once per provider, for up to 64', () => {
    const options = { audience: 'developer', typeBase: 'urn:x:', provider: undefined } as const;
    const templateOf = createTemplates(problemTypes, options);
    const of = (provider: string): object => templateOf('unauthorized', provider);
    const names = Array.from({ length: 70 }, (_, index) => `Provider ${index}`);
    const kept = names.filter((name) => of(name) === of(name));
    expect(kept).toEqual(names.slice(0, 63));
    expect(of('OpenAI')).toBe(of('OpenAI'));
  });

  it.each<readonly [string | undefined, string | undefined, string]>([
    [undefined, 'OpenAI', 'OpenAI'],
    [undefined, 'vLLM', 'vLLM'],
    [undefined, undefined, 'the provider'],
    ['vLLM', 'OpenAI', 'vLLM'],
    ['vLLM', 'Groq', 'Groq'],
    ['vLLM', undefined, 'vLLM'],
  ])('with the option %s and the error of %s names %s', (provider, shows, name) => {
    const options = { audience: 'developer', typeBase: 'urn:x:', provider } as const;
    const { meaning } = createTemplates(problemTypes, options)('internal-server-error', shows);
    expect(meaning).toBe(`An error occurred on ${name}'s servers.`);
  });
});

describe('a wording', () => {
  const row: ProblemType = { ...problemTypes['unauthorized'] };
  const words = (sentence: string, provider: string | undefined): unknown => {
    const own = { ...problemTypes['unauthorized'], meaning: sentence };
    return wordingFor('unauthorized', own, provider).meaning;
  };

  it('is the catalogue’s for OpenAI', () => {
    const { meaning, solution, documentation } = row;
    expect(wordingFor('unauthorized', row, 'OpenAI')).toEqual({ meaning, solution, documentation });
  });

  it('is adapted for other providers, without the link', () => {
    const worded = wordingFor('unauthorized', row, 'vLLM');
    expect(worded.documentation).toBeUndefined();
    expect(worded.solution).not.toEqual(row.solution);
  });

  it.each<readonly [string, string | undefined, string]>([
    ['too-many-requests', 'Groq', 'The rate limit for Groq API requests has been exceeded.'],
    ['too-many-requests', undefined, 'The rate limit for API requests has been exceeded.'],
    [
      'invalid-webhook-signature',
      undefined,
      problemTypes['invalid-webhook-signature'].meaning.replace('OpenAI ', ''),
    ],
    ['internal-server-error', 'Groq', "An error occurred on Groq's servers."],
    [
      'content-policy-violation',
      undefined,
      problemTypes['content-policy-violation'].meaning.replace("OpenAI's", "The provider's"),
    ],
  ])('for %s by %s is: %s', (slug, provider, meaning) => {
    expect(
      wordingFor(slug, problemTypes[slug as keyof typeof problemTypes], provider).meaning,
    ).toBe(meaning);
  });

  it.each([
    ['Groq', "contact Groq's support"],
    [undefined, "contact the provider's support"],
    ['acme', "contact acme's support"],
  ])('refers callers of %s to its support', (provider, advice) => {
    const { solution } = wordingFor('unknown-error', problemTypes['unknown-error'], provider);
    expect(solution.join(' ')).toContain(advice);
  });

  it('begins with the name in its own spelling', () => {
    const { meaning } = wordingFor(
      'misalignment-block',
      problemTypes['misalignment-block'],
      'vLLM',
    );
    expect(meaning).toMatch(/^vLLM's misalignment/);
  });

  it('of the app is left unchanged', () => {
    expect(words('Ask OpenAI.', 'vLLM')).toBe('Ask OpenAI.');
    const solution = ['Ask OpenAI.'] as const;
    const own = { ...row, solution, documentation: 'https://example.com/' };
    expect(wordingFor('unauthorized', own, 'vLLM')).toMatchObject({
      solution,
      documentation: 'https://example.com/',
    });
    const unknown = wordingFor('own', { ...row, meaning: 'Ask OpenAI.' }, 'vLLM');
    expect(unknown.meaning).toBe('Ask OpenAI.');
    expect(wordingFor('toString', row, 'vLLM').meaning).toBe(row.meaning);
  });
});
