/** What content filters report: told to developers, in bounded names, without a word of the prompt. */
import { describe, expect, it } from '@jest/globals';
import { createRedactor } from '../lib/compose/redact.js';
import { redactFailure } from '../lib/compose/redact-failure.js';
import {
  readFailure,
  requireCompleted,
  type ContentFilter,
  type OpenAIFailure,
} from '../lib/index.js';
import { apiError, problemOf } from './support/problem.js';
import { errorOf, majorNames, streamErrorOf } from './support/sdk.js';

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

  it.each(majorNames)('tells developers what was found, by openai %s', async (major) => {
    const thrown = await errorOf(major, {
      status: 400,
      headers: { 'apim-request-id': '01234567-89ab-cdef-0123-456789abcdef' },
      body: { error: { ...error, innererror } },
    });
    expect(problemOf(thrown)).toMatchObject({
      type: 'urn:problem-type:openai:content-policy-violation',
      contentFilter: expected,
      meaning: expect.stringContaining("Azure OpenAI's safety system"),
    });
    expect(readFailure(thrown)).toMatchObject({
      provider: 'Azure OpenAI',
      contentFilter: expected,
    });
  });

  it('tells the public what it means only', async () => {
    const thrown = await errorOf('6.49', {
      status: 400,
      body: { error: { ...error, innererror } },
    });
    const problem = problemOf(thrown, { audience: 'public' });
    expect(problem).not.toHaveProperty('contentFilter');
    expect(problem.meaning).toBe('The request was blocked by a content policy.');
  });

  it('tells it in the middle of a stream, too', async () => {
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
  it('of OpenAI’s moderation are told', () => {
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

  it('of OpenRouter are told, without the input that was flagged', () => {
    const metadata = { reasons: ['violence'], flagged_input: 'walnut heist' };
    const thrown = apiError({ status: 403, error: { message: 'No.', code: 403, metadata } });
    expect(problemOf(thrown).contentFilter).toEqual({
      categories: [{ category: 'violence', filtered: true }],
    });
    expect(JSON.stringify(problemOf(thrown))).not.toContain('walnut');
  });
});

describe('an answer that a filter has stopped', () => {
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

  it('tells what was found, each category once', () => {
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

  it('tells nothing where nothing is reported', () => {
    const bare = { object: 'chat.completion', choices: [{ finish_reason: 'content_filter' }] };
    expect(problemOf(bare)).not.toHaveProperty('contentFilter');
    expect(readFailure(bare)?.provider).toBe('OpenAI');
  });

  it('tells nothing of it where the answer was cut off by its length', () => {
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

  it('is believed no further than a report of a filter', () => {
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

describe('reports that are none', () => {
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
  ])('such as %s are left out', (_what, members) => {
    expect(filterOf(members)?.categories ?? []).toEqual([]);
  });

  it('are bounded', () => {
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));
    expect(filterOf({ moderation_details: { categories: letters } })?.categories).toHaveLength(20);
  });

  it('have the app’s own redactions applied', () => {
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

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
