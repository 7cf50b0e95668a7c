/** Patterns of the app's own. */
import { mark } from './rules/index.js';

/** A pattern of the app's own: a text that is taken out wherever it stands, or a regular expression. */
export type RedactPattern = string | RegExp;

/** A plain copy with the flag `g` and without `y`; a subclass could throw. */
function globalPattern(pattern: RedactPattern): RedactPattern {
  if (typeof pattern === 'string') return pattern;
  return new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`);
}

export function createOwnPatterns(
  patterns: readonly RedactPattern[],
  _report?: (fault: unknown) => void,
): (text: string) => string {
  const own = patterns.map(globalPattern);
  return (text) =>
    own.reduce<string>((left, pattern) => left.replaceAll(pattern, () => mark), text);
}
