/** Writes lines to the terminal. */
import { redact } from '../compose/redact/index.js';
import { createPaint, wrap, type Lines } from '../values/layout.js';
import { usesColors, widthOf } from '../values/terminal.js';
import type { Terminal } from './terminal.js';

/** Writes lines to standard output. */
export function print({ output }: Terminal, lines: readonly string[]): void {
  output.write(`${lines.join('\n')}\n`);
}

/** Writes an error and its remedy to standard error, redacted. */
export function printError(terminal: Terminal, [what, ...others]: Lines): void {
  const paint = createPaint(usesColors(terminal.errors, terminal));
  const width = widthOf(terminal.errors, terminal);
  const lines = [
    ...wrap(redact(what), width).map((line) => paint('red', line)),
    ...others.flatMap((line) => wrap(redact(line), width)),
  ];
  terminal.errors.write(`${lines.join('\n')}\n`);
}
