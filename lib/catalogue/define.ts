/** Makes the tables of the catalogue. */
import type { ProblemType } from '../model/problem-type.js';

/** The rows as they are, frozen; their names become a union type. */
export function defineProblemTypes<Slug extends string>(
  rows: Readonly<Record<Slug, ProblemType>>,
): Readonly<Record<Slug, ProblemType>> {
  for (const row of Object.values<ProblemType>(rows)) {
    for (const part of [row.solution, row.upstream, row.public, row.public.solution, row])
      Object.freeze(part);
  }
  return rows;
}
