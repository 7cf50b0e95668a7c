/** Takes out of a text what nobody outside the process may read. It runs before any audience is asked. */

const mark = '[redacted]';

/** A pattern, what it leaves in its place, and what must be there for it to match: one of some characters, a text. */
interface Redaction {
  readonly needs: string;
  readonly hint?: string | RegExp;
  readonly pattern: RegExp;
  readonly leaves: string;
}

/** Ordered: what is more specific comes first. Every repetition has a bound. */
const redactions: readonly Redaction[] = [
  // Stacks of JavaScript and Python.
  {
    needs: '\n',
    pattern: /\n\s{1,20}at [^]*$|\n?Traceback \(most recent call last\)[^]*$/g,
    leaves: '',
  },
  // What was sent as a key, which OpenAI quotes masked; it may be a prompt, with spaces.
  {
    needs: ':',
    hint: 'ey provided: ',
    pattern: /([Kk]ey provided: )[^]{1,600}?(?=\.? You can |$)/g,
    leaves: `$1${mark}`,
  },
  {
    needs: 'Bb',
    hint: 'earer ',
    pattern: /\b(Bearer) [\w.~+/=*-]{4,4000}/gi,
    leaves: `$1 ${mark}`,
  },
  { needs: 'B', hint: 'Basic ', pattern: /\b(Basic) [\w+/=*-]{4,4000}/g, leaves: `$1 ${mark}` },
  {
    needs: 'J',
    hint: 'eyJ',
    pattern: /\beyJ[\w-]{8,4000}(?:\.[\w*-]{1,4000}){0,2}/g,
    leaves: mark,
  },
  // Keys of AWS and Google, which may be of letters alone.
  { needs: 'I', hint: 'IA', pattern: /\bA[KS]IA[A-Z0-9]{12,100}/g, leaves: mark },
  { needs: 'I', hint: 'AIza', pattern: /\bAIza[\w-]{20,100}/g, leaves: mark },
  // Anything masked with stars, together with what shows on both sides.
  {
    needs: '*',
    hint: '*',
    pattern: /[^\s*"'`(),:;]{0,80}(?:\*[^\s"'`(),;]{0,600}){1,9}/g,
    leaves: mark,
  },
  // Keys masked with dots, as LiteLLM does.
  {
    needs: '.',
    hint: '...',
    pattern: /\b[a-z]{2,5}-[\w-]{0,20}\.{3}\w{2,20}/g,
    leaves: mark,
  },
  // URLs: credentials, query strings; e-mail addresses.
  { needs: '@', pattern: /(:\/\/)[^\s/@"'<>]{1,300}@/g, leaves: `$1${mark}@` },
  {
    needs: '@',
    pattern: /\b[\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}\b/g,
    leaves: mark,
  },
  {
    needs: '?',
    pattern: /(\bhttps?:\/\/[^\s?"'<>)]{1,500})\?[^\s"'<>)]{1,4000}/g,
    leaves: `$1?${mark}`,
  },
  // Network: hosts that system errors name, Ray IDs, addresses.
  {
    needs: 'E',
    pattern: /\b(E(?:NOTFOUND|AI_AGAIN|CONN[A-Z]{1,10}|TIMEDOUT|HOST[A-Z]{1,10})) \S{1,300}/g,
    leaves: `$1 ${mark}`,
  },
  { needs: 'R', hint: 'Ray ID', pattern: /\b(Ray ID:? ?)[0-9a-f]{10,20}\b/g, leaves: `$1${mark}` },
  { needs: '.', pattern: /\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d{1,5})?/g, leaves: mark },
  {
    needs: ':',
    hint: /:[0-9a-f]{0,4}:/i,
    pattern:
      /(?<![\w:])(?=(?:[0-9a-f]{1,4}:){1,7}:|::|(?:[0-9a-f]{1,4}:){3})(?:[0-9a-f]{0,4}:){2,8}[0-9a-f]{0,4}(?![\w:])/gi,
    leaves: mark,
  },
  // File paths.
  {
    needs: '/',
    pattern:
      /(?<![\w.:-])\/(?:home|Users|root|var|usr|opt|app|srv|tmp|etc|mnt|private|proc|run|workspace)\/[^\s"'`:,;)]{1,400}/g,
    leaves: mark,
  },
  { needs: '\\', pattern: /\b[A-Za-z]:\\[^\s"'`,;)]{1,400}/g, leaves: mark },
];

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

/** A bit for each character that some pattern needs, so that one walk over a text tells which patterns may match. */
const needed = [...new Set(redactions.flatMap(({ needs }) => needs.split('')))];
const bitOfCode = new Uint32Array(128);
for (const [index, character] of needed.entries()) bitOfCode[character.charCodeAt(0)] = 1 << index;

function bitsOf(text: string): number {
  let bits = 0;
  for (let index = 0; index < text.length; index += 1)
    bits |= bitOfCode[text.charCodeAt(index)] ?? 0;
  return bits;
}

const candidates = redactions.map(({ needs, hint, pattern, leaves }) => ({
  bits: bitsOf(needs),
  hint,
  pattern,
  leaves,
}));

function isHinted(hint: Redaction['hint'], text: string): boolean {
  if (hint === undefined) return true;
  return typeof hint === 'string' ? text.includes(hint) : hint.test(text);
}

/** The text without keys, accounts, addresses, paths and stacks. OpenAI's request ids (`req_…`) stay. */
export function redact(text: string): string {
  if (harmless.test(text)) return text;
  const present = bitsOf(text);
  let redacted = text;
  for (const { bits, hint, pattern, leaves } of candidates) {
    if ((bits & present) !== 0 && isHinted(hint, redacted))
      redacted = redacted.replace(pattern, leaves);
  }
  return redactWords(redacted);
}
