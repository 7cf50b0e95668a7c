/** The inputs and outputs of the command line. */
import type { Output } from '../values/terminal.js';

/** An input stream. */
export interface Input extends AsyncIterable<Uint8Array | string> {
  readonly isTTY?: boolean | undefined;
}

/** The part of the process that the command line uses. */
export interface Terminal {
  readonly input: Input;
  readonly output: Output;
  readonly errors: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The current working directory. */
  readonly folder: string;
}

/** The exit codes: success, failure, usage error. */
export const exitCodes = { ok: 0, failed: 1, misused: 2 } as const;

/** An exit code. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
