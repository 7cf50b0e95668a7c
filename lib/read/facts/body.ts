/** Error bodies in the shapes that OpenAI, Azure, gateways and compatible servers send. */
import { parseJson } from '../../values/json.js';
import type { ContentFilter } from '../../model/content-filter.js';
import type { RelayedProblem } from '../../model/relayed-problem.js';
import { filterOfError } from './content-filter.js';
import { longestMessage, unwrapMessage } from './message.js';
import { readOwnProblem } from './own-problem.js';
import { elements, isArray, isObject, ownKeys, property, text } from '../../values/property.js';

/** The facts of an error body. */
export interface BodyFacts {
  readonly message?: string | undefined;
  readonly code?: string | undefined;
  readonly type?: string | undefined;
  readonly param?: string | undefined;
  readonly contentFilter?: ContentFilter | undefined;
  /** The wait that Google and OpenRouter state alongside the message, as "Retry in 10s". */
  readonly wait?: string | undefined;
  /** Set if the body is a problem of this package. */
  readonly relayed?: RelayedProblem | undefined;
}

const deepestBody = 4;
/** A numeric code repeats the status or is the server's own numbering; it does not name a reason. */
const numeric = /^\d+$/;

function fromString(message: string, depth: number): BodyFacts {
  const start = message.charAt(0);
  if ((start === '{' || start === '[') && message.length <= longestMessage) {
    const value = parseJson(message);
    if (value !== undefined) return readBody(value, depth + 1);
  }
  return message === '' ? {} : { message: unwrapMessage(message) };
}

/** Keys under which bodies keep their message; the first one present wins. */
const messageKeys = ['message', 'error', 'detail', 'errors', 'msg', 'error_description', 'title'];

function innerFacts(body: object, depth: number): BodyFacts {
  for (const key of messageKeys) {
    const value = property(body, key);
    if (typeof value === 'string' && value !== '') return fromString(value, depth);
    if (isObject(value)) return readBody(value, depth + 1);
  }
  return {};
}

const mostDetails = 8;

/** Google's error details contain the wait, and the reason that its numeric code does not name. */
function readDetails(body: object): { readonly reason?: string; readonly wait?: string } {
  const details = elements(property(body, 'details'), mostDetails);
  if (details.length === 0) return {};
  const find = (key: string): string | undefined =>
    details.map((detail) => text(property(detail, key))).find((value) => value !== undefined);
  const reason = find('reason');
  const delay = find('retryDelay');
  return {
    ...(reason !== undefined && { reason }),
    ...(delay !== undefined && { wait: `Retry in ${delay}` }),
  };
}

/** Google's name for a kind of error, alongside a numeric code. */
function namedStatus(body: object): string | undefined {
  const status = text(property(body, 'status'));
  return status !== undefined && /^[A-Z]{2,}_[A-Z_]{2,36}$/.test(status) ? status : undefined;
}

/** Keys under which gateways state a wait, alongside the message or in the metadata. */
const waitKeys = ['retry_after', 'retryAfter', 'retry_after_seconds', 'retryDelay'];

/** The stated wait: a number of seconds, or a duration with its unit. */
function statedWait(body: unknown): string | undefined {
  const value = waitKeys
    .map((key) => text(property(body, key)))
    .find((found) => found !== undefined);
  if (value === undefined) return undefined;
  return `Retry in ${/^[\d.]{1,15}$/.test(value) ? `${value}s` : value}`;
}

/** OpenRouter includes the time at which a limit is reset in the body, in milliseconds since 1970. */
function waitForReset(metadata: unknown): string | undefined {
  const reset = Number(text(property(property(metadata, 'headers'), 'X-RateLimit-Reset')));
  const seconds = (reset - Date.now()) / 1000;
  return seconds > 0 ? `Retry in ${seconds}s` : undefined;
}

const commonMembers: ReadonlySet<string> = new Set(['message', 'type', 'param', 'code']);

/** Whether a body has exactly the members of OpenAI's errors. */
function isCommon(body: object): boolean {
  const names = ownKeys(body, commonMembers.size + 1);
  return names.length === commonMembers.size && names.every((name) => commonMembers.has(name));
}

/** Facts of members other than the common ones. */
interface OtherFacts extends Pick<BodyFacts, 'contentFilter' | 'wait'> {
  /** The error that a gateway received. */
  readonly told?: BodyFacts;
  readonly reason?: string | undefined;
}

function otherFacts(body: object, depth: number): OtherFacts {
  const metadata = property(body, 'metadata');
  const raw = property(metadata, 'raw');
  const isTold = isObject(raw) || (typeof raw === 'string' && raw !== '');
  const { reason, wait } = readDetails(body);
  return {
    ...(isTold && { told: readBody(raw, depth + 1) }),
    reason,
    contentFilter: filterOfError(body),
    wait: wait ?? statedWait(body) ?? statedWait(metadata) ?? waitForReset(metadata),
  };
}

const nothing: OtherFacts = {};

/** Most bodies have the common members only, so nothing else is searched for. */
function fromObject(body: object, depth: number): BodyFacts {
  const inner = innerFacts(body, depth);
  const { told, reason, contentFilter, wait } = isCommon(body) ? nothing : otherFacts(body, depth);
  const own = text(property(body, 'code'));
  const named = own === undefined || numeric.test(own) ? undefined : own;
  return {
    message: told?.message ?? inner.message,
    code: named ?? reason ?? inner.code ?? namedStatus(body) ?? own,
    type: text(property(body, 'type')) ?? told?.type ?? inner.type,
    param: text(property(body, 'param')) ?? inner.param,
    contentFilter: contentFilter ?? told?.contentFilter ?? inner.contentFilter,
    wait: wait ?? inner.wait,
  };
}

/** Reads the `error` of an SDK's error: an object, a string or an array, nested at most four levels deep. */
export function readBody(body: unknown, depth = 0): BodyFacts {
  if (depth > deepestBody) return {};
  if (typeof body === 'string') return fromString(body, depth);
  if (isArray(body)) return readBody(elements(body, 1)[0], depth + 1);
  return isObject(body) ? (readOwnProblem(body) ?? fromObject(body, depth)) : {};
}
