/** Creates the responses that replace calls, and sets the retry fields of error responses. */
import { cooldownHeader, cooldownMark } from '../model/cooldown-mark.js';
import type { Cooling } from './cooling.js';

/** Every major version of the SDK waits before a retry only if the wait is below one minute. In milliseconds. */
const longestSleep = 60_000;
/**
 * Callers that wait return at slightly different times, spread over some milliseconds and a share of the wait: the first one
 * to be refused again saves the others the call.
 */
const widestScatter = 250;
const scatterShare = 0.25;

/** Whether only the operator can fix the cause. */
function isHopeless({ class: of }: Cooling): boolean {
  return of === 'account' || of === 'credential';
}

/** Whole seconds, rounded up and at least 1: at 0, SDKs would retry at once. */
export function wholeSeconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}

/**
 * The fields that control whether and when the SDK retries. If a retry is hopeless no wait is stated, since some clients wait for it
 * regardless of the other fields.
 */
function retryFields(
  cooling: Cooling,
  milliseconds: number,
  patience: number,
): Readonly<Record<string, string>> {
  if (isHopeless(cooling)) return { 'x-should-retry': 'false' };
  const wait = { 'retry-after': String(wholeSeconds(milliseconds)) };
  const scatter = Math.min(widestScatter, milliseconds * scatterShare);
  const sleep = Math.ceil(milliseconds + Math.random() * scatter);
  return milliseconds > patience || sleep >= longestSleep
    ? { ...wait, 'x-should-retry': 'false' }
    : { ...wait, 'retry-after-ms': String(sleep) };
}

/** The error of a connection that is not attempted, in the form of a failed one, so that the SDK turns it into its own error. */
function connectionError(code: string): TypeError {
  const cause = Object.assign(new Error(`${code}; the connection was not tried again yet`), {
    code,
  });
  return Object.assign(new TypeError('fetch failed', { cause }), { [cooldownMark]: true });
}

/**
 * The response to a call while its key cools down.
 * @param milliseconds the remaining cooldown
 * @param patience the longest wait that is left to the SDK, in milliseconds
 * @throws the error of a failed connection, if that opened the cooldown
 */
export function coolingAnswer(cooling: Cooling, milliseconds: number, patience: number): Response {
  const { replay } = cooling;
  if ('code' in replay) throw connectionError(replay.code);
  return new Response(replay.body, {
    status: replay.status,
    headers: {
      'content-type': replay.mediaType,
      [cooldownHeader]: String(wholeSeconds(milliseconds)),
      ...retryFields(cooling, milliseconds, patience),
    },
  });
}

/** Fields that describe the body as transferred, not the decoded text that is passed on. */
const ofTheWire = ['content-encoding', 'content-length', 'transfer-encoding'];
const ofRetries = ['retry-after', 'retry-after-ms'];

/** A copy of the header fields, without those that no longer apply. */
function copyHeaders(headers: Iterable<[string, string]>): Headers {
  const copy = new Headers([...headers]);
  for (const name of ofTheWire) copy.delete(name);
  // A value of 0 makes the SDK retry at once.
  for (const name of ofRetries) if (Number(copy.get(name)) === 0) copy.delete(name);
  return copy;
}

/** Recreates an error response whose body has been read. */
export function handOn(
  response: Response,
  text: string,
  opened: { readonly cooling: Cooling; readonly milliseconds: number } | undefined,
  patience: number,
): Response {
  const { status, statusText, url } = response;
  const headers = copyHeaders(response.headers);
  if (opened !== undefined) {
    for (const name of ofRetries) headers.delete(name);
    const fields = retryFields(opened.cooling, opened.milliseconds, patience);
    for (const [name, value] of Object.entries(fields)) headers.set(name, value);
  }
  const copy = new Response(text, { status, statusText, headers });
  // The constructor of `Response` does not accept a URL.
  return Object.defineProperty(copy, 'url', { value: url });
}
