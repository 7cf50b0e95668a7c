/** Takes out of a text what rules find, in it or in what it says once it is decoded. */
import { createFinder, type Finder, type Found } from './find.js';
import { isMarkup } from './page.js';
import { decode } from './readings.js';
import { mark, type Rule } from './rules/index.js';
import type { FirstOf } from './table.js';

function overlaps(one: Found, other: Found): boolean {
  return one.start < other.end && other.start < one.end;
}

/** What is hidden, in the order of the text: a rule that yields finds nothing where something is kept. */
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

/** A stretch of the text, and what is left in its place. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/** What overlaps or touches is one stretch; a mark stands for it, unless all that was found leaves nothing. */
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

/** The text without what is hidden. */
function replaced(text: string, found: readonly Found[]): string {
  let shown = '';
  let end = 0;
  for (const stretch of stretches(found)) {
    shown += text.slice(end, stretch.start) + stretch.instead;
    ({ end } = stretch);
  }
  return shown + text.slice(end);
}

/** How often escapes may be written into each other. */
const readings = 3;

/** Makes what takes out what these rules find; nothing is left of a text that is markup. */
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
