/** A table of the beginnings of rules, derived from the rules alone. */
import { fold, folds, isAlphanumeric, keyOf, lastThree, lastTwo } from './folds.js';
import type { Rule, RunRule, TextRule } from './rules/index.js';

/** A rule, its index, and the facts read from its pattern. */
export interface Compiled {
  readonly rule: TextRule;
  readonly index: number;
  /** The groups before its first character. */
  readonly groups: readonly string[];
  /** The characters that a match may begin with: one digit per ASCII character, and one for all others. */
  readonly first: string | undefined;
}

/** A string that rules begin with. */
export interface Beginning {
  /** In lower case. */
  readonly text: string;
  /** Whether no letter or digit may precede it. */
  readonly isStart: boolean;
  readonly rules: readonly Compiled[];
}

/** Beginnings by their last characters, folded. */
export interface Table {
  /** For each character, its fold; the next bit is set if it is a beginning of one character. */
  readonly codes: Uint8Array;
  readonly byCode: ReadonlyMap<number, readonly Beginning[]>;
  readonly byTwo: ReadonlyMap<number, readonly Beginning[]>;
  readonly byThree: ReadonlyMap<number, readonly Beginning[]>;
  readonly byFour: ReadonlyMap<number, readonly Beginning[]>;
  /** For the last three characters, folded: bits for the lengths of the beginnings that may end with them. */
  readonly ends: Uint8Array;
  readonly runs: readonly RunRule[];
}

/** The keys of a map of beginnings. */
type Keys = ReadonlyMap<number, readonly Beginning[]>;

function isTextRule(rule: Rule): rule is TextRule {
  return 'begins' in rule;
}

/** The characters that a match of the rule may begin with; `undefined` if unknown. */
export type FirstOf = (rule: TextRule) => string | undefined;

function compile(rule: TextRule, index: number, firstOf: FirstOf): Compiled {
  const groups = rule.pattern.source.match(/(?<=\(\?<)before\d?(?=>)/g) ?? [];
  return { rule, groups, index, first: firstOf(rule) };
}

/** The beginnings of all rules, each string once. */
function beginningsOf(rules: readonly TextRule[], firstOf: FirstOf): readonly Beginning[] {
  const byText = new Map<string, Compiled[]>();
  for (const compiled of rules.map((rule, index) => compile(rule, index, firstOf)))
    for (const begin of compiled.rule.begins) {
      const text = begin.toLowerCase();
      const known = byText.get(text);
      if (known === undefined) byText.set(text, [compiled]);
      else if (!known.includes(compiled)) known.push(compiled);
    }
  return Array.from(byText, ([text, compiled]) => {
    const isStart = text.length > 1 && text.startsWith('^');
    return { text: isStart ? text.slice(1) : text, isStart, rules: compiled };
  });
}

function add(map: Map<number, Beginning[]>, key: number, beginning: Beginning): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [beginning]);
  else known.push(beginning);
}

/** The longest come first, because a rule is tried once per place. */
function sort(map: Map<number, Beginning[]>): void {
  for (const all of map.values())
    if (all.length > 1) all.sort((one, other) => other.text.length - one.text.length);
}

/** The bits of the lengths: two characters, three, four or more. */
export const ofTwo = 1;
export const ofThree = 2;
export const ofFour = 4;

/** One lookup of the last characters rules out most places. */
function endsOf(twos: Keys, threes: Keys, fours: Keys): Uint8Array {
  const ends = new Uint8Array(lastThree + 1);
  const note = (key: number, length: number): void => {
    ends[key] = (ends[key] as number) | length; // every key has one
  };
  for (const key of fours.keys()) note(key & lastThree, ofFour);
  for (const key of threes.keys()) note(key, ofThree);
  for (const key of twos.keys())
    for (let more = 0; more <= lastThree; more += lastTwo + 1) note(more | key, ofTwo);
  return ends;
}

/** Creates the table of these rules. */
export function createTable(rules: readonly Rule[], firstOf: FirstOf): Table {
  const byCode = new Map<number, Beginning[]>();
  const byTwo = new Map<number, Beginning[]>();
  const byThree = new Map<number, Beginning[]>();
  const byFour = new Map<number, Beginning[]>();
  for (const beginning of beginningsOf(rules.filter(isTextRule), firstOf)) {
    const { text } = beginning;
    if (text.length === 1) add(byCode, text.charCodeAt(0), beginning);
    else add([byTwo, byThree][text.length - 2] ?? byFour, keyOf(text), beginning);
  }
  for (const map of [byCode, byTwo, byThree, byFour]) sort(map);
  return {
    codes: folds.map((folded, code) => folded | (byCode.has(code) ? 32 : 0)),
    byCode,
    byTwo,
    byThree,
    byFour,
    ends: endsOf(byTwo, byThree, byFour),
    runs: rules.filter((rule): rule is RunRule => !isTextRule(rule)),
  };
}

/** Whether the beginning ends at `end`; case is ignored for ASCII only. */
export function endsWith(text: string, end: number, { text: sought, isStart }: Beginning): boolean {
  const start = end - sought.length;
  if (start < 0) return false;
  for (let index = 0; index < sought.length; index += 1) {
    const code = text.charCodeAt(start + index);
    const small = code >= 65 && code <= 90 ? code + 32 : code;
    if (small !== sought.charCodeAt(index)) return false;
  }
  return !isStart || start === 0 || !isAlphanumeric(fold(text.charCodeAt(start - 1)));
}
