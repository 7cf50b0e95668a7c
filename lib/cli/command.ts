/** The types of a command and its call. */
import type { ParseArgsConfig } from 'node:util';
import type { Canvas, Row } from '../values/layout.js';
import type { ExitCode, Terminal } from './terminal.js';

/** The call of a command. */
export interface Call {
  /** The arguments that are not options. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly terminal: Terminal;
  /** The settings of the output. */
  readonly canvas: Canvas;
}

/** A command of the command line. */
export interface Command {
  /** What it does, in an imperative sentence without a full stop. */
  readonly summary: string;
  readonly usage: string;
  /** Further paragraphs for `--help`. */
  readonly notes: readonly string[];
  /** Whether it takes arguments that are not options. */
  readonly takesWords?: true;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** The options as shown by `--help`. */
  readonly rows: readonly Row[];
  readonly run: (call: Call) => ExitCode | Promise<ExitCode>;
}
