/** Removes the matches of rules from a string and from its decoded form. */
import { createFinder, type Finder, type Found } from './find.js';
import { isMarkup } from './page.js';
import { decode } from './readings.js';
import { mark, type Rule } from './rules/index.js';
import type { FirstOf } from './table.js';

function overlaps(one: Found, other: Found): boolean {
  return one.start < other.end && other.start < one.end;
}

/** The matches to hide, in the order of the string. A rule that yields has no effect where another keeps the text. */
function hidden(text: string, find: Finder): readonly Found[] {
  const found = find(text);
  if (found.length === 0) return found;
  const kept = found.filter(({ rule }) => rule.effect === 'keeps');
  return found
    .filter(
      (one) =>
        one.rule.effect === 'hides' ||
        (one.rule.effect === 'yields' && !kept.some((other) => overlaps(one, other))),
    )
    .toSorted((one, other) => one.start - other.start);
}

/** A part of the string, and its replacement. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/** Joins matches that overlap or touch. A mark replaces them, unless all of them are to be removed without one. */
function stretches(found: readonly Found[]): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const { start, end, rule } of found) {
    const last = all.at(-1);
    const instead = rule.instead ?? mark;
    if (last === undefined || start > last.end) all.push({ start, end, instead });
    else
      all[all.length - 1] = {
        start: last.start,
        end: Math.max(last.end, end),
        instead: last.instead === '' && end > last.end ? instead : last.instead,
      };
  }
  return all;
}

/** The string without the matches. */
function replaced(text: string, found: readonly Found[]): string {
  let shown = '';
  let end = 0;
  for (const stretch of stretches(found)) {
    shown += text.slice(end, stretch.start) + stretch.instead;
    ({ end } = stretch);
  }
  return shown + text.slice(end);
}

/** How many levels of nested escapes are decoded. */
const readings = 3;

/** Creates the function that removes the matches of these rules; it removes all of a string that contains markup. */
export function createHiding(rules: readonly Rule[], firstOf: FirstOf): (text: string) => string {
  const find = createFinder(rules, firstOf);

  return function hide(text) {
    if (isMarkup(text)) return '';
    let shown = replaced(text, hidden(text, find));
    let decoded = shown;
    for (let reading = 0; reading < readings; reading += 1) {
      const next = decode(decoded);
      if (next === decoded) break;
      decoded = next;
      if (isMarkup(decoded)) return '';
      const found = hidden(decoded, find);
      if (found.length > 0) shown = decoded = replaced(decoded, found);
    }
    return shown;
  };
}
