/** Takes out of a text what nobody outside the process may read. It runs before any audience is asked. */
import { clean } from './clean.js';
import { createFinder, type Finder, type Found } from './find.js';
import { createOwnPatterns, type RedactPattern } from './own-patterns.js';
import { isMarkup } from './page.js';
import { decode } from './readings.js';
import { mark, rules } from './rules/index.js';

export type { RedactPattern } from './own-patterns.js';

/** Takes out of a text what nobody outside the process may read. */
export type Redactor = (text: string) => string;

/** Codes, most of the time: a few short words: no rule finds anything in them. */
const words = /^(?:[a-z]{1,13}(?:_[a-z]{1,13}){0,8}|request ID req_[a-z\d]{8,64})$/;

/** Finders of what is hidden, and of what stays; they are made when the first text comes. */
interface Finders {
  readonly hiding: Finder;
  readonly keeping: Finder;
}

let made: Finders | undefined;

function finders(): Finders {
  made ??= {
    hiding: createFinder(rules.filter(({ effect }) => effect !== 'keeps')),
    keeping: createFinder(rules.filter(({ effect }) => effect === 'keeps')),
  };
  return made;
}

function overlaps(one: Found, other: Found): boolean {
  return one.start < other.end && other.start < one.end;
}

/** What is hidden, in the order of the text: what yields is not where something keeps it. */
function hidden(text: string): readonly Found[] {
  const { hiding, keeping } = finders();
  const found = hiding(text);
  if (found.length === 0) return found;
  const mayYield = found.some(({ rule }) => rule.effect === 'yields');
  const kept = mayYield ? keeping(text) : [];
  return found
    .filter((one) => one.rule.effect === 'hides' || !kept.some((other) => overlaps(one, other)))
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

/** The text without what the rules find in it, or in what it says once it is decoded. */
function hide(text: string): string {
  let shown = replaced(text, hidden(text));
  let decoded = shown;
  for (let reading = 0; reading < readings; reading += 1) {
    const next = decode(decoded);
    if (next === decoded) break;
    decoded = next;
    if (isMarkup(decoded)) return '';
    const found = hidden(decoded);
    if (found.length > 0) shown = decoded = replaced(decoded, found);
  }
  return shown;
}

/** What is left of a text that has been cleaned. */
function redactClean(text: string): string {
  return isMarkup(text) ? '' : hide(text);
}

/** The text without keys, accounts, addresses, paths and stacks; nothing of a text that is markup. */
export function redact(text: string): string {
  return words.test(text) ? text : redactClean(clean(text));
}

/**
 * Makes a redactor that takes out what these patterns match, and what every redactor does.
 * @param report is told once of a pattern that took too long
 */
export function createRedactor(
  patterns: readonly RedactPattern[] = [],
  report?: (fault: unknown) => void,
): Redactor {
  if (patterns.length === 0) return redact;
  const own = createOwnPatterns(patterns, report);
  return (text) => redactClean(own(clean(text)));
}
