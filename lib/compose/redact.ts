/** Takes out of a text what nobody outside the process may read. It runs before any audience is asked. */

import { mark, redactionGroups } from './redactions.js';

/** The rest of a word, in the widest sense, from its first character that is no letter; long enough for a secret. */
const wordRest = /[-_\d+/=][\w+/=-]{5,4096}/g;
const plainWord = /^(?:[A-Za-z]+[-_/])*[A-Za-z]+$/;

/** Keys of OpenAI and of other providers, by how they begin. */
const keyStart = /^(?:sk|ak|pk|rk|xai|gsk|hf|r8|nvapi|pplx|fw|tgp|csk|ghp|gho|glpat|xox[a-z])[-_]/;
/** Accounts; a plain word such as `user-provided` is none. */
const accountStart = /^(?:org|proj|user|team|acct|svc_acct|wrkspc|workspace|key)[-_]/;
/** UUIDs and hashes: request ids are among them, which support asks for. */
const idForm =
  /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?:\w{1,10}[-_])?[0-9a-f]{32,})$/i;
const requestIdBefore = /request ID:? $/i;
/** Long runs in which digits stand among letters: Azure's keys, encrypted content. */
const longRun = /^(?!\/)(?=.*\d)(?=.*[A-Za-z]).{40,}$/;

function isSecret(candidate: string, offset: number, text: string): boolean {
  if (keyStart.test(candidate)) return true;
  if (plainWord.test(candidate) || candidate.startsWith('req_')) return false;
  if (accountStart.test(candidate)) return true;
  if (!idForm.test(candidate)) return longRun.test(candidate);
  return !requestIdBefore.test(text.slice(Math.max(0, offset - 12), offset));
}

/** Whether the character may stand in a word; the same ones as in `wordRest`. */
function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 47 && code <= 57) ||
    code === 45 ||
    code === 95 ||
    code === 43 ||
    code === 61
  );
}

/** Where the word begins that ends before `end`. */
function startOfWord(text: string, end: number): number {
  let start = end;
  while (start > 0 && isWordCode(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** Searching for the first character that is no letter, not for the word, is what makes this fast. */
function redactWords(text: string): string {
  let redacted = '';
  let end = 0;
  wordRest.lastIndex = 0;
  while (wordRest.test(text)) {
    const start = startOfWord(text, wordRest.lastIndex);
    const candidate = text.slice(start, wordRest.lastIndex);
    if (!isSecret(candidate, start, text)) continue;
    redacted += text.slice(end, start) + mark;
    end = wordRest.lastIndex;
  }
  return end === 0 ? text : redacted + text.slice(end);
}

/** Codes and parameter names: words of letters, with indices at the most. */
const harmless = /^[a-z]{1,30}(?:_[a-z]{1,30}){0,8}(?:\.[a-z_]{1,40}|\[\d{1,4}\]|\.\d{1,4}){0,8}$/;

/** The text without keys, accounts, addresses, paths and stacks. OpenAI's request ids (`req_…`) stay. */
export function redact(text: string): string {
  if (harmless.test(text)) return text;
  let redacted = text;
  for (const { gate, redactions } of redactionGroups) {
    if (!gate.test(redacted)) continue;
    for (const [pattern, leaves] of redactions) redacted = redacted.replace(pattern, leaves);
  }
  return redactWords(redacted);
}

/** The request id as it came, or `undefined` where it does not look like one or would be redacted in a text. */
export function redactRequestId(id: string | undefined): string | undefined {
  if (id === undefined || !/^[\w-]{1,128}$/.test(id)) return undefined;
  if (id.startsWith('req_')) return id;
  return redact(`request ID ${id}`).endsWith(id) ? id : undefined;
}
