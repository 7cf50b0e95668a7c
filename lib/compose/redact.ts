/** Takes out of a text what nobody outside the process may read. It runs before any audience is asked. */

import { mark, redactions, type Redaction } from './redactions.js';

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
  if (idForm.test(candidate))
    return !requestIdBefore.test(text.slice(Math.max(0, offset - 12), offset));
  return accountStart.test(candidate) || longRun.test(candidate);
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** Where the letters in front of `index` begin. */
function startOfLetters(text: string, index: number): number {
  let start = index;
  while (start > 0 && isLetter(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** Searching for the first character that is no letter, not for the word, is what makes this fast. */
function redactWords(text: string): string {
  let redacted = '';
  let end = 0;
  wordRest.lastIndex = 0;
  for (let rest = wordRest.exec(text); rest !== null; rest = wordRest.exec(text)) {
    const start = startOfLetters(text, rest.index);
    const candidate = text.slice(start, wordRest.lastIndex);
    if (!isSecret(candidate, start, text)) continue;
    redacted += text.slice(end, start) + mark;
    end = wordRest.lastIndex;
  }
  return end === 0 ? text : redacted + text.slice(end);
}

/** Codes and parameter names: words of letters, with indices at the most. */
const harmless = /^[a-z]{1,30}(?:_[a-z]{1,30}){0,8}(?:\.[a-z_]{1,40}|\[\d{1,4}\]|\.\d{1,4}){0,8}$/;

function isHinted(hint: Redaction['hint'], text: string): boolean {
  return typeof hint === 'string' ? text.includes(hint) : hint.test(text);
}

/** The text without keys, accounts, addresses, paths and stacks. OpenAI's request ids (`req_…`) stay. */
export function redact(text: string): string {
  if (harmless.test(text)) return text;
  let redacted = text;
  for (const { hint, pattern, leaves } of redactions) {
    if (isHinted(hint, redacted)) redacted = redacted.replace(pattern, leaves);
  }
  return redactWords(redacted);
}

/** The request id as it came, or `undefined` where it does not look like one or would be redacted in a text. */
export function redactRequestId(id: string | undefined): string | undefined {
  if (id === undefined || !/^[\w-]{1,128}$/.test(id)) return undefined;
  if (id.startsWith('req_')) return id;
  return redact(`request ID ${id}`).endsWith(id) ? id : undefined;
}
