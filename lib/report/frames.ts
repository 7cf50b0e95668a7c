/** Extracts the app's own frames from a stack, with paths relative to the app's folder: they show where the failed call was made. */
import { dirname } from 'node:path';
import type { Redactor } from '../compose/redact/index.js';
import { property } from '../values/property.js';

/** A frame of the app's own code. */
export interface Frame {
  /** The function's name; `undefined` if it has none. */
  readonly name: string | undefined;
  /** The file, line and column, such as `routes/chat.js:12:5`. */
  readonly place: string;
}

/** How much of a stack is read, in characters from its end: the message at the start may be long. */
const longestStack = 20_000;
const mostFrames = 5;

const frameForm =
  /^\s{1,8}at (?:(?:async )?([^()\n]{1,200}) \()?(?:async )?([^()\n]{1,1000}):(\d{1,9}):(\d{1,9})\)?$/;
const nameForm = /^[\w$.<>#[\] ]{1,80}$/;

/** The folders that may contain the app: the current directory and that of the main script. A root folder would reveal all paths. */
function appFolders(): readonly string[] {
  const folders = [process.cwd(), dirname(process.argv[1] ?? '/')];
  return folders.map(plainPath).filter((folder) => !/^(?:[a-z]:)?\/?$/i.test(folder));
}

/** A path, or the path of a `file:` URL, with forward slashes. */
function plainPath(path: string): string {
  const file = /^file:\/\/(\/[^]*)$/.exec(path)?.[1];
  return (file === undefined ? path : decoded(file))
    .replaceAll('\\', '/')
    .replace(/^\/(?=[a-z]:\/)/i, '');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The path relative to the app's folder; `undefined` for other code, such as packages and Node.js. */
function ownPath(path: string, folders: readonly string[]): string | undefined {
  const plain = plainPath(path);
  const folder = folders.find((candidate) => plain.startsWith(`${candidate}/`));
  const own = folder === undefined ? undefined : plain.slice(folder.length + 1);
  return own === undefined || /(?:^|\/)node_modules\//.test(own) ? undefined : own;
}

/** The lines at the end of the stack; a message may contain lines that look like frames. */
function frameLines(error: unknown): readonly string[] {
  const stack = property(error, 'stack');
  if (typeof stack !== 'string') return [];
  const lines = stack.slice(-longestStack).split('\n');
  const last = lines.findLastIndex((line) => !/^\s+at /.test(line));
  return lines.slice(last + 1);
}

/** The path without segments that need redaction, such as a folder named after a customer. */
function shownPath(path: string, redact: Redactor): string {
  const segments = path.split('/').map((segment) => (redact(segment) === segment ? segment : '*'));
  return segments.join('/').slice(-300);
}

/**
 * The app's own frames, the innermost first, at most five.
 * @returns an empty array if the stack has none, for example if the SDK call was not awaited
 */
export function appFrames(error: unknown, redact: Redactor): readonly Frame[] {
  const folders = appFolders();
  const frames: Frame[] = [];
  for (const line of frameLines(error)) {
    const [, name, path, row, column] = frameForm.exec(line) ?? [];
    const own = path === undefined ? undefined : ownPath(path, folders);
    if (own === undefined) continue;
    const isShown = name !== undefined && nameForm.test(name) && redact(name) === name;
    frames.push({
      name: isShown ? name : undefined,
      place: `${shownPath(own, redact)}:${row}:${column}`,
    });
    if (frames.length === mostFrames) break;
  }
  return frames;
}

/** A frame in V8's format, without the `at`. */
export function frameText({ name, place }: Frame): string {
  return name === undefined ? place : `${name} (${place})`;
}
