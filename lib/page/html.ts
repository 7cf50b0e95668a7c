/** HTML templates that escape every value. */

/** Markup; only `html` and `trusted` create it. */
class Html {
  constructor(readonly markup: string) {}
}

export type { Html };

/** Values of a template: markup stays as it is, strings are escaped, `undefined` adds nothing. */
export type Content = Html | string | number | undefined | readonly Content[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** `Array.isArray` alone does not narrow to read-only arrays. */
function isList(content: Content): content is readonly Content[] {
  return Array.isArray(content);
}

function markupOf(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Html) return content.markup;
  if (isList(content)) return content.map(markupOf).join('');
  return String(content).replace(/[&<>"']/g, (character) => escapes[character] as string); // the same five
}

/** Markup from a template. Values are escaped for text and for quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(strings.map((text, index) => text + markupOf(contents[index])).join(''));
}

/** Treats a string as markup: only for the styles and scripts of this package. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** The markup as a string. */
export function joined(...contents: readonly Content[]): string {
  return markupOf(contents);
}

/** A string, with `code` elements for the parts between backticks. */
export function codeIn(text: string): Content {
  const parts = text.split(/`([^`]+)`/);
  return parts.map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`));
}

/** A link, for `http` and `https` only: any other URI, such as `javascript:`, stays plain text. */
export function webLink(uri: string, text: Content = uri): Content {
  return /^https?:\/\//i.test(uri) ? html`<a href="${uri}">${text}</a>` : text;
}
