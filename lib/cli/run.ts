/** Runs the command line: finds the command, parses its options, returns an exit code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command } from './command.js';
import { commands } from './commands.js';
import { explainAll } from './explain/index.js';
import { names } from './explain/name.js';
import { commandHelp, generalHelp } from './help.js';
import { createPaint, type Canvas, type Lines } from '../values/layout.js';
import { nearest } from '../values/nearest.js';
import { print, printError } from './print.js';
import { usesColors, widthOf } from '../values/terminal.js';
import { exitCodes, type ExitCode, type Terminal } from './terminal.js';

/** Both from lib/cli and from dist/cjs, package.json is two folders up. */
function version(): string {
  const manifest = readFileSync(join(__dirname, '../../package.json'), 'utf8');
  return String((JSON.parse(manifest) as { version?: unknown }).version);
}

function misuse(terminal: Terminal, lines: Lines): ExitCode {
  printError(terminal, [...lines, 'For help: openai-problem-details --help']);
  return exitCodes.misused;
}

/** Reports an unknown command. It may be something that the user meant to explain. */
function unknownCommand(word: string, terminal: Terminal): ExitCode {
  const [close] = nearest(word, Object.keys(commands));
  // Only known words are repeated: anything else may be a key.
  const isKnown = /^\d{3}$/.test(word) || names().includes(word);
  const explained = isKnown ? word : "'…'";
  const hint = explainAll(word).length === 0 ? close : `explain ${explained}`;
  return misuse(terminal, [
    'Unknown command.',
    ...(hint === undefined ? [] : [`Did you mean: openai-problem-details ${hint}`]),
  ]);
}

/** The message for wrong options. An unknown option is repeated only if it resembles a known one; otherwise it may be a key. */
function faultOfOptions(fault: unknown, known: readonly string[]): string {
  // Only the first sentence: the rest is advice for other programs.
  const message = (fault as Error).message.replace(/\. [^]*/, '.');
  const unknown = /^Unknown option '--?([^']*)'/.exec(message)?.[1];
  if (unknown === undefined) return message;
  const [close] = nearest(unknown, known);
  if (close !== undefined) return `${message} Did you mean --${close}?`;
  return `Unknown option. The options are ${known.map((name) => `--${name}`).join(', ')}.`;
}

const help = { help: { type: 'boolean', short: 'h' } } as const;

async function runCommand(
  command: Command,
  args: readonly string[],
  terminal: Terminal,
  canvas: Canvas,
): Promise<ExitCode> {
  const defined = { ...command.options, ...help };
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: defined, allowPositionals: true });
  } catch (fault) {
    return misuse(terminal, [faultOfOptions(fault, Object.keys(defined))]);
  }
  const { values, positionals } = parsed;
  if (command.takesWords !== true && positionals.length > 0)
    return misuse(terminal, ['This command takes options only, no arguments.']);
  if (values.help === true) {
    print(terminal, commandHelp(command, canvas));
    return exitCodes.ok;
  }
  // No option may be repeated, so none of the values is an array.
  const options = values as Readonly<Record<string, string | boolean | undefined>>;
  return command.run({ words: positionals, options, terminal, canvas });
}

/** The outputs that need no command. */
const answers: Readonly<Record<string, (canvas: Canvas) => readonly string[]>> = {
  '-h': generalHelp,
  '--help': generalHelp,
  help: generalHelp,
  '-v': () => [version()],
  '--version': () => [version()],
};

/** Runs the command line with these arguments. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const paint = createPaint(usesColors(terminal.output, terminal));
  const canvas = { paint, width: widthOf(terminal.output, terminal) };
  const [word, ...others] = args;
  if (word === undefined) return misuse(terminal, ['Missing command.']);
  const answer = Object.hasOwn(answers, word) ? answers[word] : undefined;
  if (answer !== undefined && others.length > 0)
    return misuse(terminal, ['No further arguments are allowed here.']);
  if (answer !== undefined) {
    print(terminal, answer(canvas));
    return exitCodes.ok;
  }
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
  return command === undefined
    ? unknownCommand(word, terminal)
    : runCommand(command, others, terminal, canvas);
}
