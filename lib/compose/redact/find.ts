/**
 * Finds the matches of all rules. One pass over the string finds where rules begin: the table maps the last characters read to the
 * beginnings that may end there. A test compares it with a search for every beginning of every rule.
 */
import { isAlphanumeric, lastFour, lastThree, lastTwo } from './folds.js';
import type { Rule, RunRule, TextRule } from './rules/index.js';
import {
  createTable,
  endsWith,
  ofFour,
  ofThree,
  ofTwo,
  type Beginning,
  type Compiled,
  type FirstOf,
} from './table.js';

/** The shortest run of letters and digits that is examined. */
const shortestRun = 16;

/** A match of a rule, and its place in the string. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly rule: Rule;
}

/** The matches so far, and the end of the last match of each rule. */
interface Search {
  readonly text: string;
  readonly found: Found[];
  readonly ends: number[];
}

/** Where a match starts and ends: after the part that is kept, or including the part before it. */
function placeOf(
  { index, groups: found }: RegExpExecArray,
  end: number,
  length: number,
  { groups }: Compiled,
): readonly [start: number, end: number] {
  if (found === undefined) return [index, end];
  const kept = found['kept']?.length;
  for (const name of groups) {
    const before = found[name]?.length;
    if (before === undefined) continue;
    return kept === undefined
      ? [index - length - before, end]
      : [index - kept - before, index - kept];
  }
  return [index + (kept ?? 0), end];
}

/** The index that all characters beyond ASCII share in the list of characters that a match may begin with. */
const beyondAscii = 128;

function mayBegin(first: string, code: number): boolean {
  return first[code < beyondAscii ? code : beyondAscii] === '1';
}

/** The match of a rule's pattern after a beginning; `undefined` if there is none. */
function match(text: string, end: number, length: number, compiled: Compiled): Found | undefined {
  const { rule, first } = compiled;
  if (first !== undefined && !mayBegin(first, text.charCodeAt(end))) return undefined;
  const { pattern } = rule;
  pattern.lastIndex = end;
  const matched = pattern.exec(text);
  if (matched === null) return undefined;
  const [start, to] = placeOf(matched, pattern.lastIndex, length, compiled);
  return to > start ? { start, end: to, rule } : undefined;
}

function holds(text: string, { start, end }: Found, rule: TextRule): boolean {
  return rule.holds?.(text.slice(start, end), { text, start, end }) ?? true;
}

/** Tries the rules of all beginnings that end here. A rule is tried once per place, and not inside its own match. */
function tryAll(search: Search, end: number, beginnings: readonly Beginning[] | undefined): void {
  for (const beginning of beginnings ?? []) {
    if (!endsWith(search.text, end, beginning)) continue;
    for (const compiled of beginning.rules) {
      if (end < (search.ends[compiled.index] ?? 0)) continue;
      const one = match(search.text, end, beginning.text.length, compiled);
      if (one === undefined) continue;
      if (holds(search.text, one, compiled.rule)) search.found.push(one);
      else if (compiled.rule.whole !== true) continue;
      search.ends[compiled.index] = Math.max(one.end, end + 1);
    }
  }
}

function tryRuns({ text, found }: Search, runs: readonly RunRule[], start: number, end: number) {
  for (const rule of runs) {
    const hit = rule.run({ text, start, end });
    if (hit !== undefined) found.push({ start: hit.start, end: hit.end, rule });
  }
}

/** Finds the matches of rules in a string. */
export type Finder = (text: string) => readonly Found[];

/** Creates the finder for these rules. */
export function createFinder(rules: readonly Rule[], firstOf: FirstOf): Finder {
  const { codes, byCode, byTwo, byThree, byFour, ends, runs } = createTable(rules, firstOf);

  /** The longest come first. */
  function tryLengths(search: Search, end: number, key: number, lengths: number): void {
    if ((lengths & ofFour) !== 0) tryAll(search, end, byFour.get(key));
    if ((lengths & ofThree) !== 0) tryAll(search, end, byThree.get(key & lastThree));
    if ((lengths & ofTwo) !== 0) tryAll(search, end, byTwo.get(key & lastTwo));
  }

  return function find(text) {
    const search: Search = { text, found: [], ends: [] };
    const { length } = text;
    let key = 0;
    let runStart = 0;
    for (let index = 0; index < length;) {
      const code = text.charCodeAt(index);
      const folded = code < 128 ? (codes[code] as number) : 32; // the table has all of ASCII
      key = ((key << 5) | (folded & 31)) & lastFour;
      if (!isAlphanumeric(folded & 31)) {
        if (index - runStart >= shortestRun) tryRuns(search, runs, runStart, index);
        runStart = index + 1;
      }
      index += 1;
      const lengths = ends[key & lastThree] as number; // the table has every key
      if (lengths !== 0) tryLengths(search, index, key, lengths);
      if (folded > 31) tryAll(search, index, byCode.get(code));
    }
    if (length - runStart >= shortestRun) tryRuns(search, runs, runStart, length);
    return search.found;
  };
}
