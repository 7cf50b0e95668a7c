/** Puts an app's own problem types into the catalogue. */
import { problemTypes, type ProblemTypeSlug } from './index.js';
import { ownMembers } from '../values/json.js';
import type { ProblemType, ProblemTypeTable } from '../model/problem-type.js';

/** A new problem type needs texts, status and attributes; the rest has defaults. */
export type NewProblemType = Pick<
  ProblemType,
  'title' | 'status' | 'fixableBy' | 'retryable' | 'meaning' | 'solution'
> &
  Partial<ProblemType>;

/**
 * Rows by slug: one of the catalogue's is changed by some members, a new one needs all that have no default. The second part
 * changes nothing in what is accepted: it lets an editor complete the catalogue's slugs.
 */
export type ProblemTypeRows<Own extends string> = {
  readonly [Slug in Own]: string extends Slug
    ? Partial<ProblemType> | NewProblemType
    : Slug extends ProblemTypeSlug
      ? Partial<ProblemType>
      : NewProblemType;
} & { readonly [Slug in ProblemTypeSlug]?: Partial<ProblemType> };

type Change = Partial<ProblemType>;

/** URLs are serialised: a header field holds them, too. */
function serialised(change: Change): Change {
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
    const change = serialised(ownMembers(given));
    // It was checked: a new row has all required members.
    const row = old === undefined ? newRow(change as NewProblemType) : { ...old, ...change };
    table[slug] = ownMembers(row);
  }
  return table;
}
