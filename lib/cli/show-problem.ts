/** A problem, as it is shown to a person. */
import type { FixableBy } from '../model/problem-type.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { rows, type Explanation } from './explain/explanation.js';
import { hang, table, wrap, type Canvas, type Row } from '../values/layout.js';

const people: Readonly<Record<FixableBy, string>> = {
  caller: 'caller: whoever sent the request',
  operator: 'operator: whoever runs the app, its key and its account',
  provider: 'provider: OpenAI, or who else serves the model',
};

function retryText({ retryable, retryAfter }: ProblemDetails): string {
  if (!retryable) return 'no, the same request would fail again';
  if (retryAfter === undefined) return 'yes, with growing, randomised pauses';
  return `yes, after ${retryAfter} ${retryAfter === 1 ? 'second' : 'seconds'}`;
}

/** Status and title in one line, the slug beneath. */
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
  // A status alone has no detail.
  const title =
    problem.detail === undefined
      ? `Other problems with status ${problem.status}`
      : 'The text also fits';
  return ['', canvas.paint('bold', title), ...table(typeRows(related), canvas, '  ')];
}

/** Problem types that a phrase may mean. */
export function showTypes(slugs: readonly string[], canvas: Canvas): string[] {
  return [
    canvas.paint('bold', 'Several problem types fit'),
    ...table(typeRows(slugs), canvas, '  '),
    '',
    'Explain one of them: openai-problem-details explain <slug>',
  ];
}

/** The lines of a problem. */
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
