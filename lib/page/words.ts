/** The members of a problem in words. */
import type { FixableBy } from '../model/problem-type.js';
import type { ContentFilter } from '../model/content-filter.js';
import type { InputError } from '../model/invalid-input.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { durationWords } from '../values/duration-words.js';

/** Who can fix the cause, addressed to the client. */
export const fixers: Readonly<Record<FixableBy, string>> = {
  caller: 'You, by changing the request',
  operator: 'The operator of this service',
  provider: 'The model provider',
};

/**
 * When to try again.
 * @param retryAfter seconds, if known
 */
export function waitWords(retryAfter: number | undefined): string {
  if (retryAfter === undefined) return 'after a short wait';
  return retryAfter === 0 ? 'now' : `in ${durationWords(retryAfter)}`;
}

/**
 * Whether and when to try again.
 * @param retryAfter seconds, if known
 */
export function retryWords(retryable: boolean, retryAfter?: number): string {
  return retryable ? `Yes, ${waitWords(retryAfter)}` : 'No, the same request would fail again';
}

/** The color of a status: the client's errors are less alarming than the server's. */
export function statusClass(status: number): string {
  return status < 500 ? 'status client' : 'status';
}

/** References in advice to members and header fields, which readers of a page do not see. */
const references: readonly (readonly [RegExp, (problem: ProblemDetails) => string])[] = [
  [/\binclude the `instance` value/, ({ instance }) => `include this reference: ${instance}`],
  [/\blisted in `errors` \([^)]{0,100}\)/, () => 'listed below'],
  [
    /`param`/,
    ({ param }) => (param === undefined ? 'the parameter' : `the parameter \`${param}\``),
  ],
];

/** A step for readers of a page: references are replaced by the values. */
export function stepWords(step: string, problem: ProblemDetails): string {
  return references.reduce(
    (text, [reference, words]) => text.replace(reference, () => words(problem)),
    step,
  );
}

/** One error of the input, with its location. */
export function inputErrorWords({ detail, pointer, in: place, parameter }: InputError): string {
  const location = pointer ?? [place, parameter].filter((part) => part !== undefined).join(' ');
  return location === '' ? detail : `${location}: ${detail}`;
}

/** The categories that a content filter blocked; `undefined` if it names none. */
export function filterWords(filter: ContentFilter | undefined): string | undefined {
  const filtered = filter?.categories.filter((category) => category.filtered) ?? [];
  return filtered.map(({ category }) => category).join(', ') || undefined;
}
