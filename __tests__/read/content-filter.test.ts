/** What content filters report: told to developers, in bounded names, without a word of the prompt. */
import { describe, expect, it } from '@jest/globals';
import { createRedactor } from '../../lib/compose/redact/index.js';
import { redactFailure } from '../../lib/compose/redact/failure.js';
import {
  readFailure,
  requireCompleted,
  type ContentFilter,
  type OpenAIFailure,
} from '../../lib/index.js';
import { apiError, problemOf } from '../support/problem.js';
import { errorOf, majorNames, streamErrorOf } from '../support/sdk.js';

const message =
  "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.";
const error = { message, type: null, param: 'prompt', code: 'content_filter', status: 400 };
const code = 'ResponsibleAIPolicyViolation';

/** What is told of an error with these further members. */
function filterOf(members: object): ContentFilter | undefined {
  return problemOf(apiError({ status: 400, error: { ...error, ...members } })).contentFilter;
}

describe('an error of Azure’s content filter', () => {
  const innererror = {
    code,
    content_filter_result: {
      hate: { filtered: false, severity: 'safe' },
      jailbreak: { filtered: true, detected: true },
      violence: { filtered: true, severity: 'medium' },
    },
  };
  const expected = {
    code,
    categories: [
      { category: 'jailbreak', filtered: true, detected: true },
      { category: 'violence', filtered: true, severity: 'medium' },
    ],
  };

  it.each(majorNames)('shows developers the categories with openai %s', async (major) => {
    const thrown = await errorOf(major, {
      status: 400,
      headers: { 'apim-request-id': '01234567-89ab-cdef-0123-456789abcdef' },
      body: { error: { ...error, innererror } },
    });
    expect(problemOf(thrown)).toMatchObject({
      type: 'urn:problem-type:openai:content-policy-violation',
      contentFilter: expected,
      meaning: expect.stringContaining("Azure OpenAI's safety checks"),
    });
    expect(readFailure(thrown)).toMatchObject({
      provider: 'Azure OpenAI',
      contentFilter: expected,
    });
  });

  it('shows end users only the meaning', async () => {
    const thrown = await errorOf('6.49', {
      status: 400,
      body: { error: { ...error, innererror } },
    });
    const problem = problemOf(thrown, { audience: 'public' });
    expect(problem).not.toHaveProperty('contentFilter');
    expect(problem.meaning).toBe('The request was blocked by a content policy.');
  });

  it('is also shown mid-stream', async () => {
    const thrown = await streamErrorOf('7.57', { error: { ...error, innererror } });
    expect(problemOf(thrown).contentFilter).toEqual(expected);
  });

  it.each([
    [
      'inner_error and plural results',
      {
        inner_error: {
          code,
          content_filter_results: { sexual: { filtered: true, severity: 'high' } },
        },
      },
      { code, categories: [{ category: 'sexual', filtered: true, severity: 'high' }] },
    ],
    [
      'a list of reports',
      {
        content_filters: [
          { content_filter_results: { indirect_attack: { filtered: false, detected: true } } },
        ],
      },
      { categories: [{ category: 'indirect_attack', filtered: false, detected: true }] },
    ],
    ['a gateway around it', { provider_specific_fields: { innererror } }, expected],
    [
      'lists of blocked words',
      {
        innererror: {
          code,
          content_filter_result: {
            custom_blocklists: { details: [{ filtered: true, id: 'walnut' }] },
          },
        },
      },
      { code, categories: [{ category: 'custom_blocklists', filtered: true }] },
    ],
    [
      'lists of blocked words as they were',
      {
        innererror: {
          code,
          content_filter_result: { custom_blocklists: [{ filtered: true, id: 'walnut' }] },
        },
      },
      { code, categories: [{ category: 'custom_blocklists', filtered: true }] },
    ],
    [
      'nothing found',
      { innererror: { code, content_filter_result: { jailbreak: { filtered: false } } } },
      { code, categories: [] },
    ],
    ['no report', {}, undefined],
    ['an inner error of another kind', { innererror: { code: 'Throttled' } }, undefined],
    [
      'an unknown severity',
      {
        innererror: {
          code: 'a b',
          content_filter_result: { hate: { filtered: true, severity: 'walnut' } },
        },
      },
      { categories: [{ category: 'hate', filtered: true }] },
    ],
  ])('is read from %s', (_what, members, filter) => {
    expect(filterOf(members)).toEqual(filter);
  });
});

describe('other filters', () => {
  it("include OpenAI's moderation", () => {
    const moderation_details = {
      moderation_stage: 'output',
      categories: ['violence', 'self-harm/intent'],
    };
    expect(filterOf({ code: 'moderation_blocked', moderation_details })).toEqual({
      categories: [
        { category: 'violence', filtered: true },
        { category: 'self-harm/intent', filtered: true },
      ],
    });
  });

  it("include OpenRouter's, without the flagged input", () => {
    const metadata = { reasons: ['violence'], flagged_input: 'walnut heist' };
    const thrown = apiError({ status: 403, error: { message: 'No.', code: 403, metadata } });
    expect(problemOf(thrown).contentFilter).toEqual({
      categories: [{ category: 'violence', filtered: true }],
    });
    expect(JSON.stringify(problemOf(thrown))).not.toContain('walnut');
  });
});

describe('a response that a filter has stopped', () => {
  const completion = {
    object: 'chat.completion',
    choices: [
      {
        finish_reason: 'content_filter',
        message: { content: 'walnut' },
        content_filter_results: { violence: { filtered: true, severity: 'high' } },
      },
    ],
    prompt_filter_results: [
      {
        content_filter_results: {
          violence: { filtered: true, severity: 'low' },
          jailbreak: { filtered: false, detected: true },
        },
      },
    ],
  };

  it('shows each category once', () => {
    const problem = problemOf(completion);
    expect(problem.contentFilter).toEqual({
      categories: [
        { category: 'violence', filtered: true, severity: 'high' },
        { category: 'jailbreak', filtered: false, detected: true },
      ],
    });
    expect(JSON.stringify(problem)).not.toContain('walnut');
    expect(readFailure(completion)?.provider).toBe('Azure OpenAI');
  });

  it('has no categories if none is reported', () => {
    const bare = { object: 'chat.completion', choices: [{ finish_reason: 'content_filter' }] };
    expect(problemOf(bare)).not.toHaveProperty('contentFilter');
    expect(readFailure(bare)?.provider).toBe('OpenAI');
  });

  it('has no categories if the response was truncated', () => {
    const [choice] = completion.choices;
    const cut = { ...completion, choices: [{ ...choice, finish_reason: 'length' }] };
    expect(problemOf(cut)).not.toHaveProperty('contentFilter');
  });
});

describe('a copy of an error of requireCompleted', () => {
  /** What is read of a report that an error carries. */
  function carried(contentFilter: unknown): ContentFilter | undefined {
    const facts = { kind: 'content-filter', contentFilter };
    return readFailure({ 'openai-problem-details.failure': facts })?.contentFilter;
  }

  it('keeps the report', () => {
    const choice = {
      finish_reason: 'content_filter',
      content_filter_results: { violence: { filtered: true, severity: 'high' } },
    };
    const report = {
      categories: [{ category: 'violence', filtered: true, severity: 'high' }],
    };
    let thrown: unknown;
    try {
      requireCompleted({ object: 'chat.completion', choices: [choice] });
    } catch (caught) {
      thrown = caught;
    }
    const copy: unknown = JSON.parse(JSON.stringify(thrown));
    expect(readFailure(thrown)?.contentFilter).toEqual(report);
    expect(readFailure(copy)?.contentFilter).toEqual(report);
  });

  it('is read with its code', () => {
    expect(carried({ code, categories: [] })).toEqual({ code, categories: [] });
  });

  it('is validated like the report of a filter', () => {
    const categories = [
      { category: 'two words', filtered: true },
      { category: 'hate', filtered: 'yes' },
      { category: 'violence', filtered: true, severity: 'endless' },
      'a text',
    ];
    expect(carried({ code: 'a b', categories })).toEqual({
      categories: [{ category: 'violence', filtered: true }],
    });
  });

  it.each([[undefined], ['a text'], [{}], [{ code: 'Other', categories: [] }]])(
    'has no report in %j',
    (report) => {
      expect(carried(report)).toBeUndefined();
    },
  );
});

describe('invalid reports', () => {
  const results = (content_filter_result: unknown): object => ({
    innererror: { code, content_filter_result },
  });
  const found = { filtered: true };

  it.each([
    ['sentences', results({ 'how to steal a walnut': found })],
    ['ids', results({ 'org-0123456789abcdef': found, 'user-abcdefghijklmnop': found })],
    ['long names', results({ ['a'.repeat(51)]: found })],
    ['a list', results([found])],
    ['a text', results('walnut')],
    ['a revoked proxy', results(revoked())],
    [
      'names that are no texts',
      { moderation_details: { categories: [1, null, {}, 'how to steal'] } },
    ],
  ])('such as %s are ignored', (_what, members) => {
    expect(filterOf(members)?.categories ?? []).toEqual([]);
  });

  it('are size-limited', () => {
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));
    expect(filterOf({ moderation_details: { categories: letters } })?.categories).toHaveLength(20);
  });

  it("are redacted by the app's patterns", () => {
    const thrown = apiError({
      status: 400,
      error: { ...error, ...results({ bluebird: found, hate: found }) },
    });
    const { contentFilter } = problemOf(thrown, { redact: ['bluebird', code] });
    expect(contentFilter).toEqual({ categories: [{ category: 'hate', filtered: true }] });
    const facts = readFailure(thrown) as OpenAIFailure;
    const logged = redactFailure(facts, createRedactor(['bluebird', code]));
    expect(logged.contentFilter).toEqual(contentFilter);
  });
});

describe('the names in a report', () => {
  const named = (name: string): unknown =>
    filterOf({ moderation_details: { categories: [name] } })?.categories[0]?.category;

  it.each(['x', 'self-harm', 'self_harm/intent', 'Violence', 'a'.repeat(50)])(
    'may be %s',
    (name) => {
      expect(named(name)).toBe(name);
    },
  );

  it.each(['', '-x', 'x-', 'x--y', 'x y', 'x1', ' x', 'a'.repeat(51)])('may not be %j', (name) => {
    expect(named(name)).toBeUndefined();
  });

  const coded = (inner: unknown): unknown =>
    filterOf({ innererror: { code: inner }, metadata: { reasons: ['hate'] } })?.code;

  it.each(['Xy', 'a_b', `A${'b'.repeat(49)}`])('may have the code %s', (inner) => {
    expect(coded(inner)).toBe(inner);
  });

  it.each(['', 'X', '_x', 'a b', 'a1', ' ab', `A${'b'.repeat(50)}`, 5, { x: 'Xy' }, [['Xy']]])(
    'may not have the code %j',
    (inner) => {
      expect(coded(inner)).toBeUndefined();
    },
  );
});

describe('a category', () => {
  const hate = (result: object): unknown => filterOf({ content_filter_results: { hate: result } });

  it.each(['safe', 'low', 'medium', 'high'] as const)('has the severity %s', (severity) => {
    expect(hate({ filtered: true, severity })).toEqual({
      categories: [{ category: 'hate', filtered: true, severity }],
    });
  });

  it.each([
    ['was detected only', { detected: true, filtered: 'yes' }, { filtered: false, detected: true }],
    [
      'was filtered and detected',
      { filtered: true, detected: true },
      { filtered: true, detected: true },
    ],
    ['stands in a list', [{}, { filtered: true }], { filtered: true }],
    [
      'stands in details',
      { details: [{}, { detected: true }] },
      { filtered: false, detected: true },
    ],
  ])('%s', (_what, result, expected) => {
    expect(hate(result)).toEqual({ categories: [{ category: 'hate', ...expected }] });
  });

  it.each([[{}], [{ filtered: false, detected: false }], [{ filtered: 'true' }], [[{}]]])(
    'is missing in %j',
    (result) => {
      expect(hate(result)).toBeUndefined();
    },
  );

  it('is searched for in the first sixteen entries of a list', () => {
    const list = (before: number): object[] => [
      ...Array.from({ length: before }, () => ({})),
      { filtered: true },
    ];
    expect(hate(list(15))).toBeDefined();
    expect(hate(list(16))).toBeUndefined();
    expect(hate({ details: list(15) })).toBeDefined();
    expect(hate({ details: list(16) })).toBeUndefined();
  });

  it('is searched for in the first sixteen reports', () => {
    const reports = (before: number): object[] => [
      ...Array.from({ length: before }, () => ({})),
      { content_filter_results: { hate: { filtered: true } } },
    ];
    expect(filterOf({ content_filters: reports(15) })).toBeDefined();
    expect(filterOf({ content_filters: reports(16) })).toBeUndefined();
  });

  it('is one of the first twenty', () => {
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));
    const results = Object.fromEntries(letters.map((name) => [name, { filtered: true }]));
    const filter = filterOf({
      content_filter_results: results,
      metadata: { reasons: letters.toReversed() },
    });
    expect(filter?.categories.map(({ category }) => category)).toEqual(letters.slice(0, 20));
  });

  it.each([
    ['content_filter_results', { content_filter_results: { hate: { filtered: true } } }],
    ['content_filter_result', { content_filter_result: { hate: { filtered: true } } }],
    ['metadata', { metadata: { reasons: ['hate'] } }],
    ['inner_error', { inner_error: { content_filter_result: { hate: { filtered: true } } } }],
    [
      'inner_error of a gateway',
      {
        provider_specific_fields: {
          inner_error: { content_filter_result: { hate: { filtered: true } } },
        },
      },
    ],
  ])('is read from %s', (_where, members) => {
    expect(filterOf(members)).toEqual({ categories: [{ category: 'hate', filtered: true }] });
  });

  it('is read from the first valid inner error', () => {
    const provider_specific_fields = { innererror: { code } };
    expect(filterOf({ innererror: 'x', provider_specific_fields })).toEqual({
      code,
      categories: [],
    });
  });

  it.each(['choices', 'prompt_filter_results', 'content_filters'])(
    "is read from a response's %s",
    (key) => {
      const found = { content_filter_results: { hate: { filtered: true } } };
      const choices = [{ finish_reason: 'content_filter' }];
      const answer = { object: 'chat.completion', choices };
      const reported = {
        ...answer,
        [key]: [{ ...(key === 'choices' && choices[0]), ...found }],
      };
      expect(readFailure(reported)?.contentFilter).toEqual({
        categories: [{ category: 'hate', filtered: true }],
      });
    },
  );
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
