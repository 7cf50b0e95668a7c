/** Runs the command line: finds the command, reads its options, answers an exit code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command } from './command.js';
import { commands } from './commands.js';
import { explain } from './explain/index.js';
import { commandHelp, generalHelp } from './help.js';
import { createPaint, type Canvas, type Lines } from '../values/layout.js';
import { nearest } from './nearest.js';
import { print, printError } from './print.js';
import { usesColours, widthOf } from '../values/terminal.js';
import { exitCodes, type ExitCode, type Terminal } from './terminal.js';

/** From lib/cli and from dist/cjs, package.json is two folders up. */
function version(): string {
  const manifest = readFileSync(join(__dirname, '../../package.json'), 'utf8');
  return String((JSON.parse(manifest) as { version?: unknown }).version);
}

function misuse(terminal: Terminal, lines: Lines): ExitCode {
  printError(terminal, [...lines, 'How to use it: openai-problem-details --help']);
  return exitCodes.misused;
}

/** A word that is no command may be what should be explained. */
function unknownCommand(word: string, terminal: Terminal): ExitCode {
  const [close] = nearest(word, Object.keys(commands));
  const hint = explain(word) === undefined ? close : `explain ${/\s/.test(word) ? "'…'" : word}`;
  return misuse(terminal, [
    'There is no such command.',
    ...(hint === undefined ? [] : [`Did you mean: openai-problem-details ${hint}`]),
  ]);
}

const help = { help: { type: 'boolean', short: 'h' } } as const;

async function runCommand(
  command: Command,
  args: readonly string[],
  terminal: Terminal,
  canvas: Canvas,
): Promise<ExitCode> {
  let parsed;
  try {
    const options = { ...command.options, ...help };
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (fault) {
    // What follows the first sentence is advice for other programs.
    return misuse(terminal, [(fault as Error).message.replace(/\. [^]*/, '.')]);
  }
  const { values, positionals } = parsed;
  if (values.help === true) {
    print(terminal, commandHelp(command, canvas));
    return exitCodes.ok;
  }
  // None of the options may be given more than once.
  const options = values as Readonly<Record<string, string | boolean | undefined>>;
  return command.run({ words: positionals, options, terminal, canvas });
}

/** What is asked for without a command. */
const answers: Readonly<Record<string, (canvas: Canvas) => readonly string[]>> = {
  '-h': generalHelp,
  '--help': generalHelp,
  help: generalHelp,
  '-v': () => [version()],
  '--version': () => [version()],
};

/** Runs the command line with these arguments. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const paint = createPaint(usesColours(terminal.output, terminal));
  const canvas = { paint, width: widthOf(terminal.output, terminal) };
  const [word, ...others] = args;
  if (word === undefined) return misuse(terminal, ['Which command?']);
  const answer = Object.hasOwn(answers, word) ? answers[word] : undefined;
  if (answer !== undefined) {
    print(terminal, answer(canvas));
    return exitCodes.ok;
  }
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
  return command === undefined
    ? unknownCommand(word, terminal)
    : runCommand(command, others, terminal, canvas);
}
