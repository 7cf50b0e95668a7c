/** The members of a problem in words. */
import type { FixableBy } from '../model/problem-type.js';
import type { ContentFilter } from '../model/content-filter.js';
import type { InputError } from '../model/invalid-input.js';
import type { ProblemDetails } from '../model/problem-details.js';

/** Who can remove the cause, as the sender of the request reads it. */
export const fixers: Readonly<Record<FixableBy, string>> = {
  caller: 'You, by changing the request',
  operator: 'The operator of this service',
  provider: 'The model provider',
};

function counted(count: number, unit: string): string {
  const whole = Math.ceil(count);
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}

/** A time in a unit in which it stays exact enough, rounded up: nobody is to come back too early. */
function durationWords(seconds: number): string {
  if (seconds < 120) return counted(seconds, 'second');
  if (seconds < 7200) return counted(seconds / 60, 'minute');
  return counted(seconds / 3600, 'hour');
}

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

/** The colour of a status: the client's errors are less alarming than the server's. */
export function statusClass(status: number): string {
  return status < 500 ? 'status client' : 'status';
}

/** How advice refers to members and header fields, which people who read a page do not see. */
const references: readonly (readonly [RegExp, (problem: ProblemDetails) => string])[] = [
  [
    /\bas long as (?:`retryAfter`|the Retry-After header) says(?:, or (?:about )?a minute where it is absent)?/,
    ({ retryAfter }) => (retryAfter === undefined ? 'about a minute' : durationWords(retryAfter)),
  ],
  [/\bquote the `instance` of this problem/, ({ instance }) => `quote this reference: ${instance}`],
  [
    /\bwhere `errors` says: `pointer` is a place in the body, `parameter` one in the URL/,
    () => 'as listed below',
  ],
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
