/** Finds the problem types that a phrase may refer to, such as "quota" or "rate limit". */
import type { ProblemTypeSlug } from '../../catalogue/index.js';
import { rows } from './explanation.js';

const longestPhrase = 60;

/** The text of each problem type that is searched: slug, title and codes. */
const terms = rows.map(([slug, { title, upstream }]) => {
  const codes = upstream.map(({ code }) => (typeof code === 'string' ? code : ''));
  return [slug, [slug, title, ...codes].join(' ').toLowerCase()] as const;
});

/** The problem types that contain all words of the phrase; an empty array if it does not consist of plain words. */
export function typesOfPhrase(phrase: string): readonly ProblemTypeSlug[] {
  if (phrase.length > longestPhrase || !/^[a-z]{3,}(?: [a-z]{3,}){0,4}$/i.test(phrase)) return [];
  const words = phrase.toLowerCase().split(' ');
  return terms
    .filter(([, text]) => words.every((word) => text.includes(word)))
    .map(([slug]) => slug);
}
