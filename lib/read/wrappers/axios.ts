/** Reads errors of axios 0.26 to 1, on which openai@3 is built. Apps also call other APIs with axios. */
import { createFailure, type FailureKind, type OpenAIFailure } from '../../model/failure.js';
import { addressOf, isChatPath, isOpenAIHost, isVersionedPath } from '../provider/address.js';
import { hasOpenAIHeaders, isErrorBody, parseBody, readAnswer, type RawAnswer } from './answer.js';
import { httpStatus } from '../facts/response.js';
import { headerLookup } from '../facts/headers.js';
import { isProblemOfOpenAI } from '../facts/own-problem.js';
import { hasOwnKeys, isObject, property } from '../../values/property.js';
import { providerOfCall } from '../provider/index.js';
import { hasIllegalHeader, transportCode } from '../facts/transport.js';

/** Keys of the request's configuration that remain in a JSON copy. */
const configKeys = ['url', 'method', 'headers'];

/** Whether it is an error of axios or of a client modelled on it, or a copy of one. */
export function isAxiosError(error: object): boolean {
  if (property(error, 'isAxiosError') === true) return true;
  const config = property(error, 'config');
  return isObject(config) && hasOwnKeys(config, configKeys);
}

/** The body, unless it is a stream, which is not read. */
function bodyOf(response: unknown): unknown {
  const data = property(response, 'data');
  return typeof property(data, 'pipe') === 'function' ? undefined : parseBody(data);
}

/** The response in the error, from any server. */
export function axiosAnswer(error: object): RawAnswer {
  const response = property(error, 'response');
  return {
    status: httpStatus(property(response, 'status') ?? property(error, 'status')),
    headers: property(response, 'headers'),
    body: bodyOf(response),
  };
}

function isSdk3(error: object): boolean {
  const agent = property(property(property(error, 'config'), 'headers'), 'User-Agent');
  return typeof agent === 'string' && agent.startsWith('OpenAI/NodeJS/');
}

interface Answered {
  readonly headers: unknown;
  readonly body: unknown;
}

/** Whether it is clearly OpenAI's, by the client, the host and the response, or if these are unknown, by the path. */
function isOurs(error: object, { headers, body }: Answered): boolean {
  const address = addressOf(error);
  if (isSdk3(error) || isOpenAIHost(address)) return true;
  if (hasOpenAIHeaders(headerLookup(headers)) || isProblemOfOpenAI(body)) return true;
  return body === undefined ? isChatPath(address) : isVersionedPath(address) && isErrorBody(body);
}

const kindsOfCodes: ReadonlyMap<unknown, FailureKind> = new Map<unknown, FailureKind>([
  ['ERR_CANCELED', 'abort'],
  ['ECONNABORTED', 'timeout'],
  ['ERR_BAD_RESPONSE', 'interrupted'],
  ['ERR_BAD_OPTION', 'configuration'],
  ['ERR_BAD_OPTION_VALUE', 'configuration'],
  ['ERR_INVALID_URL', 'configuration'],
  ['ERR_INVALID_CHAR', 'configuration'],
]);

function kindOf(error: object): FailureKind | undefined {
  if (hasIllegalHeader(error)) return 'configuration';
  const message = property(error, 'message');
  if (typeof message === 'string' && message.startsWith('timeout of ')) return 'timeout';
  return kindsOfCodes.get(property(error, 'code'));
}

function readUnanswered(error: object): OpenAIFailure {
  const provider = providerOfCall(addressOf(error)?.host);
  const kind = kindOf(error);
  if (kind !== undefined) return createFailure({ kind, provider });
  return createFailure({ kind: 'connection', code: transportCode({ cause: error }), provider });
}

/** Reads an error of axios that is clearly OpenAI's; returns `undefined` for anything else. */
export function readAxiosError(error: object): OpenAIFailure | undefined {
  if (!isAxiosError(error)) return undefined;
  const { status, headers, body } = axiosAnswer(error);
  if (!isOurs(error, { headers, body })) return undefined;
  if (status === undefined) return readUnanswered(error);
  return readAnswer({ status, headers, body, host: addressOf(error)?.host });
}
