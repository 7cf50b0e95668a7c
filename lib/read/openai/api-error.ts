/** The SDK's `APIError` and its subclasses, of every major since 4.0.0. */
import { createFailure, type FailureKind, type OpenAIFailure } from '../../model/failure.js';
import { readBody, type BodyFacts } from '../facts/body.js';
import { fromResponse, httpStatus, statusOfCode } from '../facts/response.js';
import { headerLookup } from '../facts/headers.js';
import { withoutStatus } from '../facts/message.js';
import { classNames, hasOwnKeys, isObject, property, text } from '../../values/property.js';
import { kindOfMessage } from './sdk-messages.js';
import { providerOfCall } from '../provider/index.js';
import {
  hasIllegalHeader,
  isFromCooldown,
  transportCode,
  transportHost,
} from '../facts/transport.js';

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
  const provider = providerOfCall(transportHost(error));
  if (kind === 'connection' && hasIllegalHeader(error))
    return createFailure({ kind: 'configuration', provider });
  if (kind === 'abort' && isDeadline(error))
    return createFailure({ kind: 'timeout', message, provider });
  const cooldown = isFromCooldown(error) ? true : undefined;
  return createFailure({ kind, message, code: transportCode(error), provider, cooldown });
}

/** OAuth errors have a code of their own; an answer without a status came inside a stream. */
function kindOfAnswer(status: number | undefined, oauthCode: string | undefined): FailureKind {
  if (oauthCode !== undefined) return 'identity';
  return status === undefined ? 'stream' : 'response';
}

/** The body's error. A copy that has lost it still has what the SDK took from it; an answer with neither had no body. */
function bodyOf(error: object, status: number | undefined): unknown {
  const body = property(error, 'error');
  if (body !== undefined) return body;
  const taken = property(error, 'code') ?? property(error, 'type');
  if (taken !== undefined) return error;
  return status === undefined ? undefined : null;
}

function requestIdOf(error: object): string | undefined {
  return text(property(error, 'requestID')) ?? text(property(error, 'request_id'));
}

/** The problem of a service that uses this package: what the SDK has taken from its body says less than the problem. */
function readRelayed(error: object, status: number | undefined, body: BodyFacts): OpenAIFailure {
  return fromResponse({
    ...body,
    kind: kindOfAnswer(status, undefined),
    status,
    requestId: requestIdOf(error),
    header: headerLookup(property(error, 'headers')),
  });
}

/** Reads an answer from an error with the SDK's keys, or with some of them. */
export function readAnswered(error: object, status: number | undefined): OpenAIFailure {
  const sent = property(error, 'error');
  const body = readBody(sent);
  if (body.relayed !== undefined) return readRelayed(error, status, body);
  const thrown = property(error, 'message');
  const oauthCode = text(property(error, 'error_code'));
  const code = oauthCode ?? body.code ?? text(property(error, 'code'));
  return fromResponse({
    kind: kindOfAnswer(status, oauthCode),
    status: status ?? statusOfCode(code),
    message: body.message ?? withoutStatus(thrown),
    contentFilter: body.contentFilter,
    wait: body.wait,
    thrown,
    body: bodyOf(error, status),
    code,
    type: body.type ?? text(property(error, 'type')),
    param: body.param ?? text(property(error, 'param')),
    requestId: requestIdOf(error),
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
