/** Compares a response with the expected problem response. */
import { hasItsType } from '../client/received-problem.js';
import { redact } from '../compose/redact/index.js';
import { isProblemDetails, type ProblemDetails } from '../model/problem-details.js';
import { commonFields, problemFields } from '../respond/headers.js';
import { isPlainObject } from '../values/json.js';
import type { ReadResponse } from './received-response.js';
import { leaksOf } from './secrets.js';

/** One difference from a problem response of this package. */
export interface Difference {
  readonly what: string;
  readonly expected: string;
  readonly received: string;
}

const mediaType = 'application/problem+json';

/** In characters. */
const longestShown = 300;

function shorten(text: string): string {
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`;
}

function mediaTypeFault({ fields }: ReadResponse): readonly Difference[] {
  const received = fields.get('content-type');
  const isProblem = received?.replace(/;.*/, '').trim().toLowerCase() === mediaType;
  if (isProblem) return [];
  return [{ what: 'content type', expected: mediaType, received: received ?? 'none' }];
}

/** The last part of a problem type's URI. */
function slugOf(type: string): string {
  return type.replace(/^.*[:/#=?&]/, '');
}

function typeFault({ type }: ProblemDetails, slug: string | undefined): readonly Difference[] {
  if (slug === undefined || slugOf(type) === slug) return [];
  return [{ what: 'type', expected: slug, received: type }];
}

function statusFault({ status }: ProblemDetails, response: ReadResponse): readonly Difference[] {
  if (status === response.status) return [];
  return [
    { what: 'status', expected: `${status}, as in the body`, received: String(response.status) },
  ];
}

function headerFaults(problem: ProblemDetails, { fields }: ReadResponse): readonly Difference[] {
  const expected = Object.entries({ ...commonFields, ...problemFields(problem) });
  const faults = expected
    .map(([name, value]) => [name, value, fields.get(name.toLowerCase())] as const)
    .filter(([, value, received]) => received?.includes(value) !== true)
    .map(([name, value, received]) => ({
      what: name,
      expected: value,
      received: received ?? 'none',
    }));
  const wait = fields.get('retry-after');
  if (wait === undefined || problem.retryAfter !== undefined) return faults;
  const expectedNone = 'none, since the problem has no `retryAfter`';
  return [...faults, { what: 'Retry-After', expected: expectedNone, received: wait }];
}

function schemaFaults(body: Readonly<Record<string, unknown>>): readonly Difference[] {
  const wrong = Object.entries(body).filter((member) => !hasItsType(member));
  if (wrong.length === 0 && isProblemDetails(body)) return [];
  const names = wrong.map(([name]) => `'${name}'`).join(', ');
  return [
    {
      what: 'body',
      expected:
        names === ''
          ? 'a problem with type, title, status, instance, meaning, solution, fixableBy and retryable'
          : `a problem; its member ${names} has the wrong type`,
      received: shorten(redact(JSON.stringify(body))),
    },
  ];
}

function secretFaults(
  body: Readonly<Record<string, unknown>>,
  { fields }: ReadResponse,
): readonly Difference[] {
  return leaksOf(body, fields).map(({ place, shown }) => ({
    what: place,
    expected: 'nothing that looks like a secret',
    received: shorten(shown),
  }));
}

/** A body that is not JSON, redacted; of markup, only the length. */
function described(body: string): string {
  if (body === '') return 'none';
  return shorten(redact(body)) || `markup of ${body.length} characters`;
}

/** All differences. If the body is not a problem, its members are not compared. */
export function differences(
  response: ReadResponse,
  body: unknown,
  slug: string | undefined,
): readonly Difference[] {
  const media = mediaTypeFault(response);
  if (!isPlainObject(body)) {
    const expected = slug === undefined ? 'a problem' : `the problem '${slug}'`;
    return [...media, { what: 'body', expected, received: described(response.body) }];
  }
  const schema = schemaFaults(body);
  const rest = isProblemDetails(body)
    ? [...typeFault(body, slug), ...statusFault(body, response), ...headerFaults(body, response)]
    : [];
  return [...media, ...schema, ...rest, ...secretFaults(body, response)];
}
