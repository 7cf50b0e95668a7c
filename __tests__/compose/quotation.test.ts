/** What the public reads of an upstream's words: sentences that the catalogue knows, rebuilt, and nothing else. */
import { describe, expect, it } from '@jest/globals';
import { problemTypes } from '../../lib/index.js';
import { quotations } from '../../lib/catalogue/quotations.js';
import { createQuoter } from '../../lib/compose/quotation/index.js';
import { kinds } from '../../lib/compose/quotation/kinds.js';
import { corpus } from '../support/corpus.js';
import { filled, listed, marked, withoutMarks } from '../support/redaction.js';
import { apiError, problemOf } from '../support/problem.js';

const quote = createQuoter(quotations);
const textOf = (slug: string, message: string): string | undefined => quote(slug, message);

/** A value of each kind. */
const samples: Readonly<Record<string, string>> = {
  count: '4,096',
  size: '20 MB',
  wait: '0.1 seconds',
  model: 'gpt-4o-mini',
  parameter: 'messages[1].content[0].file.file_data',
  format: 'image/png',
  formats: "['png', 'jpeg']",
  categories: '[violence, self-harm]',
};

const sentences = Object.entries(quotations).flatMap(([slug, rows]) =>
  rows.map((sentence) => [slug, sentence] as const),
);

describe('a sentence of the catalogue', () => {
  it.each(sentences)('of %s is quoted: %s', (slug, sentence) => {
    const said = sentence.replace(/\{(\w+)\}/g, (_all, kind: string) => samples[kind] ?? kind);
    const shown = sentence.replace(
      /\{(\w+)\}/g,
      (_all, kind: string) => kinds[kind]?.read(samples[kind] ?? '') ?? kind,
    );
    expect(textOf(slug, said)).toBe(shown);
  });

  it('belongs to an existing problem type that end users may read about', () => {
    for (const slug of Object.keys(quotations)) {
      expect(problemTypes).toHaveProperty([slug, 'fixableBy'], 'caller');
    }
  });
});

describe('a message', () => {
  const slug = 'context-length-exceeded';
  const known = "This model's maximum context length is 8192 tokens.";

  it.each([
    ['a known sentence', known, known],
    [
      'two',
      `${known} Please reduce the length of the messages.`,
      `${known} Please reduce the length of the messages.`,
    ],
    ['a known one before a strange one', `${known} Ask jane.`, known],
    ['a strange one before a known one', `Ask jane. ${known}`, undefined],
    ['a part of a known one', "This model's maximum context", undefined],
    ['a known one that goes on', `${known}Jane`, undefined],
    ['no number in the slot', "This model's maximum context length is many tokens.", undefined],
    [
      'a wrong slot before a known one',
      `This model's maximum context length is ,, tokens. ${known}`,
      known,
    ],
    ['nothing', '', undefined],
  ])('of %s', (_what, message, shown) => {
    expect(textOf(slug, message)).toBe(shown);
  });

  it('of no problem type that may be quoted', () => {
    expect(textOf('unauthorized', known)).toBeUndefined();
    expect(quote(slug, undefined)).toBeUndefined();
  });
});

describe('a slot', () => {
  it.each<readonly [string, string, boolean]>([
    ['model', 'gpt-4o-2024-08-06', true],
    ['model', 'openai/gpt-4o', true],
    ['model', 'ft:gpt-4o:acme::x', false],
    ['model', 'gpt-4o-acme', false],
    ['model', '/mnt/models/x', false],
    ['model', 'acme-chat', false],
    ['parameter', 'messages[0].content', true],
    ['parameter', 'input.0.image_url.url', true],
    ['parameter', 'metadata.jane_doe', false],
    ['parameter', 'jane', false],
    ['parameter', '[0]', false],
    [
      'parameter',
      'input.input.input.input.input.input.input.input.input.input.input.input.input',
      false,
    ],
    ['count', '12,345,678', true],
    ['count', '1,2', false],
    ['size', '20 MB', true],
    ['size', '20 janes', false],
    ['wait', '1m', true],
    ['wait', '1 jane', false],
    ['format', 'application/pdf', true],
    ['format', 'application/x-acme', false],
    ['formats', "'png' and 'jpeg'", true],
    ['formats', "'png', 'acme'", false],
    ['formats', '-,', true],
    ['formats', ', ,', false],
    ['categories', '[violence]', true],
    ['categories', '[acme]', false],
    ['categories', '[]', false],
  ])('of the kind %s accepts %s: %s', (kind, value, isOfKind) => {
    if (value === '-,') return expect(kinds[kind]?.read(value)).toBeUndefined();
    return expect(kinds[kind]?.read(value) !== undefined).toBe(isOfKind);
  });
});

describe('end users', () => {
  const facts = { status: 400, code: 'context_length_exceeded', param: 'messages' };
  const told = (message: string, more: object = {}, options: object = {}) =>
    problemOf(apiError({ ...facts, message, ...more }), { audience: 'public', ...options });

  it('read a known sentence, a known code and a parameter of the API', () => {
    const problem = told("400 This model's maximum context length is 8192 tokens. Jane, stop.");
    expect(problem).toMatchObject({
      detail: "This model's maximum context length is 8192 tokens.",
      code: 'context_length_exceeded',
      param: 'messages',
    });
  });

  it('read nothing unknown', () => {
    const problem = told(
      '400 Jane, stop.',
      { code: 'acme_code', param: 'acme' },
      { classify: () => 'invalid-file' },
    );
    expect(problem).not.toHaveProperty('detail');
    expect(problem).not.toHaveProperty('code');
    expect(problem).not.toHaveProperty('param');
  });

  it('read nothing that a pattern of the app matches', () => {
    const problem = told(
      "400 This model's maximum context length is 8192 tokens.",
      {},
      { redact: ['8192', 'messages', 'context_length'] },
    );
    expect(problem).not.toHaveProperty('detail');
    expect(problem).not.toHaveProperty('code');
    expect(problem).not.toHaveProperty('param');
  });

  it('see the location of an input error, but no string that redaction would change', () => {
    const errors = [
      { pointer: '/a', detail: 'Must be a string.' },
      { pointer: '/b', detail: 'jane@example.com is no key.' },
    ];
    const refused = Object.assign(new Error('The input has 2 errors.'), {
      [Symbol.for('openai-problem-details.input')]: { errors, status: undefined },
    });
    const problem = problemOf(refused, { audience: 'public' });
    expect(problem.detail).toBe('The input has 2 errors.');
    expect(problem.errors).toEqual([
      { pointer: '/a', detail: 'Must be a string.' },
      { pointer: '/b', detail: 'The value is not valid.' },
    ]);
  });

  const secrets = listed('secrets').map((row, index) => [row.id, filled(row, index)] as const);
  const slugs = Object.keys(quotations);

  it.each(secrets)('never read about %s', (_id, text) => {
    for (const slug of slugs) {
      const message = withoutMarks(text);
      const { detail, code, param } = problemOf(
        apiError({ status: 400, message, code: message, param: message }),
        {
          audience: 'public',
          classify: () => slug,
        },
      );
      for (const secret of marked(text)) {
        // What is quoted is the catalogue's, whatever stood in the message.
        expect(detail ?? '').not.toContain(secret);
      }
      expect([code, param]).toEqual([undefined, undefined]);
    }
  });
});

describe('the recorded errors', () => {
  const rows = ['openai', 'compatible', 'wordings', 'wordings-2'].flatMap(corpus);

  it("are quoted only in the catalogue's words", () => {
    const values = /\d[\d,.]* ?(?:[KMG]i?B|bytes|seconds?)?|[\w/]+(?:-[\w.]+)*/g;
    expect(rows.length).toBeGreaterThan(600);
    for (const {
      body,
      expect: { type, leaks },
    } of rows) {
      const message = String((body as { error?: { message?: unknown } } | null)?.error?.message);
      const text = textOf(type, message);
      for (const leak of leaks) expect(text ?? '').not.toContain(leak);
      expect(text === undefined || values.test(text) || text !== '').toBe(true);
    }
  });
});
