/** Strings of the upstream as they are shown: redacted first, then truncated. */
import type { Redactor } from './index.js';

/** The string, redacted and at most `longest` characters long; `undefined` if nothing is left of it. */
export function shown(
  value: string | undefined,
  longest: number,
  redact: Redactor,
): string | undefined {
  if (value === undefined) return undefined;
  const redacted = redact(value).trim();
  if (redacted === '') return undefined;
  if (redacted.length <= longest) return redacted;
  return `${redacted.slice(0, longest - 1)}…`.toWellFormed();
}
