/** A problem type as the documentation shows it to one audience. */
import { extendCatalogue } from '../catalogue/extend.js';
import type { FixableBy, ProblemType, PublicAdvice, Signature } from '../model/problem-type.js';
import { defaultTypeBase, typeUri } from '../catalogue/type-uri.js';
import { chosenAudience } from '../convert/audience.js';
import { exposure } from '../compose/templates.js';
import { wordingFor } from '../compose/wording.js';
import { assumedProvider } from '../model/failure.js';
import type { DocsOptions } from './docs-options.js';
import { signatureText } from './signature.js';

/** What only developers see. */
export interface Internals {
  readonly gatewayStatus: number;
  readonly public: PublicAdvice;
  readonly upstream: readonly Signature[];
}

/** One problem type. */
export interface Entry {
  readonly slug: string;
  /** The `type` of its problems. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly meaning: string;
  readonly solution: readonly string[];
  readonly fixableBy: FixableBy;
  readonly retryable: boolean;
  readonly documentation: string | undefined;
  readonly internals: Internals | undefined;
  /** The searchable text, in lower case. */
  readonly terms: string;
}

function termsOf({ slug, title, meaning, status, internals }: Omit<Entry, 'terms'>): string {
  const codes = internals?.upstream.flatMap(({ code, type }) => [code, type]) ?? [];
  const named = codes.filter((code) => typeof code === 'string');
  return [slug, title, meaning, status, internals?.gatewayStatus, ...named].join(' ').toLowerCase();
}

type Choices = Pick<DocsOptions, 'audience' | 'provider' | 'typeBase'>;

/** The wording and the status for the audience: end users get the status of a gateway. */
function createEntry(slug: string, row: ProblemType, choices: Choices): Entry {
  const { provider = assumedProvider, typeBase = defaultTypeBase } = choices;
  const { audience, status } = chosenAudience(choices);
  const isPublic = audience === 'public';
  const { documentation, ...advice } = wordingFor(slug, row, provider);
  const { fixableBy, retryable, gatewayStatus, upstream } = row;
  const { title, meaning, solution } = {
    title: row.title,
    ...(isPublic ? row.public : advice),
  };
  const entry = {
    slug,
    type: typeUri(typeBase, slug),
    title,
    status: status === 'gateway' ? gatewayStatus : row.status,
    fixableBy,
    retryable,
    meaning,
    solution,
    documentation: exposure(row, audience).upstream ? documentation : undefined,
    internals: isPublic ? undefined : { gatewayStatus, public: row.public, upstream },
  };
  return { ...entry, terms: termsOf(entry) };
}

/** The problem types by slug. The options must have been checked. */
export function createEntries(options: DocsOptions): ReadonlyMap<string, Entry> {
  const { audience, typeBase } = options;
  const provider = options.provider?.trim();
  const rows = Object.entries(extendCatalogue(options.problemTypes));
  const choices = { audience, provider, typeBase };
  return new Map(rows.map(([slug, row]) => [slug, createEntry(slug, row, choices)]));
}

/** An entry as JSON. */
export function entryJson({ internals, terms: _terms, ...entry }: Entry): object {
  if (internals === undefined) return entry;
  return { ...entry, ...internals, upstream: internals.upstream.map(signatureText) };
}
