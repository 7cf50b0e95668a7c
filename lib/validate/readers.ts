/** Readers for the parts of a prompt, composed from small ones. Anything without a reader is dropped. */
import { isPlainObject } from '../values/json.js';
import { isFull, note, type Findings, type Path, type Reader } from './findings.js';

function list(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(' or ');
}

/** Reads one of these strings. */
export function oneOf(...values: readonly string[]): Reader {
  return (value, path, findings) =>
    values.includes(value as string) ? value : note(findings, path, `Send ${list(values)}.`);
}

/** Reads a string that matches the pattern. */
export function matching(pattern: RegExp, remedy: string): Reader {
  return (value, path, findings) =>
    typeof value === 'string' && pattern.test(value) ? value : note(findings, path, remedy);
}

/** Makes a value optional. */
export function optional(read: Reader): Reader {
  return (value, path, findings) =>
    value === undefined || value === null ? undefined : read(value, path, findings);
}

/** Uses a default for a missing value. */
export function byDefault(fallback: string, read: Reader): Reader {
  return (value, path, findings) => read(value ?? fallback, path, findings);
}

/** Reads an object with these members. */
export function object(members: Readonly<Record<string, Reader>>): Reader {
  const readers = Object.entries(members);
  return (value, path, findings) => {
    if (!isPlainObject(value)) return note(findings, path, 'Send an object.');
    const entries = readers.map(([name, read]) => [
      name,
      read(Object.hasOwn(value, name) ? value[name] : undefined, [...path, name], findings),
    ]);
    return Object.fromEntries(entries.filter(([, member]) => member !== undefined)) as unknown;
  };
}

/** Reads an object that has at least one of these members. */
export function withAny(names: readonly string[], read: Reader): Reader {
  return (value, path, findings) => {
    const isThere = isPlainObject(value) && names.some((name) => (value[name] ?? null) !== null);
    return isThere || !isPlainObject(value)
      ? read(value, path, findings)
      : note(findings, path, `Give ${names.join(' or ')}.`);
  };
}

/** Counts the value as an attachment. */
export function attachment(read: Reader): Reader {
  return (value, path, findings) => {
    findings.attachments += 1;
    return read(value, path, findings);
  };
}

/** Reads an object by the reader that its member `tag` selects. */
export function taggedBy(tag: string, readers: Readonly<Record<string, Reader>>): Reader {
  const names = Object.keys(readers);
  return (value, path, findings) => {
    if (!isPlainObject(value)) return note(findings, path, 'Send an object.');
    const name = value[tag];
    if (typeof name !== 'string' || !Object.hasOwn(readers, name)) {
      return note(findings, [...path, tag], `Send ${list(names)}.`);
    }
    const read = readers[name] as Reader; // checked by `hasOwn`
    return { [tag]: name, ...(read(value, path, findings) as object | undefined) };
  };
}

/** Reads an array with at least one element. Once there are enough errors to report, the rest is skipped. */
export function arrayOf(read: Reader, most = Infinity): Reader {
  return (value, path, findings: Findings) => {
    if (!Array.isArray(value)) return note(findings, path, 'Send an array.');
    if (value.length === 0) return note(findings, path, 'Send one at least: the array is empty.');
    if (value.length > most) {
      return note(findings, path, `Send ${most} at most; there are ${value.length}.`);
    }
    const elements: unknown[] = [];
    for (const [index, element] of value.entries()) {
      if (isFull(findings) || findings.length > findings.maxLength) break;
      elements.push(read(element, [...path, index] satisfies Path, findings));
    }
    return elements;
  };
}

/** Reads strings with one reader, and anything else with the other. */
export function textOr(readText: Reader, readOther: Reader): Reader {
  return (value, path, findings) =>
    (typeof value === 'string' ? readText : readOther)(value, path, findings);
}
