/** Adds custom problem types to the catalogue. */
import { problemTypes, type ProblemTypeSlug } from './index.js';
import { ownMembers } from '../values/json.js';
import type { ProblemType, ProblemTypeTable } from '../model/problem-type.js';

/** A new problem type: texts, status and attributes are required, the other members have defaults. */
export type NewProblemType = Pick<
  ProblemType,
  'title' | 'status' | 'fixableBy' | 'retryable' | 'meaning' | 'solution'
> &
  Partial<ProblemType>;

/**
 * Problem types by slug. For a slug of the catalogue, the given members replace its own; for a new slug, all members without a default are
 * required. The second part accepts nothing more: it lets editors complete the catalogue's slugs.
 */
export type ProblemTypeRows<Own extends string> = {
  readonly [Slug in Own]: string extends Slug
    ? Partial<ProblemType> | NewProblemType
    : Slug extends ProblemTypeSlug
      ? Partial<ProblemType>
      : NewProblemType;
} & { readonly [Slug in ProblemTypeSlug]?: Partial<ProblemType> };

type Change = Partial<ProblemType>;

/** Serializes a URL, which may also be sent in a header field. */
function serialized(change: Change): Change {
  const { documentation } = change;
  if (documentation === undefined) return change;
  return { ...change, documentation: new URL(documentation).href };
}

/** Fills in the defaults of a new problem type. Unless `public` is given, end users see the same text as developers. */
function newRow(change: NewProblemType): ProblemType {
  const { meaning, solution, status } = change;
  return { gatewayStatus: status, upstream: [], public: { meaning, solution }, ...change };
}

/** The catalogue with changed and new problem types, which must have been checked. */
export function extendCatalogue(changes: Readonly<Record<string, Change>> = {}): ProblemTypeTable {
  const table: Record<string, ProblemType> = { ...problemTypes };
  for (const [slug, given] of Object.entries(changes)) {
    const old = Object.hasOwn(table, slug) ? table[slug] : undefined;
    const change = serialized(ownMembers(given));
    // The check has ensured that a new problem type has all required members.
    const row = old === undefined ? newRow(change as NewProblemType) : { ...old, ...change };
    table[slug] = ownMembers(row);
  }
  return table;
}
