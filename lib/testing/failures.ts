/** Lists the problem types that `failWith` can cause, and how to cause the others. */
import { problemTypes, type ProblemTypeSlug } from '../catalogue/index.js';
import { show } from '../values/show.js';
import type { OtherWay, WireForm, WireRow } from './wire-form.js';
import { wireForms } from './wire-forms.js';

const slugs = Object.keys(problemTypes) as ProblemTypeSlug[]; // `Object.keys` loses the type of the keys

/**
 * The problem types that `failWith(slug)` and a plain call cause, for `test.each`.
 * @example test.each(failures)('the route responds to %s', async (slug) => { … });
 */
export const failures: readonly ProblemTypeSlug[] = Object.freeze(
  slugs.filter((slug) => wireForms[slug].other === undefined),
);

/**
 * The other problem types: why a plain call does not cause them, and what does.
 * @example otherFailures['stream-interrupted']?.instead
 */
export const otherFailures: Readonly<Partial<Record<ProblemTypeSlug, OtherWay>>> = Object.freeze(
  Object.fromEntries(
    slugs.flatMap((slug) => {
      const { other } = wireForms[slug];
      return other === undefined ? [] : [[slug, Object.freeze(other)]];
    }),
  ),
);

/**
 * The wire form of a problem type.
 * @throws TypeError if there is none; the message states how to cause the failure
 */
export function formOf(owner: string, slug: ProblemTypeSlug): WireForm {
  const row: WireRow | undefined = Object.hasOwn(problemTypes, slug) ? wireForms[slug] : undefined;
  if (row === undefined) {
    throw new TypeError(
      `${owner}: the API has no failure ${show(slug)}; use a slug of problemTypes. Custom problem types come from the app, not from the API`,
    );
  }
  const { form, other } = row;
  if (form !== undefined) return form;
  // A row without a form states the reason.
  const { because, instead } = other as OtherWay;
  throw new TypeError(`${owner}: no response causes '${slug}'. ${because} ${instead}`);
}
