/** The search of the list: the server responds to the form, and a script does the same while someone types. */

/** Characters of a query that are searched for. */
const longestQuery = 200;

/** The search query of this URL. */
export function queryOf(url: string): string {
  const parameters = new URLSearchParams(/\?([^#]*)/.exec(url)?.[1]);
  return (parameters.get('q') ?? '').slice(0, longestQuery).trim();
}

/** Whether the terms contain every word of the query. */
export function isFound(terms: string, query: string): boolean {
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => terms.includes(word));
}

/** The number of problem types found. */
export function countWords(found: number, all: number): string {
  return found === all ? `${all} problem types` : `${found} of ${all} problem types`;
}

/** `isFound` and `countWords` in the browser. The URL keeps the query, so that a reload and the back button show the same list. */
export const searchScript = `
const box = document.querySelector('input');
const rows = [...document.querySelectorAll('[data-terms]')];
const sections = [...document.querySelectorAll('section')];
const count = document.querySelector('[role=status]');
const nothing = document.querySelector('.nothing');
function search() {
  const query = box.value.trim();
  const words = query.toLowerCase().split(/\\s+/);
  for (const row of rows) row.hidden = !words.every((word) => row.dataset.terms.includes(word));
  for (const section of sections) section.hidden = !section.querySelector('[data-terms]:not([hidden])');
  const found = rows.filter((row) => !row.hidden).length;
  count.textContent = found === rows.length ? found + ' problem types' : found + ' of ' + rows.length + ' problem types';
  nothing.hidden = found > 0;
  history.replaceState(null, '', query ? '?' + new URLSearchParams({ q: query }) : location.pathname);
}
box.addEventListener('input', search);
`;
