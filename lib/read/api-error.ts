/** The SDK's `APIError` and its subclasses, of every major since 4.0.0. */
import { createFailure, type FailureKind, type OpenAIFailure } from '../failure.js';
import { readBody } from './body.js';
import { fromResponse, httpStatus, statusOfCode } from './facts.js';
import { headerLookup } from './headers.js';
import { withoutStatus } from './message.js';
import { classNames, hasOwnKeys, isObject, property, text } from './property.js';
import { kindOfMessage } from './sdk-messages.js';
import { hasIllegalHeader, transportCode } from './transport.js';

/** Own keys that together are found on no other library's errors; absent values are present as `undefined`. */
const signature = ['status', 'headers', 'error', 'code', 'param', 'type'];

const kindsOfClasses: Readonly<Record<string, FailureKind>> = {
  APIConnectionTimeoutError: 'timeout',
  APIUserAbortError: 'abort',
  APIConnectionError: 'connection',
};

function kindWithoutAnswer(error: object): FailureKind | undefined {
  const name = classNames(error).find((className) => Object.hasOwn(kindsOfClasses, className));
  if (name !== undefined) return kindsOfClasses[name];
  const message = property(error, 'message');
  return typeof message === 'string' ? kindOfMessage(message, true) : undefined;
}

/** A signal of `AbortSignal.timeout()` aborts, too; from 7.5.0 on its reason tells. */
function isDeadline(error: object): boolean {
  return property(property(error, 'cause'), 'name') === 'TimeoutError';
}

function readUnanswered(error: object, kind: FailureKind): OpenAIFailure {
  const message = withoutStatus(property(error, 'message'));
  if (kind === 'connection' && hasIllegalHeader(error))
    return createFailure({ kind: 'configuration' });
  if (kind === 'abort' && isDeadline(error)) return createFailure({ kind: 'timeout', message });
  return createFailure({ kind, message, code: transportCode(error) });
}

/** OAuth errors have a code of their own; an answer without a status came inside a stream. */
function kindOfAnswer(status: number | undefined, oauthCode: string | undefined): FailureKind {
  if (oauthCode !== undefined) return 'identity';
  return status === undefined ? 'stream' : 'response';
}

/** Reads an answer from an error with the SDK's keys, or with some of them. */
export function readAnswered(error: object, status: number | undefined): OpenAIFailure {
  const body = readBody(property(error, 'error'));
  const oauthCode = text(property(error, 'error_code'));
  const code = oauthCode ?? body.code ?? text(property(error, 'code'));
  return fromResponse({
    kind: kindOfAnswer(status, oauthCode),
    status: status ?? statusOfCode(code),
    message: body.message ?? withoutStatus(property(error, 'message')),
    code,
    type: body.type ?? text(property(error, 'type')),
    param: body.param ?? text(property(error, 'param')),
    requestId: text(property(error, 'requestID')) ?? text(property(error, 'request_id')),
    header: headerLookup(property(error, 'headers')),
  });
}

const liftedKeys = ['code', 'param', 'type'];

/** Whether a key of the body stands beside the body with the same value: only OpenAI's SDK puts it there. */
function isLifted(error: object, body: object, key: string): boolean {
  return (
    hasOwnKeys(error, [key]) &&
    hasOwnKeys(body, [key]) &&
    property(error, key) === property(body, key)
  );
}

/** A JSON copy, in which all that was `undefined` is gone. */
function isCopy(error: object): boolean {
  const body = property(error, 'error');
  if (!isObject(body) || !hasOwnKeys(error, ['status', 'headers'])) return false;
  if (typeof property(body, 'message') !== 'string') return false;
  return liftedKeys.some((key) => isLifted(error, body, key));
}

/** Reads an `APIError`; `undefined` for anything else. Recognised by its keys, also after a copy. */
export function readApiError(error: unknown): OpenAIFailure | undefined {
  if (!isObject(error) || !(hasOwnKeys(error, signature) || isCopy(error))) return undefined;
  const status = httpStatus(property(error, 'status'));
  const unanswered = status === undefined && property(error, 'error') === undefined;
  const kind = unanswered ? kindWithoutAnswer(error) : undefined;
  return kind === undefined ? readAnswered(error, status) : readUnanswered(error, kind);
}
