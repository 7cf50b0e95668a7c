/** Checks the option `problemTypes`. */
import type { ProblemType } from '../model/problem-type.js';
import type { Check } from '../values/check-options.js';
import { isPlainObject, ownMembers } from '../values/json.js';
import { nearest } from '../values/nearest.js';
import { show } from '../values/show.js';
import { problemTypes } from './index.js';

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
  { member: 'title', holds: isText, remedy: 'a non-empty string' },
  { member: 'status', holds: isErrorStatus, remedy: 'a status from 400 to 599' },
  {
    member: 'fixableBy',
    holds: (value) => ['caller', 'operator', 'provider'].includes(value as string),
    remedy: "'caller', 'operator' or 'provider'",
  },
  { member: 'retryable', holds: (value) => typeof value === 'boolean', remedy: 'true or false' },
  { member: 'meaning', holds: isText, remedy: 'a non-empty string' },
  { member: 'solution', holds: isSolution, remedy: 'a non-empty array of non-empty strings' },
];

const optional: readonly Rule[] = [
  { member: 'gatewayStatus', holds: isErrorStatus, remedy: 'a status from 400 to 599' },
  { member: 'upstream', holds: Array.isArray, remedy: 'an array of signatures' },
  { member: 'public', holds: isAdvice, remedy: 'an object with meaning and solution' },
  {
    member: 'documentation',
    holds: (value) =>
      typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value),
    remedy: 'an absolute URL (http: or https:)',
  },
];

const members: ReadonlySet<string> = new Set(
  [...required, ...optional].map(({ member }) => member),
);

/** The form of a slug, which becomes part of a URI. */
const slugForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

const requiredMembers = required.map(({ member }) => member);

/** A new slug without all required members is usually a misspelt slug of the catalogue. */
function faultOfNewSlug(slug: string, row: Change): string | undefined {
  if (requiredMembers.every((member) => row[member] !== undefined)) return undefined;
  const [close] = nearest(slug, Object.keys(problemTypes));
  const question = close === undefined ? '' : ` (did you mean '${close}'?)`;
  return `: unknown slug '${slug}'${question}; a new problem type needs ${requiredMembers.join(', ')}`;
}

/** The fault of one problem type, as the end of a message that starts with the option's name. */
function faultOfRow(slug: string, given: unknown): string | undefined {
  if (!slugForm.test(slug)) return `: '${slug}' is not a valid slug; use kebab-case`;
  const change = ownMembers(Object(given) as Change);
  const stranger = Object.keys(change).find((key) => !members.has(key));
  if (stranger !== undefined)
    return `: '${slug}' has no member '${stranger}'; use one of ${[...members].join(', ')}`;
  const wrong = [...required, ...optional].find(
    ({ member, holds }) => change[member] !== undefined && !holds(change[member]),
  );
  if (wrong === undefined)
    return Object.hasOwn(problemTypes, slug) ? undefined : faultOfNewSlug(slug, change);
  const { member, remedy } = wrong;
  return `: '${slug}': '${member}' cannot be ${show(change[member])}; expected ${remedy}`;
}

/** The check of the option `problemTypes`. */
export const checkProblemTypes: Check = (changes) => {
  if (!isPlainObject(changes))
    return `cannot be ${show(changes)}; expected an object of problem types by slug`;
  for (const [slug, change] of Object.entries(changes)) {
    const fault = faultOfRow(slug, change);
    if (fault !== undefined) return fault;
  }
  return undefined;
};
