/** Takes out of a text what nobody outside the process may read. It runs before any audience is asked. */

const mark = '[redacted]';

type Redaction = readonly [pattern: RegExp, replacement: string];

/** Ordered: what is more specific comes first. All patterns are bounded, and see a bounded text only. */
const redactions: readonly Redaction[] = [
  // Stacks of JavaScript and Python.
  [/\n\s{1,20}at [^]*$|\n?Traceback \(most recent call last\)[^]*$/g, ''],
  // What was sent as a key, which OpenAI quotes masked; it may be a prompt, with spaces.
  [/(API key provided: )[^]{1,600}?(?=\.? You can |$)/gi, `$1${mark}`],
  [/\b(Bearer|Basic) [\w.~+/=*-]{4,}/gi, `$1 ${mark}`],
  [/\beyJ[\w-]{8,}(?:\.[\w*-]{1,2000}){0,2}/g, mark],
  // Keys of OpenAI and of other providers, whole or masked.
  [
    /\b(?:sk|pk|rk|xai|gsk|hf|r8|nvapi|pplx|fw|tgp|csk|AIza|AKIA|ASIA|ghp|gho|glpat|xox[a-z])[-_]?(?=[\w*-]{8})(?=[A-Za-z_-]{0,40}[\d*A-Z])[\w*-]{8,400}/g,
    mark,
  ],
  // Anything masked with stars.
  [/[^\s*"'`(),:;]{0,80}\*+[^\s*"'`(),;]{0,80}(?:\*+[^\s*"'`(),;]{0,80}){0,40}/g, mark],
  // URLs: credentials, query strings.
  [/(:\/\/)[^\s/@"'<>]{1,300}@/g, `$1${mark}@`],
  [/(\bhttps?:\/\/[^\s?"'<>)]{1,500})\?[^\s"'<>)]{1,2000}/g, `$1?${mark}`],
  [/\b[\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}\b/g, mark],
  // Accounts: organizations, projects, users, teams.
  [
    /\b(?:org|proj|user|team|acct|svc_acct|wrkspc|workspace|key)[-_](?=[A-Za-z]{0,40}\d|[a-z]{0,20}[A-Z])[A-Za-z0-9]{6,100}\b/g,
    mark,
  ],
  [/(?<!request ID )\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, mark],
  // Network: addresses, Ray IDs, hosts that system errors name.
  [/\b(Ray ID:? ?)[0-9a-f]{10,20}\b/gi, `$1${mark}`],
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH) \S{1,300}/g,
    `$1 ${mark}`,
  ],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d{1,5})?/g, mark],
  [
    /(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,7}(?![\w:])|(?<![\w:])::(?:[0-9a-f]{1,4}:?){1,7}(?![\w:])|(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4})?(?![\w:])/gi,
    mark,
  ],
  // File paths.
  [
    /(?:file:\/\/)?(?<![\w.:/-])\/(?:home|Users|root|var|usr|opt|app|srv|tmp|etc|mnt|private|proc|run|workspace)\/[^\s"'`:,;)]{1,400}/g,
    mark,
  ],
  [/\b[A-Za-z]:\\[^\s"'`,;)]{1,400}/g, mark],
  // Hashes, Azure's keys, encrypted content: long runs with a digit in them.
  [/\b[0-9a-f]{32,256}\b/gi, mark],
  [/(?<![\w/.-])(?!req_|https?:)(?=[A-Za-z+/_-]{0,80}\d)[A-Za-z0-9+/_-]{40,4000}={0,2}/g, mark],
];

/** The text without keys, accounts, addresses, paths and stacks. OpenAI's request ids (`req_…`) stay. */
export function redact(text: string): string {
  let redacted = text;
  for (const [pattern, replacement] of redactions)
    redacted = redacted.replace(pattern, replacement);
  return redacted;
}
