/** The page that lists the problem types by who can fix them, with a search box. */
import type { FixableBy } from '../model/problem-type.js';
import { codeIn, frame, html, statusClass, type Content } from '../page/index.js';
import type { Represented } from '../model/representation.js';
import type { Entry } from './entry.js';
import { countWords, isFound, searchScript } from './search.js';

/** The location of a page of the documentation. */
export interface Place {
  /** The URL of the list, relative to the page's. */
  readonly root: string;
  /** The title of the list. */
  readonly title: string;
}

/** Headings of the groups, in their order. */
const groups: readonly (readonly [FixableBy, string])[] = [
  ['caller', 'Fixable by the caller'],
  ['operator', 'Fixable by the operator'],
  ['provider', 'Fixable by the model provider'],
];

/** The form, which works without a script, too. */
export function searchForm({ root }: Place, query: string): Content {
  return html`<form action="${root}" role="search">
    <label
      ><span>Word, status or code</span
      ><input type="search" name="q" value="${query}" autocomplete="off" spellcheck="false"
    /></label>
    <button>Search</button>
  </form>`;
}

function row(entry: Entry, { root }: Place, query: string): Content {
  const { status, slug, title, meaning, terms } = entry;
  const hidden = isFound(terms, query) ? undefined : html` hidden`;
  return html`<li data-terms="${terms}" ${hidden}>
    <p class="${statusClass(status)}">${status}</p>
    <div>
      <p><a href="${root}${slug}">${title}</a></p>
      <p>${codeIn(meaning)}</p>
      <p class="slug">${slug}</p>
    </div>
  </li> `;
}

function section(
  [fixer, heading]: readonly [FixableBy, string],
  entries: readonly Entry[],
  place: Place,
  query: string,
): Content {
  const own = entries.filter(({ fixableBy }) => fixableBy === fixer);
  const isEmpty = !own.some(({ terms }) => isFound(terms, query));
  return html`<section aria-labelledby="${fixer}" ${isEmpty ? html` hidden` : undefined}>
    <h2 id="${fixer}">${heading}</h2>
    <ul class="types">
      ${own.map((entry) => row(entry, place, query))}
    </ul>
  </section> `;
}

function nothingFound({ root }: Place, isHidden: boolean): Content {
  return html`<p class="card nothing" ${isHidden ? html` hidden` : undefined}>
    No problem type matches all of these words. Try fewer words, or a status such as 429, or
    <a href="${root}">show all problem types</a>.
  </p>`;
}

/** The list. Rows that do not match the query are hidden, so that the script can show them. */
export function listPage(entries: readonly Entry[], place: Place, query: string): Represented {
  const found = entries.filter(({ terms }) => isFound(terms, query));
  const body = html`<main>
    <h1>${place.title}</h1>
    <p class="lead">What can go wrong, what it means, and what to do about it.</p>
    ${searchForm(place, query)}
    <p class="count" role="status">${countWords(found.length, entries.length)}</p>
    ${nothingFound(place, found.length > 0)}
    ${groups.map((group) => section(group, entries, place, query))}
  </main>`;
  return frame({ title: place.title, body, script: searchScript, form: true });
}
