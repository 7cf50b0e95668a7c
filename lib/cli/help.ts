/** The output of `--help`. */
import type { Command } from './command.js';
import { commands } from './commands.js';
import { hang, table, wrap, type Canvas, type Row } from '../values/layout.js';

const name = 'openai-problem-details';

const exits: readonly Row[] = [
  ['0', 'success'],
  ['1', 'error not recognized, or check failed'],
  ['2', 'usage error'],
];

function section(title: string, rows: readonly Row[], canvas: Canvas): string[] {
  return ['', canvas.paint('bold', title), ...table(rows, canvas, '  ')];
}

function usageLines(usage: string, canvas: Canvas): string[] {
  const [first, ...others] = hang('Usage  ', `${name} ${usage}`, canvas);
  return [first.replace('Usage', canvas.paint('bold', 'Usage')), ...others];
}

/** The help for the whole program. */
export function generalHelp(canvas: Canvas): string[] {
  const rows = Object.entries(commands).map(([word, { summary }]) => [word, summary] as const);
  const common: readonly Row[] = [
    ['-h, --help', 'show help; also works with a command'],
    ['-v, --version', 'show the version'],
  ];
  return [
    ...usageLines('<command> [options]', canvas),
    '',
    ...wrap('Explains errors of the OpenAI API: what happened and how to fix it.', canvas.width),
    ...section('Commands', rows, canvas),
    ...section('Options', common, canvas),
    ...section('Exit codes', exits, canvas),
  ];
}

/** The help for one command. */
export function commandHelp({ usage, summary, notes, rows }: Command, canvas: Canvas): string[] {
  return [
    ...usageLines(usage, canvas),
    '',
    ...wrap(`${summary}.`, canvas.width),
    ...notes.flatMap((note) => ['', ...wrap(note, canvas.width)]),
    ...section('Options', rows, canvas),
    ...section('Exit codes', exits, canvas),
  ];
}
