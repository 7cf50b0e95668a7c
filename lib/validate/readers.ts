/** Readers for the parts of a prompt, composed from small ones. Anything without a reader is dropped. */
import { isPlainObject } from '../values/json.js';
import { isFull, note, type Findings, type Path, type Reader } from './findings.js';

const alternatives = new Intl.ListFormat('en', { type: 'disjunction' });

function list(names: readonly string[]): string {
  return alternatives.format(names.map((name) => `'${name}'`));
}

/** Reads one of these strings. */
export function oneOf(...values: readonly string[]): Reader {
  return (value, path, findings) =>
    values.includes(value as string) ? value : note(findings, path, `Must be ${list(values)}.`);
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
    if (!isPlainObject(value)) return note(findings, path, 'Must be an object.');
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
      : note(findings, path, `Must have ${list(names)}.`);
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
    if (!isPlainObject(value)) return note(findings, path, 'Must be an object.');
    const name = value[tag];
    if (typeof name !== 'string' || !Object.hasOwn(readers, name)) {
      return note(findings, [...path, tag], `Must be ${list(names)}.`);
    }
    const read = readers[name] as Reader; // checked by `hasOwn`
    return { [tag]: name, ...(read(value, path, findings) as object | undefined) };
  };
}

/** Reads an array with at least one element. Once there are enough errors to report, the rest is skipped. */
export function arrayOf(read: Reader, most = Infinity): Reader {
  return (value, path, findings: Findings) => {
    if (!Array.isArray(value)) return note(findings, path, 'Must be an array.');
    if (value.length === 0) return note(findings, path, 'Must contain at least one item.');
    if (value.length > most) {
      return note(findings, path, `Must contain at most ${most} items; it has ${value.length}.`);
    }
    const elements: unknown[] = [];
    for (const [index, element] of value.entries()) {
      if (isFull(findings) || findings.length > findings.maxLength) break;
      elements.push(read(element, [...path, index] satisfies Path, findings));
    }
    return elements;
  };
}

/** Reads strings with one reader, and arrays with the other. */
export function textOr(readText: Reader, readArray: Reader): Reader {
  return (value, path, findings) => {
    if (typeof value === 'string') return readText(value, path, findings);
    return Array.isArray(value)
      ? readArray(value, path, findings)
      : note(findings, path, 'Must be a string or an array.');
  };
}
