/** What makes the redaction fast decides nothing: a search for every beginning of every rule finds the same. */
import { describe, expect, it } from '@jest/globals';
import { createFinder, type Found } from '../../../lib/compose/redact/find.js';
import { firstCharacters } from '../../../lib/compose/redact/first-characters.js';
import { rules, type TextRule } from '../../../lib/compose/redact/rules/index.js';
import { corpus } from '../../support/corpus.js';
import {
  fill,
  filled,
  listed,
  pick,
  random,
  withoutMarks,
  type Random,
} from '../../support/redaction.js';

type Place = readonly [name: string, start: number, end: number];

/** Where a match begins and ends, as the rule's groups say. */
function placeOf(match: RegExpExecArray, length: number): readonly [number, number] {
  const groups = Object.entries(match.groups ?? {}).filter(([, text]) => text !== undefined);
  const kept = groups.find(([name]) => name === 'kept')?.[1];
  const before = groups.find(([name]) => name.startsWith('before'))?.[1];
  const end = match.index + match[0].length;
  if (before === undefined) return [match.index + (kept ?? '').length, end];
  if (kept === undefined) return [match.index - length - before.length, end];
  return [match.index - kept.length - before.length, match.index - kept.length];
}

/** Every beginning of the rule, wherever it stands in the text, in the order of their ends. */
function beginningsIn(
  text: string,
  rule: TextRule,
): readonly (readonly [end: number, length: number])[] {
  const low = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const all: (readonly [number, number])[] = [];
  for (const begin of new Set(rule.begins.map((one) => one.toLowerCase()))) {
    const isStart = begin.length > 1 && begin.startsWith('^');
    const sought = isStart ? begin.slice(1) : begin;
    for (let at = low.indexOf(sought); at >= 0; at = low.indexOf(sought, at + 1)) {
      if (isStart && /[A-Za-z\d]/.test(text.charAt(at - 1))) continue;
      all.push([at + sought.length, sought.length]);
    }
  }
  return all.toSorted(([a, long], [b, longer]) => a - b || longer - long);
}

/** Runs of letters and digits, without a walk. */
function runsIn(text: string): readonly Place[] {
  return rules.flatMap((rule) => {
    if (!('run' in rule)) return [];
    return Array.from(text.matchAll(/[A-Za-z\d]{16,}/g)).flatMap<Place>(({ 0: run, index }) => {
      const hit = rule.run({ text, start: index, end: index + run.length });
      return hit === undefined ? [] : [[rule.name, hit.start, hit.end]];
    });
  });
}

/** The same as the finder finds, without any table. */
function search(text: string): readonly Place[] {
  const places: Place[] = [...runsIn(text)];
  for (const rule of rules) {
    if (!('begins' in rule)) continue;
    let last = 0;
    for (const [end, length] of beginningsIn(text, rule)) {
      if (end < last) continue;
      rule.pattern.lastIndex = end;
      const match = rule.pattern.exec(text);
      if (match === null) continue;
      const [start, to] = placeOf(match, length);
      if (to <= start) continue;
      const holds = rule.holds?.(text.slice(start, to), { text, start, end: to }) !== false;
      if (holds) places.push([rule.name, start, to]);
      if (!holds && rule.whole !== true) continue;
      last = Math.max(to, end + 1);
    }
  }
  return places;
}

function sorted(places: readonly Place[]): readonly string[] {
  return places.map((place) => place.join(' ')).toSorted();
}

const firstOf = ({ pattern }: TextRule) => firstCharacters(pattern);
const find = createFinder(rules, firstOf);
const placesOf = (found: readonly Found[]): readonly Place[] =>
  found.map(({ rule, start, end }) => [rule.name, start, end]);

function expectEqual(text: string): void {
  const [fast, slow] = [sorted(placesOf(find(text))), sorted(search(text))];
  if (fast.join('\n') !== slow.join('\n')) expect({ text, fast }).toEqual({ text, fast: slow });
}

/** Every text in what was recorded. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const recorded = ['openai', 'compatible', 'events', 'wordings', 'wordings-2']
  .flatMap(corpus)
  .flatMap(({ body }) => textsIn(body));
const lists = (['secrets', 'keep'] as const).flatMap((name) =>
  listed(name).map((row, index) => withoutMarks(filled(row, index))),
);
const examples = rules.flatMap(({ match, not }) => [...match, ...not]);

/** What generated texts are put together from: beginnings of rules, pieces of examples, what stands between words. */
const pieces = [
  ...rules.flatMap((rule) =>
    'begins' in rule ? rule.begins.map((begin) => begin.replace(/^\^(?=.)/, '')) : [],
  ),
  ...examples.flatMap((text) => text.split(/(?<=[\s"'=:])/)),
  ...Array.from(' \n\t.,:;/\\?#@*=-_"\'`()[]{}<>|&+~$%•…éK'),
  ...'a 1 so The is Ab {base62:20} {hex:32} {uuid} {digits:3} [ { null None string'.split(' '),
];

function generated(next: Random): string {
  const length = 1 + Math.floor(next() * 9);
  const text = Array.from({ length }, () => {
    const piece = pick(pieces, next);
    return next() < 0.1 ? piece.toUpperCase() : piece;
  }).join(next() < 0.5 ? '' : ' ');
  return withoutMarks(fill(text, next));
}

const { seed, numRuns } = (globalThis as { fuzz?: { seed: number; numRuns: number } }).fuzz ?? {
  seed: 14,
  numRuns: 3000,
};

describe('the finder finds the same as a search without a table', () => {
  it('in the recorded errors', () => {
    expect(recorded.length).toBeGreaterThan(900);
    for (const text of recorded) expectEqual(text);
  });

  it('in the lists and the examples', () => {
    expect(lists.length).toBeGreaterThan(1000);
    for (const text of [...lists, ...examples]) expectEqual(text);
  });

  it(`in ${numRuns} generated strings`, () => {
    const next = random(seed);
    for (let run = 0; run < numRuns; run += 1) expectEqual(generated(next));
    expect(generated(random(seed))).toBe(generated(random(seed)));
  });
});

describe('a rule of one pattern', () => {
  const ruleOf = (pattern: RegExp): TextRule => ({
    name: 'one',
    hides: '',
    leaves: '',
    effect: 'hides',
    begins: ['key'],
    pattern,
    match: [],
    not: [],
  });

  it.each<readonly [RegExp, readonly (readonly [number, number])[]]>([
    [/=\d+/y, [[3, 5]]],
    [/(?<kept>=)\d+/y, [[4, 5]]],
    [/(?<sign>=)\d+/y, [[3, 5]]],
    [/(?<before>)=\d+/y, [[0, 5]]],
    [/(?<kept>=\d+)/y, []],
    [/(?=\d*)/y, []],
  ])('%s finds its match without the kept part, and no empty match', (pattern, places) => {
    const found = createFinder([ruleOf(pattern)], firstOf)('key=1');
    expect(found.map(({ start, end }) => [start, end])).toEqual(places);
  });
});

describe('the beginnings of a match', () => {
  const first = (pattern: RegExp): string | undefined => {
    const all = firstCharacters(pattern);
    return (
      all && Array.from(all, (is, code) => (is === '1' ? String.fromCharCode(code) : '')).join('')
    );
  };

  it.each<readonly [RegExp, string | undefined]>([
    [/ab/y, 'a\u0080'],
    [/a?b/y, 'ab\u0080'],
    [/a*b+/y, 'ab\u0080'],
    [/a{0,3}b/y, 'ab\u0080'],
    [/a{2}b/y, 'a\u0080'],
    [/(?:a|b)c/y, 'ab\u0080'],
    [/(?<x>a|)b/y, 'ab\u0080'],
    [/(a)\1/y, 'a\u0080'],
    [/(?<=x)(?!y)\bz$/y, 'z\u0080'],
    [/[a-c]/y, 'abc\u0080'],
    [/\d\p{L}/uy, '0123456789\u0080'],
    [/k/iy, 'Kk\u0080'],
    [/a|/y, undefined],
    [/(?=a)/y, undefined],
    [/(?:(a)|b)/y, 'ab\u0080'],
  ])('%s', (pattern, characters) => {
    expect(first(pattern)).toBe(characters);
  });
});
