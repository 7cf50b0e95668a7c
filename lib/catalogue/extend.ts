/** Puts an app's own problem types into the catalogue. */
import { problemTypes, type ProblemTypeSlug } from './index.js';
import type { Check } from '../values/check-options.js';
import { isPlainObject } from '../values/json.js';
import { show } from '../values/show.js';
import type { ProblemType, ProblemTypeTable } from '../model/problem-type.js';

/** A new problem type needs texts, status and attributes; the rest has defaults. */
export type NewProblemType = Pick<
  ProblemType,
  'title' | 'status' | 'fixableBy' | 'retryable' | 'meaning' | 'solution'
> &
  Partial<ProblemType>;

/** Rows by slug: one of the catalogue's is changed by some members, a new one needs all that have no default. */
export type ProblemTypeRows<Own extends string> = {
  readonly [Slug in Own]: string extends Slug
    ? Partial<ProblemType> | NewProblemType
    : Slug extends ProblemTypeSlug
      ? Partial<ProblemType>
      : NewProblemType;
};

type Change = Partial<ProblemType>;

interface Rule {
  readonly member: keyof ProblemType;
  readonly holds: (value: unknown) => boolean;
  readonly remedy: string;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function isErrorStatus(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 400 && (value as number) <= 599;
}

function isSolution(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isText);
}

function isAdvice(value: unknown): boolean {
  const { title, meaning, solution } = Object(value) as Change;
  return (title === undefined || isText(title)) && isText(meaning) && isSolution(solution);
}

const required: readonly Rule[] = [
  { member: 'title', holds: isText, remedy: 'a text' },
  { member: 'status', holds: isErrorStatus, remedy: 'a status from 400 to 599' },
  {
    member: 'fixableBy',
    holds: (value) => ['caller', 'operator', 'provider'].includes(value as string),
    remedy: "'caller', 'operator' or 'provider'",
  },
  { member: 'retryable', holds: (value) => typeof value === 'boolean', remedy: 'true or false' },
  { member: 'meaning', holds: isText, remedy: 'a text' },
  { member: 'solution', holds: isSolution, remedy: 'a non-empty array of texts' },
];

const optional: readonly Rule[] = [
  { member: 'gatewayStatus', holds: isErrorStatus, remedy: 'a status from 400 to 599' },
  { member: 'upstream', holds: Array.isArray, remedy: 'an array of signatures' },
  { member: 'public', holds: isAdvice, remedy: 'an object with meaning and solution' },
  {
    member: 'documentation',
    holds: (value) =>
      typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value),
    remedy: 'an absolute URL of the web',
  },
];

const members: ReadonlySet<string> = new Set(
  [...required, ...optional].map(({ member }) => member),
);

/** Slugs end up in URIs. */
const slugForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** What is wrong with one row, as the message goes on after the option's name. */
function faultOfRow(slug: string, given: unknown): string | undefined {
  if (!slugForm.test(slug)) return `: '${slug}' is no slug; use lower-case words joined by hyphens`;
  const change = Object(given) as Change;
  const stranger = Object.keys(change).find((key) => !members.has(key));
  if (stranger !== undefined)
    return `: '${slug}' has no member '${stranger}'; use one of ${[...members].join(', ')}`;
  const isNew = !Object.hasOwn(problemTypes, slug);
  const wrong = [...required, ...optional].find(({ member, holds }) => {
    const value: unknown = change[member];
    const mayMiss = !isNew || !required.some((rule) => rule.member === member);
    return !(value === undefined && mayMiss) && !holds(value);
  });
  if (wrong === undefined) return undefined;
  const { member, remedy } = wrong;
  return `: '${slug}': '${member}' cannot be ${show(change[member])}; give ${remedy}`;
}

/** What is wrong with an app's own problem types. */
export const checkProblemTypes: Check = (changes) => {
  if (!isPlainObject(changes))
    return `cannot be ${show(changes)}; give an object of problem types by slug`;
  for (const [slug, change] of Object.entries(changes)) {
    const fault = faultOfRow(slug, change);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

/** URLs are serialised: a header field holds them, too. */
function serialised<Row extends Change>(change: Row): Row {
  const { documentation } = change;
  if (documentation === undefined) return change;
  return { ...change, documentation: new URL(documentation).href };
}

/** A new row speaks to the public as it speaks to developers, unless it says otherwise. */
function newRow(change: NewProblemType): ProblemType {
  const { meaning, solution, status } = change;
  return { gatewayStatus: status, upstream: [], public: { meaning, solution }, ...change };
}

/** The catalogue with changed and added rows, which must have been checked. */
export function extendCatalogue(changes: Readonly<Record<string, Change>> = {}): ProblemTypeTable {
  const table: Record<string, ProblemType> = { ...problemTypes };
  for (const [slug, given] of Object.entries(changes)) {
    const old = Object.hasOwn(table, slug) ? table[slug] : undefined;
    const change = serialised(given);
    // It was checked: a new row has all required members.
    table[slug] = old === undefined ? newRow(change as NewProblemType) : { ...old, ...change };
  }
  return table;
}
