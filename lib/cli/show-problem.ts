/** A problem, as it is shown to a person. */
import { problemTypes } from '../catalogue/index.js';
import type { FixableBy } from '../model/problem-type.js';
import type { ProblemDetails } from '../model/problem-details.js';
import type { Explanation } from './explain/explanation.js';
import { hang, table, wrap, type Canvas } from '../values/layout.js';

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

function siblings({ related, problem }: Explanation, canvas: Canvas): string[] {
  if (related.length === 0) return [];
  const rows = related.map((slug) => [slug, problemTypes[slug].title] as const);
  const title = `Other problems with status ${problem.status}`;
  return ['', canvas.paint('bold', title), ...table(rows, canvas, '  ')];
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
