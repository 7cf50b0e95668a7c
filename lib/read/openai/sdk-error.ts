/** The SDK's errors that are no `APIError`: `OpenAIError` and the plain errors with constant messages. */
import { noHeaders } from '../../model/representation.js';
import { createFailure, type FailureKind, type OpenAIFailure } from '../../model/failure.js';
import { readBody } from '../facts/body.js';
import { fromResponse } from '../facts/response.js';
import { withoutStatus } from '../facts/message.js';
import { classNames, isObject, property } from '../../values/property.js';
import { readProvider } from '../provider/index.js';
import { readRawError } from './raw-error.js';
import { kindOfMessage } from './sdk-messages.js';
import { causes } from '../facts/transport.js';

const kindsOfClasses: Readonly<Record<string, FailureKind>> = {
  LengthFinishReasonError: 'length',
  ContentFilterFinishReasonError: 'content-filter',
  InvalidWebhookSignatureError: 'webhook',
  SubjectTokenProviderError: 'identity',
};

/** esbuild renames a class that refers to itself to `_OpenAIError`. */
const baseClass = /^_?OpenAIError$/;

/** The inner error of `OpenAIRealtimeError` and `WebSocketError`, which hold the whole event or a part of it. */
function readInnerEvent(error: object): OpenAIFailure | undefined {
  const event = property(error, 'error');
  if (!isObject(event)) return undefined;
  return fromResponse({
    ...readBody(property(event, 'error') ?? event),
    kind: 'stream',
    header: noHeaders,
  });
}

function kindOf(
  names: readonly string[],
  message: string,
  isOurs: boolean,
): FailureKind | undefined {
  const name = names.find((className) => Object.hasOwn(kindsOfClasses, className));
  return name === undefined ? kindOfMessage(message, isOurs) : kindsOfClasses[name];
}

/** Helpers wrap what they did not expect into an `OpenAIError`. */
function readWrapped(error: object): OpenAIFailure | undefined {
  for (const cause of causes(error)) {
    const failure = readRawError(cause);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** Reads an error of the SDK that carries no HTTP response; `undefined` for anything else. */
export function readSdkError(error: object): OpenAIFailure | undefined {
  const names = classNames(error);
  const message = property(error, 'message');
  if (names.length === 0 || typeof message !== 'string') return undefined;
  const isOurs = names.some((name) => baseClass.test(name));
  const kind = kindOf(names, message, isOurs);
  if (kind !== undefined) {
    const provider = readProvider({ messages: [message] });
    return createFailure({ kind, message: shown(kind, message), provider });
  }
  if (!isOurs) return undefined;
  return readInnerEvent(error) ?? readWrapped(error) ?? createFailure({ kind: 'sdk' });
}

/** Messages of other kinds may quote tokens, file paths or the model's output. */
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
