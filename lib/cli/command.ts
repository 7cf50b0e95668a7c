/** What a command is, and what it is given. */
import type { ParseArgsConfig } from 'node:util';
import type { Canvas, Row } from '../values/layout.js';
import type { ExitCode, Terminal } from './terminal.js';

/** What a command is given. */
export interface Call {
  /** Arguments that are no options. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly terminal: Terminal;
  /** What the output is drawn with. */
  readonly canvas: Canvas;
}

export interface Command {
  readonly summary: string;
  readonly usage: string;
  /** What else is to be known. */
  readonly notes: readonly string[];
  /** Whether it takes arguments that are no options. */
  readonly takesWords?: true;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** The options, as `--help` shows them. */
  readonly rows: readonly Row[];
  readonly run: (call: Call) => ExitCode | Promise<ExitCode>;
}
