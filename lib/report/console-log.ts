/** Writes failures to a console: a block on a terminal, elsewhere one line, since collectors split at line ends. */
import { createPaint } from '../values/layout.js';
import { property } from '../values/property.js';
import { usesColours, widthOf } from '../values/terminal.js';
import { block } from './block.js';
import type { LogEntry } from './log-entry.js';

type Method = 'error' | 'warn' | 'info';

/** Where a method of the console writes. Node.js keeps its streams under these names; other runtimes write to the process's. */
function streamOf(target: object, method: Method): object {
  const [own, ofProcess] =
    method === 'info'
      ? (['_stdout', process.stdout] as const)
      : (['_stderr', process.stderr] as const);
  return Object(property(target, own) ?? ofProcess) as object;
}

/** The entry as one line of JSON, which collectors take apart without being told how. */
function line(entry: LogEntry): string {
  const { level, title, ...facts } = entry;
  return JSON.stringify({ level, time: new Date().toISOString(), msg: title, ...facts });
}

/** The entry as this stream shows it best. */
function textOf(entry: LogEntry, stream: { readonly isTTY?: boolean; readonly columns?: number }) {
  if (stream.isTTY !== true) return line(entry);
  const paint = createPaint(usesColours(stream, process));
  return `${block(entry, { paint, width: widthOf(stream, process) }).join('\n')}\n`;
}

/** Writes one entry; what it returns may be a promise. */
export type WriteEntry = (entry: LogEntry) => unknown;

/** A console that was given as the log: the level chooses the method. Calls that were aborted are not logged. */
export function givenConsole(target: Console): WriteEntry {
  return (entry) => {
    const { level } = entry;
    return level === 'debug' ? undefined : target[level](textOf(entry, streamOf(target, level)));
  };
}

/** The console that is there when the failure comes; standard error, as Express's own handler. */
export const defaultConsole: WriteEntry = (entry) =>
  entry.level === 'debug' ? undefined : console.error(textOf(entry, streamOf(console, 'error')));
