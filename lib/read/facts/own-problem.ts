/** Problems of this package, read back: the upstream is itself a service that uses it. */
import type { ContentFilter } from '../../model/content-filter.js';
import { isProblemDetails, type ProblemDetails } from '../../model/problem-details.js';
import type { RelayedProblem } from '../../model/relayed-problem.js';
import { defaultTypeBase } from '../../model/type-base.js';
import { property, text } from '../../values/property.js';
import { readContentFilter } from './content-filter.js';
import { bounded } from './message.js';

/** What a problem of this package says of the failure behind it. Its texts for people are not taken over. */
export interface OwnProblemFacts {
  readonly message: string | undefined;
  readonly code: string | undefined;
  readonly param: string | undefined;
  readonly wait: string | undefined;
  readonly contentFilter: ContentFilter | undefined;
  readonly relayed: RelayedProblem;
}

const members = [
  'type',
  'title',
  'status',
  'detail',
  'instance',
  'meaning',
  'solution',
  'fixableBy',
  'retryable',
  'retryAfter',
  'code',
  'param',
  'contentFilter',
] as const;

const longestType = 300;
/** A slug, after the service's base URI. */
const slugAtEnd = /[/#:=?&]([a-z\d]+(?:-[a-z\d]+)*)$/;
/** As of RFC 3986, without the characters that HTML is made of. */
const uriReference = /^[\x21\x23-\x3b\x3d\x3f-\x7e]{1,200}$/;
const fixers: ReadonlySet<unknown> = new Set(['caller', 'operator', 'provider']);

/** A copy: each member of the original is read once, since it may be a getter. */
function copied(value: unknown): ProblemDetails | undefined {
  if (typeof property(value, 'meaning') !== 'string') return undefined;
  const copy = Object.fromEntries(members.map((name) => [name, property(value, name)]));
  if (!isProblemDetails(copy) || !fixers.has(copy.fixableBy)) return undefined;
  return copy.status >= 400 && copy.status <= 599 ? copy : undefined;
}

/** The body itself, or the problem that `openaiCompatible` puts into its `error`. */
function problemIn(body: unknown): ProblemDetails | undefined {
  return (
    copied(body) ??
    copied(property(body, 'problem')) ??
    copied(property(property(body, 'error'), 'problem'))
  );
}

/** The slug of the type; `undefined` for `about:blank`, and for a type that does not end in a slug. */
function slugOf(type: string): string | undefined {
  if (type.length > longestType || type.startsWith('about:')) return undefined;
  return slugAtEnd.exec(type)?.[1];
}

function waitOf({ retryable, retryAfter }: ProblemDetails): string | undefined {
  return retryable && typeof retryAfter === 'number' ? `Retry in ${retryAfter}s` : undefined;
}

function detailOf({ detail }: ProblemDetails): string | undefined {
  return typeof detail === 'string' && detail !== '' ? bounded(detail) : undefined;
}

/** The facts of a body that is a problem of this package; `undefined` for any other, also one that only resembles it. */
export function readOwnProblem(body: object): OwnProblemFacts | undefined {
  const problem = problemIn(body);
  const slug = problem && slugOf(problem.type);
  if (problem === undefined || slug === undefined) return undefined;
  const { status, retryable, instance } = problem;
  return {
    message: detailOf(problem),
    code: text(problem.code),
    param: text(problem.param),
    wait: waitOf(problem),
    contentFilter: readContentFilter(problem.contentFilter),
    relayed: {
      slug,
      status,
      retryable,
      instance: uriReference.test(instance) ? instance : undefined,
    },
  };
}

/**
 * Whether a body is recognizably a problem about OpenAI, regardless of the sender: a problem of this package with the default base
 * URI. With another base URI it may be about anything.
 */
export function isProblemOfOpenAI(body: unknown): boolean {
  const type = problemIn(body)?.type;
  return type !== undefined && type.startsWith(defaultTypeBase) && slugOf(type) !== undefined;
}
