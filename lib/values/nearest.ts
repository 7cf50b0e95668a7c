/** Suggests what a misspelt word was meant to be. */

/** The number of characters to insert, delete or replace (Levenshtein distance). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= to.length; column += 1) {
      const cost = from[line - 1] === to[column - 1] ? 0 : 1;
      const [diagonal, above, left] = [row[column - 1], row[column], next[column - 1]].map(Number);
      next.push(Math.min(Number(diagonal) + cost, Number(above) + 1, Number(left) + 1));
    }
    row = next;
  }
  return Number(row.at(-1));
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[_\s]/g, '-');
}

const longestWord = 60;
const most = 3;

/** The candidates closest to a word, at most three; an empty array if all of them are too different. */
export function nearest(word: string, candidates: readonly string[]): readonly string[] {
  if (word.length > longestWord) return [];
  const wanted = plain(word);
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  return candidates
    .map((candidate) => ({ candidate, far: distance(wanted, plain(candidate)) }))
    .filter(({ far }) => far <= limit)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}
