/** Formats a log entry as a block for people. The command `explain` parses it; it recognizes the first line by its `✖`. */
import { hang, table, wrap, type Canvas, type Row } from '../values/layout.js';
import type { LogEntry } from './log-entry.js';

const indent = '  ';
const colors = { error: 'red', warn: 'yellow', info: 'cyan', debug: 'cyan' } as const;

function heading({ level, status, slug, method, route }: LogEntry, canvas: Canvas): string {
  const { paint } = canvas;
  const request = [method, route].filter((part) => part !== undefined).join(' ');
  const name = paint('bold', paint(colors[level], `✖ ${status} ${slug}`));
  return request === '' ? name : `${name}  ${request}`;
}

function paragraph(text: string, { width }: Canvas): string[] {
  return wrap(text, width - indent.length).map((line) => indent + line);
}

/** A label and a text, wrapped so that all lines start in the same column. */
function labelled(label: string, text: string | undefined, canvas: Canvas): string[] {
  return text === undefined ? [] : hang(`${indent}${label}  `, text, canvas);
}

function steps(solution: readonly string[], canvas: Canvas): string[] {
  return solution.flatMap((step, index) => hang(`${indent}${index + 1}. `, step, canvas));
}

function inputRows({ errors = [], contentFilter }: LogEntry): Row[] {
  const filtered = contentFilter?.categories.filter((category) => category.filtered) ?? [];
  return [
    ...errors.map(
      ({ pointer, parameter, detail }) =>
        ['Input', `${pointer ?? parameter ?? 'request'}: ${detail}`] as const,
    ),
    ['Filtered', filtered.map(({ category }) => category).join(', ') || undefined],
  ];
}

function waitText({ retryable, retryAfter }: LogEntry): string | undefined {
  if (!retryable) return 'no, the same request would fail again';
  if (retryAfter === undefined) return undefined;
  return `after ${retryAfter} ${retryAfter === 1 ? 'second' : 'seconds'}`;
}

function facts(entry: LogEntry): Row[] {
  const upstream = [entry.provider, entry.upstreamStatus, entry.code];
  return [
    ['Upstream', upstream.filter((part) => part !== undefined).join(' ') || undefined],
    ['Reported as', entry.upstreamInstance],
    ['Parameter', entry.param],
    ...inputRows(entry),
    ['Fixable by', entry.fixableBy],
    ['Retry', waitText(entry)],
    ['Attempt', entry.attempt === undefined ? undefined : String(entry.attempt)],
    ['Delivery', entry.delivery],
    ['Duration', entry.duration === undefined ? undefined : `${entry.duration} ms`],
    ['Request ID', entry.requestId],
    ['Ray ID', entry.rayId],
    ['Trace', entry.traceId],
    ['Instance', entry.instance],
    ...(entry.frames ?? []).map((frame, index) => [index === 0 ? 'Location' : '', frame] as const),
    ['Read more', entry.documentation],
  ];
}

/** The lines of a log entry. */
export function block(entry: LogEntry, canvas: Canvas): string[] {
  return [
    heading(entry, canvas),
    ...paragraph(entry.meaning, canvas),
    ...labelled('Message:', entry.message, canvas),
    '',
    `${indent}${canvas.paint('bold', 'What to do')}`,
    ...steps(entry.solution, canvas),
    '',
    ...table(facts(entry), canvas, indent),
  ];
}
