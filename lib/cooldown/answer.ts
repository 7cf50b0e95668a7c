/** What is answered in place of a call, and what an answer says about retries. */
import { cooldownHeader, cooldownMark } from '../model/cooldown-mark.js';
import type { Cooling } from './cooling.js';

/** Every major of the SDK sleeps out waits below a minute, in milliseconds. */
const longestSleep = 60_000;
/**
 * Callers that were told to wait come back one after the other, within milliseconds and a share of the wait: the first that is refused
 * again spares the others the call.
 */
const widestScatter = 250;
const scatterShare = 0.25;

/** Whether only the operator can end the cause. */
function isHopeless({ class: of }: Cooling): boolean {
  return of === 'account' || of === 'credential';
}

/** Whole seconds, rounded up: 0 would make SDKs retry at once. */
export function wholeSeconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}

/**
 * The fields that tell the SDK whether to retry, and when. Where a retry is hopeless no wait is named, since some clients wait it out
 * whatever else is said.
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

/** A connection that is not tried fails as one that was tried: the SDK makes its own error of it. */
function connectionError(code: string): TypeError {
  const cause = Object.assign(new Error(`${code}; the connection was not tried again yet`), {
    code,
  });
  return Object.assign(new TypeError('fetch failed', { cause }), { [cooldownMark]: true });
}

/**
 * The answer while a key cools.
 * @param milliseconds how long it still cools
 * @param patience the longest wait that is left to the SDK, in milliseconds
 * @throws the error of a failed connection, where that is what cools
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

/** Fields that describe the body as it was sent, not the text that is handed on. */
const ofTheWire = ['content-encoding', 'content-length', 'transfer-encoding'];
const ofRetries = ['retry-after', 'retry-after-ms'];

/** A copy of the fields that fetch can hand on. */
function copyHeaders(headers: Iterable<[string, string]>): Headers {
  const copy = new Headers([...headers]);
  for (const name of ofTheWire) copy.delete(name);
  // Of 0, they make the SDK retry at once.
  for (const name of ofRetries) if (Number(copy.get(name)) === 0) copy.delete(name);
  return copy;
}

/** An error response whose body has been read, made anew. */
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
  // The constructor takes none.
  return Object.defineProperty(copy, 'url', { value: url });
}
