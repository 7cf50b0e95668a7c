/** Reads strings that may be sent to a model. */
import { note, type Findings, type Path } from './findings.js';

/** Half of a surrogate pair, or a control character other than a tab or a line break. */
const unusable = /\p{Cs}|[^\P{Cc}\t\n\r]/u;

function nameOf(character: string): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `U+${code}`;
}

/** The remedy for the first unusable character; `undefined` if there is none. */
function remedyOf(text: string): string | undefined {
  const found = unusable.exec(text);
  if (found === null) return undefined;
  const place = `${nameOf(found[0])} at position ${found.index + 1}`;
  return found[0] >= '\ud800'
    ? `Must be valid Unicode: ${place} is half of a surrogate pair.`
    : `Must not contain control characters other than tabs and line breaks: ${place} is one.`;
}

/** Reads a string. The content of one that is too long is not examined. */
export function readText(value: unknown, path: Path, findings: Findings): string | undefined {
  if (typeof value !== 'string') return note(findings, path, 'Must be a string.');
  findings.length += value.length;
  if (findings.length > findings.maxLength) return undefined;
  const remedy = value.trim() === '' ? 'Must not be empty.' : remedyOf(value);
  if (remedy !== undefined) return note(findings, path, remedy);
  findings.texts.push(value);
  return value;
}
