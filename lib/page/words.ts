/** What the attributes of a problem are called in a sentence. */
import type { FixableBy } from '../model/problem-type.js';
import type { ContentFilter } from '../model/content-filter.js';
import type { InputError } from '../model/invalid-input.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { durationWords } from '../values/duration-words.js';

/** Who can remove the cause. */
export const fixers: Readonly<Record<FixableBy, string>> = {
  caller: 'Whoever sends the request',
  operator: 'Whoever runs this service',
  provider: 'The provider of the model',
};

/**
 * Whether and when to try again.
 * @param retryAfter seconds, where they are known
 */
export function retryWords(retryable: boolean, retryAfter?: number): string {
  if (!retryable) return 'No, the same request would fail again';
  return retryAfter === undefined
    ? 'Yes, after a pause'
    : `Yes, after ${durationWords(retryAfter)}`;
}

/** How advice refers to members and header fields, which people who read a page do not see. */
const references: readonly (readonly [RegExp, (problem: ProblemDetails) => string])[] = [
  [/\binclude the `instance` value/, ({ instance }) => `include this reference: ${instance}`],
  [/\blisted in `errors` \([^)]{0,100}\)/, () => 'listed below'],
  [
    /`param`/,
    ({ param }) => (param === undefined ? 'the parameter' : `the parameter \`${param}\``),
  ],
];

/** A step as people read it: what it refers to stands in the sentence. */
export function stepWords(step: string, problem: ProblemDetails): string {
  return references.reduce(
    (text, [reference, words]) => text.replace(reference, () => words(problem)),
    step,
  );
}

/** One thing that is wrong with the input, and where. */
export function inputErrorWords({ detail, pointer, in: place, parameter }: InputError): string {
  const where = pointer ?? [place, parameter].filter((part) => part !== undefined).join(' ');
  return where === '' ? detail : `${where}: ${detail}`;
}

/** What a content filter withheld; `undefined` where it did not say. */
export function filterWords(filter: ContentFilter | undefined): string | undefined {
  const filtered = filter?.categories.filter((category) => category.filtered) ?? [];
  return filtered.map(({ category }) => category).join(', ') || undefined;
}
