/** Forms of words as JSON: what forms of one token have in common is written once, and so are lists of endings. */

/** Forms that have one token. */
export interface Family {
  readonly token: number;
  readonly forms: readonly string[];
}

/** Families of forms as JSON, each a row of three lists. */
export interface FormContent {
  /** What all forms of the family begin with. */
  readonly roots: readonly string[];
  /** Where its endings are in the list below. */
  readonly endings: readonly number[];
  readonly tokens: readonly number[];
  /** Endings, with commas between them. */
  readonly lists: readonly string[];
}

/** What all of them begin with. */
function rootOf(forms: readonly string[]): string {
  let root = String(forms[0]);
  while (!forms.every((form) => form.startsWith(root))) root = root.slice(0, -1);
  return root;
}

/** The families as JSON. */
export function formContentOf(families: readonly Family[]): FormContent {
  const known = new Map<string, number>();
  const roots = families.map(({ forms }) => rootOf(forms));
  const endings = families.map(({ forms }, place) => {
    const list = forms.map((form) => form.slice(String(roots[place]).length)).join(',');
    const found = known.get(list) ?? known.size;
    known.set(list, found);
    return found;
  });
  const tokens = families.map(({ token }) => token);
  return { roots, endings, tokens, lists: [...known.keys()] };
}
