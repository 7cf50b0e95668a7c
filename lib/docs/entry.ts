/** What the documentation says of a problem type, to one audience. */
import { extendCatalogue } from '../catalogue/extend.js';
import type { FixableBy, ProblemType, Signature } from '../catalogue/problem-type.js';
import { exposure, typeUri, type Audience } from '../compose/index.js';
import type { Advice } from '../index.js';
import type { DocsOptions } from './options.js';
import { signatureText } from './signature.js';

/** What only developers are told. */
export interface Internals {
  readonly gatewayStatus: number;
  readonly public: Advice;
  readonly upstream: readonly Signature[];
}

/** One problem type. */
export interface Entry extends Advice {
  readonly slug: string;
  /** The `type` of its problems. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly fixableBy: FixableBy;
  readonly retryable: boolean;
  readonly documentation: string | undefined;
  readonly internals: Internals | undefined;
  /** In what it is found, in lower case. */
  readonly terms: string;
}

function termsOf(
  slug: string,
  { title, meaning, status, internals }: Omit<Entry, 'slug' | 'terms'>,
): string {
  const codes = internals?.upstream.flatMap(({ code, type }) => [code, type]) ?? [];
  const named = codes.filter((code) => typeof code === 'string');
  return [slug, title, meaning, status, internals?.gatewayStatus, ...named].join(' ').toLowerCase();
}

/** What the public is told has the statuses of a gateway. */
function createEntry(slug: string, type: string, row: ProblemType, audience: Audience): Entry {
  const { title, fixableBy, retryable, documentation, gatewayStatus, upstream } = row;
  const isPublic = audience === 'public';
  const { meaning, solution } = isPublic ? row.public : row;
  const entry = {
    type,
    title,
    status: isPublic ? gatewayStatus : row.status,
    fixableBy,
    retryable,
    meaning,
    solution,
    documentation: exposure(row, audience).upstream ? documentation : undefined,
    internals: isPublic ? undefined : { gatewayStatus, public: row.public, upstream },
  };
  return { slug, ...entry, terms: termsOf(slug, entry) };
}

/** The problem types by slug. The options must have been checked. */
export function createEntries(options: DocsOptions): ReadonlyMap<string, Entry> {
  const { audience = 'developer', typeBase = 'urn:problem-type:openai:' } = options;
  const table = extendCatalogue(options.problemTypes);
  return new Map(
    Object.entries(table).map(([slug, row]) => [
      slug,
      createEntry(slug, typeUri(typeBase, slug), row, audience),
    ]),
  );
}

/** The same as JSON. */
export function entryJson({ internals, terms: _terms, ...entry }: Entry): object {
  if (internals === undefined) return entry;
  return { ...entry, ...internals, upstream: internals.upstream.map(signatureText) };
}
