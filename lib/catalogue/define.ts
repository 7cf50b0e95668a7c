/** Creates the tables of the catalogue. */
import type { ProblemType } from '../model/problem-type.js';

/** Freezes a table of problem types; its slugs become a union type. */
export function defineProblemTypes<Slug extends string>(
  rows: Readonly<Record<Slug, ProblemType>>,
): Readonly<Record<Slug, ProblemType>> {
  for (const row of Object.values<ProblemType>(rows)) {
    for (const part of [row.solution, row.upstream, row.public, row.public.solution, row])
      Object.freeze(part);
  }
  return rows;
}
