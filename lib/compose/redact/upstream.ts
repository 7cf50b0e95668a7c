/** The upstream's response in a form that may be logged: allow-listed, redacted, and limited in depth, breadth and length. */
import { parseBody, type RawAnswer } from '../../read/wrappers/answer.js';
import { headerLookup } from '../../read/facts/headers.js';
import { loggedHeaders } from '../../read/facts/headers.js';
import { longestMessage, unwrapMessage } from '../../read/facts/message.js';
import { elements, isArray, isObject, ownKeys, property } from '../../values/property.js';
import type { Redactor } from './index.js';
import { redactRequestId } from './failure.js';
import { isMarkup, titleOf } from './page.js';
import { shown } from './shown.js';

/** The response of the upstream, redacted for logs. */
export interface UpstreamResponse {
  /** `undefined` if the error arrived inside a stream. */
  readonly status: number | undefined;
  /** Header fields from an allow-list; none identifies an account. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The body, or its `error` if the SDK keeps nothing else. Strings under the names that API errors use are redacted; any other
   * string may be a prompt and is replaced by its length.
   */
  readonly body: unknown;
}

const deepest = 6;
const mostMembers = 30;
/** The most values of a body in total. */
const mostValues = 200;
const longestText = 1000;
const longestTitle = 100;
/** This many characters count as one more value. */
const countedCharacters = 200;

/** Names of the members of errors; `raw` is the response that a gateway received. */
const tellingNames: ReadonlySet<string> = new Set(
  `error errors error_description error_msg message msg detail details title type code param status reason severity
  object event_id request_id raw loc retryDelay limit_source`.split(/\s+/),
);
const requestIds: ReadonlySet<string> = new Set(['x-request-id', 'apim-request-id', 'request_id']);
const memberName = /^(?!__)[\w.$@-]{1,60}$/;

function named(name: string, text: string, redact: Redactor): string | undefined {
  return requestIds.has(name) ? redactRequestId(text, redact) : shown(text, longestText, redact);
}

/** Replaces a string by its length. */
function hiddenText({ length }: string): string {
  return `[a text of ${length} characters]`;
}

/** Replaces an HTML page by its length and title. */
function hiddenPage(page: string, redact: Redactor): string {
  const title = shown(titleOf(page), longestTitle, redact);
  return `[a page of ${page.length} characters${title === undefined ? '' : `: ${title}`}]`;
}

/** Creates the function that copies one body, up to the most values. */
function createCopier(redact: Redactor): (value: unknown, name: string) => unknown {
  let left = mostValues;

  /** Gateways serialize bodies into strings, which are copied as bodies. A truncated one may quote anything, so it is dropped. */
  function copyText(text: string, name: string, depth: number): unknown {
    left -= Math.floor(Math.min(text.length, longestMessage) / countedCharacters);
    if (isMarkup(text.slice(0, longestMessage))) return hiddenPage(text, redact);
    const value = tellingNames.has(name) ? parseBody(text) : undefined;
    if (isObject(value)) return copy(value, name, depth + 1);
    return typeof value === 'string' ? named(name, unwrapMessage(value), redact) : hiddenText(text);
  }

  function copyMembers(value: object, depth: number): object {
    const names = ownKeys(value, mostMembers).filter(
      (name) => memberName.test(name) && redact(name) === name,
    );
    return Object.fromEntries(
      names.map((name) => [name, copy(property(value, name), name, depth + 1)]),
    );
  }

  function copy(value: unknown, name: string, depth = 0): unknown {
    left -= 1;
    if (left < 0 || depth > deepest) return '[…]';
    if (typeof value === 'string') return copyText(value, name, depth);
    if (typeof value === 'boolean' || value === null) return value;
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (typeof value !== 'object') return undefined;
    return isArray(value)
      ? elements(value, mostMembers).map((element) => copy(element, name, depth + 1))
      : copyMembers(value, depth);
  }

  return copy;
}

function copyHeaders(headers: unknown, redact: Redactor): Readonly<Record<string, string>> {
  const header = headerLookup(headers);
  const fields: Record<string, string> = {};
  for (const name of loggedHeaders) {
    const value = header(name);
    const told = value === undefined ? undefined : named(name, value, redact);
    if (told !== undefined) fields[name] = told;
  }
  return fields;
}

/** A copy of the response that may be logged; it shares no object with the original. */
export function redactUpstream(
  { status, headers, body }: RawAnswer,
  redact: Redactor,
): UpstreamResponse {
  return {
    status,
    headers: copyHeaders(headers, redact),
    body: createCopier(redact)(body, 'error'),
  };
}
