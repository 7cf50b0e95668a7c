/** Formats a problem for people. */
import type { FixableBy } from '../model/problem-type.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { rows, type Explanation } from './explain/explanation.js';
import { hang, table, wrap, type Canvas, type Row } from '../values/layout.js';

const people: Readonly<Record<FixableBy, string>> = {
  caller: 'caller (sends the request)',
  operator: 'operator (runs the app, owns its API key and account)',
  provider: 'provider (OpenAI, or the service that hosts the model)',
};

function retryText({ retryable, retryAfter }: ProblemDetails): string {
  if (!retryable) return 'no, the same request would fail again';
  if (retryAfter === undefined) return 'yes, with exponential backoff and jitter';
  return `yes, after ${retryAfter} ${retryAfter === 1 ? 'second' : 'seconds'}`;
}

/** Status and title, with the slug on the next line. */
function heading(slug: string, { status, title }: ProblemDetails, canvas: Canvas): string[] {
  const { paint, width } = canvas;
  const [first, ...others] = wrap(`${status} ${title}`, width);
  const lines = [paint('red', first.slice(0, 3)) + first.slice(3), ...others];
  return [...lines.map((line) => paint('bold', line)), paint('cyan', slug)];
}

function steps(solution: readonly string[], canvas: Canvas): string[] {
  return solution.flatMap((step, index) => hang(`  ${index + 1}. `, step, canvas));
}

function facts(problem: ProblemDetails, canvas: Canvas): string[] {
  return table(
    [
      ['Fixable by', people[problem.fixableBy]],
      ['Retry', retryText(problem)],
      ['Detail', problem.detail],
      ['Code', problem.code],
      ['Parameter', problem.param],
      ['Request ID', problem.requestId],
      ['Read more', problem.documentation],
    ],
    canvas,
  );
}

function typeRows(slugs: readonly string[]): Row[] {
  return rows.filter(([slug]) => slugs.includes(slug)).map(([slug, { title }]) => [slug, title]);
}

function siblings({ related, problem }: Explanation, canvas: Canvas): string[] {
  if (related.length === 0) return [];
  // A status on its own comes without a detail.
  const title =
    problem.detail === undefined
      ? `Other problems with status ${problem.status}`
      : 'The text also matches';
  return ['', canvas.paint('bold', title), ...table(typeRows(related), canvas, '  ')];
}

/** The problem types that a phrase may refer to. */
export function showTypes(slugs: readonly string[], canvas: Canvas): string[] {
  return [
    canvas.paint('bold', 'Several problem types match'),
    ...table(typeRows(slugs), canvas, '  '),
    '',
    'To explain one of them: openai-problem-details explain <slug>',
  ];
}

/** The lines for a problem. */
export function showProblem(explanation: Explanation, canvas: Canvas): string[] {
  const { slug, problem } = explanation;
  return [
    ...heading(slug, problem, canvas),
    '',
    ...wrap(problem.meaning, canvas.width),
    '',
    canvas.paint('bold', 'What to do'),
    ...steps(problem.solution, canvas),
    '',
    ...facts(problem, canvas),
    ...siblings(explanation, canvas),
  ];
}
