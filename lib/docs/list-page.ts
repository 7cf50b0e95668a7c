/** The page that lists the problem types, by who can fix them, with a search box. */
import type { FixableBy } from '../model/problem-type.js';
import { codeIn, fixers, frame, html, type Content } from '../page/index.js';
import type { Represented } from '../model/representation.js';
import type { Entry } from './entry.js';
import { countWords, isFound, searchScript } from './search.js';

/** What a page of the documentation needs to know of its place. */
export interface Place {
  /** The address of the list, relative to the page's. */
  readonly root: string;
  /** The title of the list. */
  readonly title: string;
}

/** The form works without a script, too. */
export function searchForm({ root }: Place, question: string): Content {
  return html`<form action="${root}" role="search">
    <label
      ><span>Search for words, a status or a code</span
      ><input type="search" name="q" value="${question}" autocomplete="off" spellcheck="false"
    /></label>
    <button>Search</button>
  </form>`;
}

function row(entry: Entry, { root }: Place, question: string): Content {
  const { status, slug, title, meaning, terms } = entry;
  const hidden = isFound(terms, question) ? undefined : html` hidden`;
  return html`<li data-terms="${terms}" ${hidden}>
    <p class="status">${status}</p>
    <div>
      <p><a href="${root}${slug}">${title}</a></p>
      <p>${codeIn(meaning)}</p>
      <p class="slug">${slug}</p>
    </div>
  </li> `;
}

function section(
  fixer: FixableBy,
  entries: readonly Entry[],
  place: Place,
  question: string,
): Content {
  const own = entries.filter(({ fixableBy }) => fixableBy === fixer);
  const isEmpty = !own.some(({ terms }) => isFound(terms, question));
  return html`<section aria-labelledby="${fixer}" ${isEmpty ? html` hidden` : undefined}>
    <h2 id="${fixer}">${fixers[fixer]} can fix</h2>
    <ul class="types">
      ${own.map((entry) => row(entry, place, question))}
    </ul>
  </section> `;
}

/** The list; what does not match the question is there, yet hidden, so that the script can show it. */
export function listPage(entries: readonly Entry[], place: Place, question: string): Represented {
  const found = entries.filter(({ terms }) => isFound(terms, question));
  const body = html`<main>
    <h1>${place.title}</h1>
    <p class="lead">What can go wrong, what it means and what to do about it.</p>
    ${searchForm(place, question)}
    <p class="count" role="status">${countWords(found.length, entries.length)}</p>
    ${(['caller', 'operator', 'provider'] as const).map((fixer) => section(fixer, entries, place, question))}
  </main>`;
  return frame({ title: place.title, body, script: searchScript, form: true });
}
