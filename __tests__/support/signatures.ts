/** Tables of problem types with nothing but their signatures. */
import type { ProblemType, Signature } from '../../lib/model/problem-type.js';

const row: ProblemType = {
  title: 'x',
  status: 500,
  gatewayStatus: 500,
  fixableBy: 'operator',
  retryable: false,
  meaning: 'x',
  solution: ['x'],
  upstream: [],
  public: { meaning: 'x', solution: ['x'] },
};

/** The signatures of each slug. */
export type Table = Readonly<Record<string, readonly Signature[]>>;

/** Problem types that differ only in their signatures. */
export const tableOf = (signatures: Table): Readonly<Record<string, ProblemType>> =>
  Object.fromEntries(
    Object.entries(signatures).map(([slug, upstream]) => [slug, { ...row, upstream }]),
  );
