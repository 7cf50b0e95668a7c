/** The phrase books of tables, created for the first message and shared by tables with the same phrases. */
import { problemTypes } from '../catalogue/index.js';
import type { ProblemTypeTable } from '../model/problem-type.js';
import { bookContentOf } from './book-content.js';
import { knownBook } from './known-book.js';
import { PhraseBook } from './phrase-book.js';

/** The content that a book depends on: slugs, each before a signature. */
type Basis = readonly unknown[];

let last: { readonly basis: Basis; readonly book: PhraseBook } | undefined;

function basisOf(table: ProblemTypeTable): Basis {
  return Object.entries(table).flatMap(([slug, { upstream }]) =>
    upstream.filter(({ says }) => says !== undefined).flatMap((signature) => [slug, signature]),
  );
}

function isSame(one: Basis, other: Basis): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** The book of a table's phrases; the last one created if its phrases are the same. */
export function bookOf(table: ProblemTypeTable): PhraseBook {
  const basis = basisOf(table);
  if (last !== undefined && isSame(basis, last.basis)) return last.book;
  const content = isSame(basis, basisOf(problemTypes)) ? knownBook : bookContentOf(table);
  const book = new PhraseBook(table, content);
  last = { basis, book };
  return book;
}
