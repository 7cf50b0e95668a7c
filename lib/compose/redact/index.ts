/** Takes out of a text what nobody outside the process may read. It runs before any audience is asked. */

import { stripVTControlCharacters } from 'node:util';
import { longestMessage } from '../../read/facts/message.js';
import { mark, redactionGroups, type RedactionGroup } from './rules/index.js';

/** Takes out of a text what nobody outside the process may read. */
export type Redactor = (text: string) => string;

/** The rest of a word, in the widest sense, from its first character that is no letter: it, or the letters before it, are long enough for a secret. */
const wordRest = /[-_\d+/=](?:[\w+/=-]{5,4096}|(?<=[A-Za-z]{20}.)[\w+/=-]{0,4})/g;
const plainWord = /^(?:[A-Za-z]+[-_/])*[A-Za-z]+$/;

/** Keys of OpenAI and of other providers, by how they begin. */
const keyStart =
  /(?:^|=)(?:sk|ak|pk|rk|xai|gsk|hf|r8|nvapi|pplx|fw|tgp|csk|ghp|gho|glpat|xox[a-z])[-_]/;
/** Accounts, unless what follows is prose, as in `user-provided`. */
const account =
  /(?:^|=)(?:org|proj|user|team|acct|svc_acct|wrkspc|workspace|key)[-_](?![a-z]{1,13}(?:[-_/][a-z]{1,13}){0,8}$)/;
/** UUIDs and hashes: request ids are among them, which support asks for. */
const id =
  /(?<![A-Za-z\d])(?:[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\da-f]{32,})(?![A-Za-z\d])/i;
const requestIdBefore = /request ID:? $/i;
/** Runs in which digits stand among letters: keys without a prefix, encrypted content. Names of models are made of short words. */
const run =
  /^(?!\/)(?=.*\d)(?=.*[A-Za-z])(?=.*[A-Za-z\d+=]{16}).{40,}$|^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z\d+]{24,}={0,2}$/;

function isSecret(candidate: string, offset: number, text: string): boolean {
  if (keyStart.test(candidate) || account.test(candidate)) return true;
  if (plainWord.test(candidate) || candidate.startsWith('req_')) return false;
  if (!id.test(candidate)) return run.test(candidate);
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

/** Codes, most of the time: a few short words, and request ids: they spare the search. */
const harmless = /^(?:[a-z]{1,13}(?:_[a-z]{1,13}){0,8}|request ID req_[a-z\d]{8,64})$/;

/** A word that a cut has shortened may be a secret that is no longer recognisable as one. */
const cutWord = /(?<![!-~])[!-~]+$/;

/** The beginning of the text, up to the bound that no pattern looks beyond. */
function bounded(text: string): string {
  return text.length < longestMessage ? text : text.slice(0, longestMessage).replace(cutWord, '');
}

/** Neither printable ASCII nor the start of a line. */
const unusual = /[^\n\t -~]/;
/** Control characters, which forge lines of a log or steer a terminal, and marks that turn the direction of writing. */
const controls = /(?![\t\n])\p{Cc}|[\u2028-\u202e\u2066-\u2069\ufeff]/gu;

function withoutControls(text: string): string {
  if (!unusual.test(text)) return text;
  return stripVTControlCharacters(text).replace(controls, '').toWellFormed();
}

/** Whether anything of the group may match. */
function mayMatch({ signs, gate }: RedactionGroup, text: string): boolean {
  if (signs !== undefined && !signs.some((sign) => text.includes(sign))) return false;
  return gate === undefined || gate.test(text);
}

/** The text without keys, accounts, addresses, paths and stacks. OpenAI's request ids (`req_…`) stay. */
export function redact(text: string): string {
  if (harmless.test(text)) return text;
  let redacted = withoutControls(bounded(text));
  for (const group of redactionGroups) {
    if (!mayMatch(group, redacted)) continue;
    for (const [pattern, leaves] of group.redactions) redacted = redacted.replace(pattern, leaves);
  }
  return redactWords(redacted);
}

/** A pattern of the app's own: a text that is taken out wherever it stands, or a regular expression. */
export type RedactPattern = string | RegExp;

/** A plain copy with the flag `g` and without `y`; a subclass could throw. */
function globalPattern(pattern: RedactPattern): RedactPattern {
  if (typeof pattern === 'string') return pattern;
  return new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`);
}

/** Makes a redactor that takes out what these patterns match, and then what every redactor does. */
export function createRedactor(patterns: readonly RedactPattern[] = []): Redactor {
  if (patterns.length === 0) return redact;
  const own = patterns.map(globalPattern);
  return (text) => {
    const rest = own.reduce<string>(
      (left, pattern) => left.replaceAll(pattern, () => mark),
      bounded(text),
    );
    return redact(rest);
  };
}
