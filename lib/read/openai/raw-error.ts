/** Reads errors of the runtime or of a parser that the SDK lets through: they *may* be OpenAI's. */
import { createFailure, type FailureKind, type OpenAIFailure } from '../../model/failure.js';
import { classNames, isArray, property } from '../../values/property.js';

/** What distinguishes raw errors: name, code, message, and where the error was thrown. */
interface Raw {
  readonly name: string;
  readonly code: unknown;
  readonly message: string;
  readonly stack: string;
}

type RawRow = readonly [kind: FailureKind, matches: (raw: Raw) => boolean];

const sdkFrame = /[\\/]openai[^\\/\n]{0,20}[\\/]/;
/** Messages of undici and Node.js, then of Deno. */
const cutBody =
  /^(?:terminated|aborted|Premature close|other side closed|socket hang up)$|: Premature close$|^error reading a body from connection/;
/** Functions of the SDK's helpers; the method `APIPromise.parseResponse` reads every response. */
const sdkParser =
  /[\\/](?:parser|ResponsesParser)\.m?js|\bat (?:async )?parse(?:ChatCompletion|ResponseFormat|TextFormat|Response)\b/;
const cutCodes: ReadonlySet<unknown> = new Set([
  'ERR_STREAM_PREMATURE_CLOSE',
  'ECONNRESET',
  'UND_ERR_SOCKET',
]);

const rows: readonly RawRow[] = [
  ['timeout', ({ name }) => name === 'TimeoutError'],
  // In LangChain's core 0.3 it is the message.
  ['abort', ({ name, message }) => name === 'AbortError' || message === 'AbortError'],
  ['structured-output', ({ name }) => name === 'ZodError' || name === '$ZodError'],
  ['interrupted', ({ code, message }) => cutCodes.has(code) || cutBody.test(message)],
  // A body that could not be decompressed.
  ['invalid-response', ({ code }) => typeof code === 'string' && /^Z_[A-Z_]{2,30}$/.test(code)],
  ['structured-output', ({ name, stack }) => name === 'SyntaxError' && sdkParser.test(stack)],
  ['invalid-response', ({ name, message }) => name === 'SyntaxError' && /JSON/.test(message)],
  [
    'invalid-response',
    ({ name, message }) => name === 'FetchError' && message.startsWith('invalid json'),
  ],
  [
    'invalid-response',
    ({ message }) =>
      /^Cannot use 'in' operator to search for '(?:object|choices|output|data)' in/.test(message),
  ],
  ['configuration', ({ message }) => message.startsWith('Cannot convert argument to a ByteString')],
  [
    'configuration',
    ({ name, code, stack }) =>
      name === 'TypeError' && code === 'ERR_INVALID_URL' && sdkFrame.test(stack),
  ],
  [
    'invalid-response',
    ({ name, stack, message }) =>
      name === 'TypeError' &&
      /\(reading '(?:map|choices|output)'\)$/.test(message) &&
      sdkFrame.test(stack),
  ],
];

function short(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 4096) : '';
}

/** Whether the error has an HTTP status (http-errors, body-parser), which makes it the app's own, regardless of its name. */
function hasStatus(error: object): boolean {
  return ['status', 'statusCode', 'expose'].some((key) => property(error, key) !== undefined);
}

/** Messages with which runtimes refuse a header field that contains the key; everything after `Bearer` may be part of it. */
const illegalKey = /^[^]{0,20}\bheaders?\b[^]{0,60}["']Bearer /i;

/** Reads the refusal of a key with a line break in a header field: only clients of APIs send `Bearer`. */
export function readIllegalKey(error: object): OpenAIFailure | undefined {
  if (hasStatus(error) || short(property(error, 'name')) !== 'TypeError') return undefined;
  const isKey = illegalKey.test(short(property(error, 'message')));
  return isKey ? createFailure({ kind: 'configuration' }) : undefined;
}

/** Reads a raw error; returns `undefined` for one that the SDK is not known to let through. */
export function readRawError(error: object): OpenAIFailure | undefined {
  if (hasStatus(error)) return undefined;
  const ownName = short(property(error, 'name'));
  if (ownName === 'ZodError' && !isArray(property(error, 'issues'))) return undefined;
  const raw: Raw = {
    name: ownName === 'Error' || ownName === '' ? (classNames(error)[0] ?? '') : ownName,
    code: property(error, 'code'),
    message: short(property(error, 'message')),
    stack: short(property(error, 'stack')),
  };
  const row = rows.find(([, matches]) => matches(raw));
  // The message may quote the model's output, a URL or the key, so it is dropped.
  return row && createFailure({ kind: row[0] });
}
