/** The phrase books of tables: made when the first message is looked up, and shared by tables with the same phrases. */
import type { ProblemTypeTable } from '../model/problem-type.js';
import { PhraseBook } from './phrase-book.js';

/** What a book is made of: slugs, each before a signature. */
type Content = readonly unknown[];

let last: { readonly content: Content; readonly book: PhraseBook } | undefined;

function contentOf(table: ProblemTypeTable): Content {
  return Object.entries(table).flatMap(([slug, { upstream }]) =>
    upstream.filter(({ says }) => says !== undefined).flatMap((signature) => [slug, signature]),
  );
}

/** The book of a table's phrases; the one that was made last, where it has the same. */
export function bookOf(table: ProblemTypeTable): PhraseBook {
  const content = contentOf(table);
  if (
    last === undefined ||
    content.length !== last.content.length ||
    content.some((value, index) => value !== last?.content[index])
  )
    last = { content, book: new PhraseBook(table) };
  return last.book;
}
