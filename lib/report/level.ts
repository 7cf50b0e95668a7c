/** How grave a problem is for who reads the log. */
import type { FixableBy } from '../catalogue/problem-type.js';
import type { OpenAIFailure } from '../failure.js';
import type { ProblemDetails } from '../problem-details.js';
import type { ProblemLevel } from '../problem-event.js';

const levels: Readonly<Record<FixableBy, ProblemLevel>> = {
  operator: 'error',
  provider: 'warn',
  caller: 'info',
};

/** The level, by who can remove the cause; an abort is nobody's. */
export function levelOf(
  { fixableBy }: ProblemDetails,
  failure: OpenAIFailure | undefined,
): ProblemLevel {
  return failure?.kind === 'abort' ? 'debug' : levels[fixableBy];
}
