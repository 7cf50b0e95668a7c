/** Reads the SDK's `APIError` and its subclasses, of every major since 4.0.0. */
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

/** Own keys that no other library's errors have together; missing values are present as `undefined`. */
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

/** Whether a signal of `AbortSignal.timeout()` has aborted the call; its reason is kept from SDK 7.5.0 on. */
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

/** OAuth errors have their own code; an error without a status was sent mid-stream. */
function kindOfAnswer(status: number | undefined, oauthCode: string | undefined): FailureKind {
  if (oauthCode !== undefined) return 'identity';
  return status === undefined ? 'stream' : 'response';
}

/** The body's error. A copy that has lost it still has the members that the SDK took from it; otherwise there was no body. */
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

/** Reads the problem of a service that uses this package: the problem says more than what the SDK has taken from the body. */
function readRelayed(error: object, status: number | undefined, body: BodyFacts): OpenAIFailure {
  return fromResponse({
    ...body,
    kind: kindOfAnswer(status, undefined),
    status,
    requestId: requestIdOf(error),
    header: headerLookup(property(error, 'headers')),
  });
}

/** Reads a response from an error with all or some of the SDK's keys. */
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

/** Whether the error has a member of its body with the same value: only OpenAI's SDK copies it. */
function isLifted(error: object, body: object, key: string): boolean {
  return (
    hasOwnKeys(error, [key]) &&
    hasOwnKeys(body, [key]) &&
    property(error, key) === property(body, key)
  );
}

/** Whether it is a JSON copy, which lacks the members that were `undefined`. */
function isCopy(error: object): boolean {
  const body = property(error, 'error');
  if (!isObject(body) || !hasOwnKeys(error, ['status', 'headers'])) return false;
  if (typeof property(body, 'message') !== 'string') return false;
  return liftedKeys.some((key) => isLifted(error, body, key));
}

/** Reads an `APIError` or a copy of one, recognized by its keys; returns `undefined` for anything else. */
export function readApiError(error: unknown): OpenAIFailure | undefined {
  if (!isObject(error) || !(hasOwnKeys(error, signature) || isCopy(error))) return undefined;
  const status = httpStatus(property(error, 'status'));
  const unanswered = status === undefined && property(error, 'error') === undefined;
  const kind = unanswered ? kindWithoutAnswer(error) : undefined;
  return kind === undefined ? readAnswered(error, status) : readUnanswered(error, kind);
}
