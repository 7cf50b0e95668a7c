/** Reads the SDK's errors that are not an `APIError`: `OpenAIError` and plain errors with constant messages. */
import { noHeaders } from '../../model/representation.js';
import { createFailure, type FailureKind, type OpenAIFailure } from '../../model/failure.js';
import { readBody } from '../facts/body.js';
import { fromResponse, headersIn, readErrorBody } from '../facts/response.js';
import { withoutStatus } from '../facts/message.js';
import { classNames, isObject, property } from '../../values/property.js';
import { providerOfCall, readProvider } from '../provider/index.js';
import { readRawError } from './raw-error.js';
import { kindOfMessage, likelyKindOfMessage } from './sdk-messages.js';
import { causes, transportCode, transportHost } from '../facts/transport.js';

const kindsOfClasses: Readonly<Record<string, FailureKind>> = {
  LengthFinishReasonError: 'length',
  ContentFilterFinishReasonError: 'content-filter',
  InvalidWebhookSignatureError: 'webhook',
  SubjectTokenProviderError: 'identity',
};

/** esbuild renames a class that refers to itself to `_OpenAIError`. */
const baseClass = /^_?OpenAIError$/;

/** Reads the inner error of `OpenAIRealtimeError` and `WebSocketError`, which contain all or part of an event. */
function readInnerEvent(error: object): OpenAIFailure | undefined {
  const event = property(error, 'error');
  if (!isObject(event)) return undefined;
  const told = property(event, 'error') ?? event;
  return fromResponse({ ...readBody(told), kind: 'stream', header: headersIn(told) });
}

/** Reads the error of a turn of an agent session that ended without a result. */
function readTurn(error: object): OpenAIFailure | undefined {
  const turn = property(error, 'turn');
  if (!isObject(turn)) return undefined;
  const told = property(turn, 'error');
  return isObject(told) ? readErrorBody(told, { kind: 'job' }) : createFailure({ kind: 'job' });
}

const handshake = /^Unexpected server response: ([1-5]\d\d)$/;
const socketClass = /^_?(?:OpenAIRealtime|WebSocket|Responses\w{0,30}|Realtime\w{0,30})Error$/;

/** Reads the error of a WebSocket that could not be opened: the response to the handshake has a status but no body. */
function readHandshake(
  error: object,
  names: readonly string[],
  message: string,
): OpenAIFailure | undefined {
  if (!names.some((name) => socketClass.test(name))) return undefined;
  const status = handshake.exec(message)?.[1];
  if (status !== undefined)
    return fromResponse({ kind: 'response', status: Number(status), header: noHeaders });
  const code = transportCode(error);
  const provider = providerOfCall(transportHost(error));
  return code === undefined ? undefined : createFailure({ kind: 'connection', code, provider });
}

function kindOf(
  names: readonly string[],
  message: string,
  isOurs: boolean,
): FailureKind | undefined {
  const name = names.find((className) => Object.hasOwn(kindsOfClasses, className));
  return name === undefined ? kindOfMessage(message, isOurs) : kindsOfClasses[name];
}

/** Helpers wrap unexpected errors in an `OpenAIError`. */
function readWrapped(error: object): OpenAIFailure | undefined {
  for (const cause of causes(error)) {
    const failure = readRawError(cause);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** Reads an error that is known by its message only. */
function readOther(message: string): OpenAIFailure {
  return createFailure({
    kind: likelyKindOfMessage(message) ?? 'sdk',
    message: ownWords(message),
    provider: readProvider({ messages: () => [message] }),
  });
}

/** Reads an error of the SDK without an HTTP response; returns `undefined` for anything else. */
export function readSdkError(error: object): OpenAIFailure | undefined {
  const names = classNames(error);
  const message = property(error, 'message');
  if (names.length === 0 || typeof message !== 'string') return undefined;
  const isOurs = names.some((name) => baseClass.test(name));
  const told = isOurs
    ? (readInnerEvent(error) ?? readTurn(error) ?? readHandshake(error, names, message))
    : undefined;
  if (told !== undefined) return told;
  const kind = kindOf(names, message, isOurs);
  if (kind !== undefined) {
    const provider = readProvider({ messages: () => [message] });
    return createFailure({ kind, message: shown(kind, message), provider });
  }
  if (!isOurs) return undefined;
  return readWrapped(error) ?? readOther(message);
}

/** The message, if its kind has fixed messages: others may quote tokens, file paths or the model's output. */
function shown(kind: FailureKind, message: string): string | undefined {
  const fixed: readonly FailureKind[] = [
    'credentials',
    'configuration',
    'webhook',
    'connection',
    'timeout',
    'abort',
    'length',
    'content-filter',
  ];
  return fixed.includes(kind) ? withoutStatus(message) : undefined;
}

/** Where a message starts to quote a value, a path, the model's output or the error of a callback. */
const quoting = /: | but (?:it )?(?:returned|received)\b|, got\b|["'{[]| \/|$/;
const longestWords = 300;

/** The part of a message that is the SDK's own: its first line, up to the first quotation. */
function ownWords(message: string): string | undefined {
  const line = message.slice(0, longestWords).split('\n', 1).join('');
  return withoutStatus(line.slice(0, line.search(quoting)).trim());
}
