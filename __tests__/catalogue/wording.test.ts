/** The English of what people read: short sentences in the field's words, steps that can be followed, the same advice in the same words. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { rewordings } from '../../lib/catalogue/rewordings.js';
import { problemTypes, type ProblemType } from '../../lib/index.js';

const rows = Object.entries<ProblemType>(problemTypes);
const advices = rows.flatMap(([, row]) => [row, row.public]);
const meanings = advices.map(({ meaning }) => meaning);
const steps = advices.flatMap(({ solution }) => [...solution]);
const titles = advices.flatMap(({ title }) => title ?? []);
const replacements = rewordings.flatMap(({ instead, azure = '' }) => [instead, azure]);

/** Rooms whose strings reach clients, and what a sentence in them looks like. */
const rooms = ['catalogue', 'check', 'compose', 'face', 'http-errors', 'model', 'validate'];
const sentence = /' ?([A-Z][^'\n]{3,}\.)'|" ?([A-Z][^"\n]{3,}\.)"|` ?([A-Z][^`\n]{3,}\.)`/g;

function sentencesOf(room: string): readonly string[] {
  const folder = join(__dirname, '..', '..', 'lib', room);
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.ts') && name !== 'quotations.ts',
  );
  return files.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(?:\/?\*|\/\/)/.test(line))
      .flatMap((line) => [...line.matchAll(sentence)])
      .map(([, single, double, template]) =>
        (single ?? double ?? template ?? '').replaceAll(/\$\{[^}]*\}/g, '1'),
      ),
  );
}

const sentences = [
  ...meanings,
  ...steps,
  ...replacements,
  ...titles,
  ...rooms.flatMap(sentencesOf),
];

/** Habits of translated English, each with a sentence that has it. */
const habits: readonly (readonly [habit: string, pattern: RegExp, example: string])[] = [
  ['whoever', /\b(?:who|what|which|where)ever\b/i, 'Ask whoever runs the service.'],
  ['amid, beside', /\b(?:amid|beside)\b/i, 'An error came amid the stream.'],
  ['of its own', /\bof (?:its|his|her|your|our|their) own\b/i, 'It has a fault of its own.'],
  [
    'where it is absent',
    /\bwhere (?:it|they|this|that|there) (?:is|are|was|were)\b/i,
    'Wait a minute where it is absent.',
  ],
  ['as long as it says', /\bas (?:long|much|far) as\b.*\bsays?\b/i, 'Wait as long as it says.'],
  ['is no response', /(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b)/i, 'This is no response.'],
  ['quote the reference', /\bquot(?:e|es|ed|ing) (?:the|this|it)\b/i, 'Quote the reference.'],
  ['contact the service', /\bcontact the service\b/i, 'Contact the service.'],
  [
    'a server that answers',
    /\b(?:did|does|do|could|can|to) (?:not )?answer (?:in|correctly|properly|with)\b/i,
    'It did not answer in time.',
  ],
  ['growing pauses', /\bgrowing pauses\b|\bpauses? that grow/i, 'Retry with growing pauses.'],
  ['quaint adverbs', /\bfor the time being\b|\bthis very\b|\banew\b|\bmostly\b/i, 'Start anew.'],
  ['somebody', /\b(?:some|any|no)body\b/i, 'It fails until somebody acts.'],
  [
    'a message that speaks',
    /\bmessage (?:tells|speaks|says)\b|\bare told\b/i,
    'If the message speaks of a token.',
  ],
  ['request id', /\bids?\b(?!`)/, 'Look at the request id.'],
  ['the application', /\bthe application\b/i, 'Restart the application.'],
];

describe('the English of all texts', () => {
  it.each(habits)('is free of a habit: %s', (_habit, pattern, example) => {
    expect(sentences.filter((text) => pattern.test(text))).toEqual([]);
    expect(example).toMatch(pattern);
  });

  it('has neither doubled words nor double spaces', () => {
    const careless = / {2}|(?<![\w{])([a-z]+) \1(?!\w)| [.,;:](?!\w)/i;
    expect(sentences.filter((text) => careless.test(text))).toEqual([]);
  });

  it('looks at sentences of every room', () => {
    for (const room of rooms) expect(sentencesOf(room).length).toBeGreaterThan(0);
  });
});

describe('lengths', () => {
  it.each([
    ['a title', titles, 62],
    ['a meaning', meanings, 140],
    ['a step', steps, 140],
    ['a step for another provider', replacements, 140],
  ])('%s is short', (_what, texts, most) => {
    expect(texts.filter((text) => text.length > most)).toEqual([]);
  });

  it('a solution has at most five steps', () => {
    for (const { solution } of advices) expect(solution.length).toBeLessThanOrEqual(5);
  });
});

describe('steps', () => {
  const condition =
    /^(?:(?:If|For|On|When|Until|After|In|Before|Above)\b[^,]*|Otherwise|Alternatively), /;
  const verbs = new Set(
    `add allow ask call change check choose compare complete consider contact continue convert correct create delete deploy do enable
    fall find fix give have include increase keep let lower make mark move open pass raise read reconnect reduce remove rephrase replace request
    restore retry return review run send set shorten show sign split start stop stream submit treat try turn update upload use
    verify wait`.split(/\s+/),
  );

  it.each([...new Set([...steps, ...replacements.filter((text) => text !== '')])])(
    'can be followed: %s',
    (step) => {
      const isMeaning = rewordings.some(
        ({ begins, instead }) =>
          instead === step && meanings.some((meaning) => meaning.startsWith(begins)),
      );
      const [verb = ''] = /^[A-Za-z]+/.exec(step.replace(condition, '')) ?? [];
      expect(isMeaning || verbs.has(verb.toLowerCase())).toBe(true);
    },
  );

  it('give no advice twice to one audience', () => {
    for (const { solution } of advices) expect(new Set(solution).size).toBe(solution.length);
  });

  it.each([
    ['waiting for a limit', /^Wait for the time/, 2],
    ['contacting support', /^(?:If it keeps happening, c|C)ontact support/, 2],
    ['contacting the provider', /^If it persists, contact OpenAI/, 1],
    ['the status page', /^Check the OpenAI status page/, 1],
    ['a short wait', /^Wait a few seconds/, 1],
  ])('are in the same words everywhere: %s', (_what, pattern, wordings) => {
    expect(new Set(steps.filter((step) => pattern.test(step))).size).toBe(wordings);
  });
});
