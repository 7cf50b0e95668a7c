/** HTML that cannot hold what was not meant as HTML. */

/** Markup; only `html` and `trusted` make it. */
class Html {
  constructor(readonly markup: string) {}
}

export type { Html };

/** What may stand in a template: markup as it is, texts escaped, nothing for `undefined`. */
export type Content = Html | string | number | undefined | readonly Content[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** `Array.isArray` alone does not tell lists that are read-only. */
function isList(content: Content): content is readonly Content[] {
  return Array.isArray(content);
}

function markupOf(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Html) return content.markup;
  if (isList(content)) return content.map(markupOf).join('');
  return String(content).replace(/[&<>"']/g, (character) => escapes[character] as string); // the same five
}

/** Markup from a template; what is put into it is escaped, in texts and in quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(strings.map((text, index) => text + markupOf(contents[index])).join(''));
}

/** Takes a text of ours for markup as it is: a style or a script. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** The markup as a text. */
export function joined(...contents: readonly Content[]): string {
  return markupOf(contents);
}

/** A text in which what stands between backticks is code. */
export function codeIn(text: string): Content {
  const parts = text.split(/`([^`]+)`/);
  return parts.map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`));
}

/** A link to a page of the web; any other URI is a text, since `javascript:` is one, too. */
export function webLink(uri: string, text: Content = uri): Content {
  return /^https?:\/\//i.test(uri) ? html`<a href="${uri}">${text}</a>` : text;
}
