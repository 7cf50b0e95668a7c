/** A problem as plain text. */
import type { ProblemDetails } from '../model/problem-details.js';
import type { Represented } from '../model/representation.js';
import { filterWords, fixers, inputErrorWords, retryWords, stepWords } from './words.js';

/** The problem in a few lines, for terminals. */
export function problemText(problem: ProblemDetails): Represented {
  const { title, status, meaning, solution, fixableBy, retryable, retryAfter } = problem;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Who can fix it', fixers[fixableBy]],
    ['Try again', retryWords(retryable, retryAfter)],
    ['Detail', problem.detail],
    ...(problem.errors ?? []).map((error) => ['Input', inputErrorWords(error)] as const),
    ['Filtered', filterWords(problem.contentFilter)],
    ['Code', problem.code],
    ['Parameter', problem.param],
    ['Reference', problem.instance],
    ['Request ID', problem.requestId],
    ['Documentation', problem.documentation],
  ];
  const lines = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  const steps = solution.map((step) => `- ${stepWords(step, problem)}`);
  const body = [`${status} ${title}`, '', meaning, '', 'What to do:', ...steps, '', ...lines, ''];
  return { body: body.join('\n'), fields: { 'Content-Type': 'text/plain; charset=utf-8' } };
}
