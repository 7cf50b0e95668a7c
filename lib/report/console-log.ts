/** Writes log entries to a console: as a block on a terminal, otherwise as a single line, since collectors split at line ends. */
import { createPaint } from '../values/layout.js';
import { property } from '../values/property.js';
import { usesColors, widthOf } from '../values/terminal.js';
import { block } from './block.js';
import type { LogEntry } from './log-entry.js';

type Method = 'error' | 'warn' | 'info';

/** The stream that a console method writes to. Node.js keeps it under these names; other runtimes use those of the process. */
function streamOf(target: object, method: Method): object {
  const [own, ofProcess] =
    method === 'info'
      ? (['_stdout', process.stdout] as const)
      : (['_stderr', process.stderr] as const);
  return Object(property(target, own) ?? ofProcess) as object;
}

/** The entry as one line of JSON, which collectors parse without configuration. */
function line(entry: LogEntry): string {
  const { level, title, ...facts } = entry;
  return JSON.stringify({ level, time: new Date().toISOString(), msg: title, ...facts });
}

/** The entry in the form that suits the stream. */
function textOf(entry: LogEntry, stream: { readonly isTTY?: boolean; readonly columns?: number }) {
  if (stream.isTTY !== true) return line(entry);
  const paint = createPaint(usesColors(stream, process));
  return `${block(entry, { paint, width: widthOf(stream, process) }).join('\n')}\n`;
}

/** Writes one entry; may return a promise. */
export type WriteEntry = (entry: LogEntry) => unknown;

/** Writes to the console passed as the log, with the method of the entry's level. Aborted calls are not logged. */
export function givenConsole(target: Console): WriteEntry {
  return (entry) => {
    const { level } = entry;
    return level === 'debug' ? undefined : target[level](textOf(entry, streamOf(target, level)));
  };
}

/** Writes to the global console at the time of the failure, on standard error like Express's own handler. */
export const defaultConsole: WriteEntry = (entry) =>
  entry.level === 'debug' ? undefined : console.error(textOf(entry, streamOf(console, 'error')));
