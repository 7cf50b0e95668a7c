/** The URIs of problem types (RFC 9457, section 3.1.1). */
import { defaultTypeBase } from '../model/type-base.js';
import type { ProblemTypeSlug } from './index.js';

export { defaultTypeBase };

/** The prefix of `type` in front of the slug, by default. */
export type DefaultTypeBase = typeof defaultTypeBase;

/** Adds a slash to a base URI that does not end in a separator. */
type Parted<Base extends string> = Base extends `${string}${'/' | '#' | ':' | '=' | '?' | '&'}`
  ? Base
  : `${Base}/`;

/** The URI of a problem type in the catalogue, unless other slugs and another base are given as type parameters. */
export type ProblemTypeUri<
  Name extends string = ProblemTypeSlug,
  Base extends string = DefaultTypeBase,
> = string extends Base ? string : `${Parted<Base>}${Name}`;

/** The URI of the problem type with this slug. */
export function typeUri(base: string, slug: string): string {
  return /[/#:=?&]$/.test(base) ? base + slug : `${base}/${slug}`;
}
