/** Converts the issues of schemas to errors of the problem. Schemas and their results come from the app, so nothing is taken for granted. */
import type { InputError } from '../model/invalid-input.js';
import { mostErrors } from '../model/invalid-input.js';
import { elements, isArray, property } from '../values/property.js';

/** The parts of a request that can be validated, named as in Express, in the order in which they are reported. */
export const parts = ['params', 'query', 'body'] as const;

/** A part of a request. */
export type Part = (typeof parts)[number];

/** The limits on stored errors, in characters; the response shows less. */
const longestMessage = 1000;
const longestPointer = 500;
/** The number of path segments that are reported. */
export const deepestPath = 64;

function keyOf(step: unknown): string | undefined {
  const key = typeof step === 'object' && step !== null ? property(step, 'key') : step;
  return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
}

/** The path up to the first segment that is not a name, such as a symbol. */
function namesOf(issue: unknown): readonly string[] {
  const names: string[] = [];
  for (const step of elements(property(issue, 'path'), deepestPath)) {
    const key = keyOf(step);
    if (key === undefined) break;
    names.push(key);
  }
  return names;
}

/** A JSON pointer (RFC 6901). A long one is cut short, and so points to a parent of the value. */
function pointerOf(names: readonly string[]): string {
  let pointer = '';
  for (const name of names) {
    if (pointer.length + name.length > longestPointer) break;
    pointer += `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return pointer;
}

function placeOf(part: Part, names: readonly string[]): Omit<InputError, 'detail'> {
  if (part === 'body') return { pointer: pointerOf(names) };
  const place = part === 'query' ? 'query' : 'path';
  const [parameter] = names;
  return parameter === undefined ? { in: place } : { in: place, parameter };
}

function errorOf(part: Part, issue: unknown): InputError {
  const message = property(issue, 'message');
  const detail = typeof message === 'string' ? message.slice(0, longestMessage) : '';
  return { ...placeOf(part, namesOf(issue)), detail };
}

/** The errors of one part, at most `mostErrors` of them. */
export function errorsOf(part: Part, issues: unknown): readonly InputError[] {
  return elements(issues, mostErrors).map((issue) => errorOf(part, issue));
}

/** The total number of issues. */
export function countOf(issues: unknown): number {
  return isArray(issues) ? issues.length : 0;
}
