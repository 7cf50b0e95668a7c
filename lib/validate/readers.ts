/** Readers of what a prompt is made of, put together from small ones. What no reader asks for is dropped. */
import { isPlainObject } from '../values/json.js';
import { isFull, note, type Findings, type Path, type Reader } from './findings.js';

const alternatives = new Intl.ListFormat('en', { type: 'disjunction' });

function list(names: readonly string[]): string {
  return alternatives.format(names.map((name) => `'${name}'`));
}

/** One of these texts. */
export function oneOf(...values: readonly string[]): Reader {
  return (value, path, findings) =>
    values.includes(value as string) ? value : note(findings, path, `Must be ${list(values)}.`);
}

/** A text of this form. */
export function matching(pattern: RegExp, remedy: string): Reader {
  return (value, path, findings) =>
    typeof value === 'string' && pattern.test(value) ? value : note(findings, path, remedy);
}

/** What may be absent. */
export function optional(read: Reader): Reader {
  return (value, path, findings) =>
    value === undefined || value === null ? undefined : read(value, path, findings);
}

/** What has a value of its own where it is absent. */
export function byDefault(fallback: string, read: Reader): Reader {
  return (value, path, findings) => read(value ?? fallback, path, findings);
}

/** An object with these members. */
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

/** An object that has one of these members at least. */
export function withAny(names: readonly string[], read: Reader): Reader {
  return (value, path, findings) => {
    const isThere = isPlainObject(value) && names.some((name) => (value[name] ?? null) !== null);
    return isThere || !isPlainObject(value)
      ? read(value, path, findings)
      : note(findings, path, `Must have ${list(names)}.`);
  };
}

/** What a model charges for beside text. */
export function attachment(read: Reader): Reader {
  return (value, path, findings) => {
    findings.attachments += 1;
    return read(value, path, findings);
  };
}

/** An object whose member of this name says which of these it is. */
export function taggedBy(tag: string, readers: Readonly<Record<string, Reader>>): Reader {
  const names = Object.keys(readers);
  return (value, path, findings) => {
    if (!isPlainObject(value)) return note(findings, path, 'Must be an object.');
    const name = value[tag];
    if (typeof name !== 'string' || !Object.hasOwn(readers, name)) {
      return note(findings, [...path, tag], `Must be ${list(names)}.`);
    }
    const read = readers[name] as Reader; // it has one
    return { [tag]: name, ...(read(value, path, findings) as object | undefined) };
  };
}

/** An array of one element at least. Once more is wrong than will be told, the rest is not looked at. */
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

/** A string by one reader, an array by the other. */
export function textOr(readText: Reader, readArray: Reader): Reader {
  return (value, path, findings) => {
    if (typeof value === 'string') return readText(value, path, findings);
    return Array.isArray(value)
      ? readArray(value, path, findings)
      : note(findings, path, 'Must be a string or an array.');
  };
}
