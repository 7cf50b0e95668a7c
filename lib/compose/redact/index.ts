/** Takes out of a text what nobody outside the process may read. It runs before any audience is asked. */
import { clean } from './clean.js';
import { createHiding } from './hide.js';
import { knownFirsts } from './known-firsts.js';
import { createOwnPatterns, type RedactPattern } from './own-patterns.js';
import { rules } from './rules/index.js';

export type { RedactPattern } from './own-patterns.js';

/** Takes out of a text what nobody outside the process may read. */
export type Redactor = (text: string) => string;

/** Codes, most of the time: a few short words: no rule finds anything in them. */
const words = /^(?:[a-z]{1,13}(?:_[a-z]{1,13}){0,8}|request ID req_[a-z\d]{8,64})$/;

/** It is made when the first text comes. */
let hide: ReturnType<typeof createHiding> | undefined;

/** What is left of a text that has been cleaned. */
function redactClean(text: string): string {
  hide ??= createHiding(rules, (rule) => knownFirsts[rules.indexOf(rule)] ?? undefined);
  return hide(text);
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
  report: (fault: unknown) => void = () => undefined,
): Redactor {
  if (patterns.length === 0) return redact;
  const own = createOwnPatterns(patterns, report);
  return (text) => redactClean(own(clean(text)));
}
