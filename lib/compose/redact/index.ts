/** Redacts strings: removes what must not leave the process, for any audience. */
import { clean } from './clean.js';
import { createHiding } from './hide.js';
import { knownFirsts } from './known-firsts.js';
import { createOwnPatterns, type RedactPattern } from './own-patterns.js';
import { rules } from './rules/index.js';

export type { RedactPattern } from './own-patterns.js';

/** Removes from a string what must not leave the process. */
export type Redactor = (text: string) => string;

/** A few short words, mostly codes: no rule matches anything in them. */
const words = /^[a-z]{1,13}(?:_[a-z]{1,13}){0,8}$/;

/** Created for the first string. */
let hide: ReturnType<typeof createHiding> | undefined;

/** Redacts a string that has been cleaned. */
function redactClean(text: string): string {
  hide ??= createHiding(rules, (rule) => knownFirsts[rules.indexOf(rule)] ?? undefined);
  return hide(text);
}

/** The string without keys, accounts, addresses, paths and stacks; empty if it contains markup. */
export function redact(text: string): string {
  return words.test(text) ? text : redactClean(clean(text));
}

/**
 * Creates a redactor that also removes the matches of these patterns.
 * @param report called once if a pattern takes too long
 */
export function createRedactor(
  patterns: readonly RedactPattern[] = [],
  report: (fault: unknown) => void = () => undefined,
): Redactor {
  if (patterns.length === 0) return redact;
  const own = createOwnPatterns(patterns, report);
  return (text) => redactClean(own(clean(text)));
}
