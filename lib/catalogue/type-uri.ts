/** The URIs of problem types (RFC 9457, section 3.1.1). */
import { defaultTypeBase } from '../model/type-base.js';
import type { ProblemTypeSlug } from './index.js';

export { defaultTypeBase };

/** What stands in front of the slug in `type` where the app gives no `typeBase`. */
export type DefaultTypeBase = typeof defaultTypeBase;

/** A base URI whose end does not part it from the slug gets a slash. */
type Parted<Base extends string> = Base extends `${string}${'/' | '#' | ':' | '=' | '?' | '&'}`
  ? Base
  : `${Base}/`;

/** The URI of a problem type: of one of the catalogue, unless other slugs and another base are named. */
export type ProblemTypeUri<
  Name extends string = ProblemTypeSlug,
  Base extends string = DefaultTypeBase,
> = string extends Base ? string : `${Parted<Base>}${Name}`;

/** The URI of a problem type. */
export function typeUri(base: string, slug: string): string {
  return /[/#:=?&]$/.test(base) ? base + slug : `${base}/${slug}`;
}
