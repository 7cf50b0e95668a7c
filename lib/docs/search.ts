/** The search of the list: the server answers the form, and a script does the same while somebody types. */
/** Characters of a question that are looked for. */
const longestQuestion = 200;

/** What is asked for in the query string of this URL. */
export function questionOf(url: string): string {
  const query = new URLSearchParams(/\?([^#]*)/.exec(url)?.[1]);
  return (query.get('q') ?? '').slice(0, longestQuestion).trim();
}

/** Whether every word of the question is there. */
export function isFound(terms: string, question: string): boolean {
  return question
    .toLowerCase()
    .split(/\s+/)
    .every((word) => terms.includes(word));
}

/** How many were found. */
export function countWords(found: number, all: number): string {
  return found === all ? `${all} problem types` : `${found} of ${all} problem types`;
}

/** `isFound` and `countWords` once more, in the browser. */
export const searchScript = `
const box = document.querySelector('input');
const rows = [...document.querySelectorAll('[data-terms]')];
const sections = [...document.querySelectorAll('section')];
const count = document.querySelector('[role=status]');
function search() {
  const words = box.value.trim().toLowerCase().split(/\\s+/);
  for (const row of rows) row.hidden = !words.every((word) => row.dataset.terms.includes(word));
  for (const section of sections) section.hidden = !section.querySelector('[data-terms]:not([hidden])');
  const found = rows.filter((row) => !row.hidden).length;
  count.textContent = found === rows.length ? found + ' problem types' : found + ' of ' + rows.length + ' problem types';
}
box.addEventListener('input', search);
`;
