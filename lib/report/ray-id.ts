/** Reads Cloudflare's id of a request that its firewall refused, which support may ask for. */
import { headerLookup } from '../read/facts/headers.js';
import { property } from '../values/property.js';
import { readUpstream } from '../read/upstream.js';

const form = /^[\da-f]{16}(?:-[A-Z]{3})?$/;
const inPage = /\bRay ID:?\s{0,20}(?:<[^>]{0,100}>\s{0,20}){0,4}([\da-f]{16})\b/i;
/** How much of a page is read, in characters: the Ray ID is in its footer. */
const longestPage = 65_536;

function rayIdIn(text: unknown): string | undefined {
  return typeof text === 'string' ? inPage.exec(text.slice(0, longestPage))?.[1] : undefined;
}

/**
 * The Ray ID, from the header field or the page; `undefined` if there is none. It appears in the operator's log only, never in a response.
 * @param source the error from which the failure was read
 */
export function rayIdOf(source: object | undefined): string | undefined {
  const answer = source && readUpstream(source);
  if (answer === undefined) return undefined;
  const field = headerLookup(answer.headers)('cf-ray');
  if (field !== undefined && form.test(field)) return field;
  const texts = [answer.body, property(source, 'message')];
  return texts.map(rayIdIn).find((rayId) => rayId !== undefined);
}
