/** What is taken out of texts by its form: patterns, as data. */

/** What stands in the place of what was taken out. */
export const mark = '[redacted]';

/** A pattern, what it leaves in its place, and what must be there before the pattern is worth a try. */
export interface Redaction {
  readonly hint: string | RegExp;
  readonly pattern: RegExp;
  readonly leaves: string;
}

/** Ordered: what is more specific comes first. Every repetition has a bound. */
export const redactions: readonly Redaction[] = [
  // Stacks of JavaScript and Python.
  {
    hint: '\n',
    pattern: /\n\s{1,20}at [^]*$|\n?Traceback \(most recent call last\)[^]*$/g,
    leaves: '',
  },
  // What was sent as a key, which OpenAI quotes masked; it may be a prompt, with spaces.
  {
    hint: 'ey provided: ',
    pattern: /([Kk]ey provided: )[^]{1,600}?(?=\.? You can |$)/g,
    leaves: `$1${mark}`,
  },
  {
    hint: 'earer ',
    pattern: /\b(Bearer) [\w.~+/=*-]{4,4000}/gi,
    leaves: `$1 ${mark}`,
  },
  { hint: 'Basic ', pattern: /\b(Basic) [\w+/=*-]{4,4000}/g, leaves: `$1 ${mark}` },
  {
    hint: 'eyJ',
    pattern: /\beyJ[\w-]{8,4000}(?:\.[\w*-]{1,4000}){0,2}/g,
    leaves: mark,
  },
  // Keys of AWS and Google, which may be of letters alone.
  { hint: 'IA', pattern: /\bA[KS]IA[A-Z0-9]{12,100}/g, leaves: mark },
  { hint: 'AIza', pattern: /\bAIza[\w-]{20,100}/g, leaves: mark },
  // Anything masked with stars, together with what shows on both sides.
  {
    hint: '*',
    pattern: /[^\s*"'`(),:;]{0,80}(?:\*[^\s"'`(),;]{0,600}){1,9}/g,
    leaves: mark,
  },
  // Keys masked with dots, as LiteLLM does.
  {
    hint: '...',
    pattern: /\b[a-z]{2,5}-[\w-]{0,20}\.{3}\w{2,20}/g,
    leaves: mark,
  },
  // URLs: credentials, query strings; e-mail addresses.
  { hint: '@', pattern: /(:\/\/)[^\s/@"'<>]{1,300}@/g, leaves: `$1${mark}@` },
  {
    hint: '@',
    pattern: /\b[\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}\b/g,
    leaves: mark,
  },
  {
    hint: '?',
    pattern: /(\bhttps?:\/\/[^\s?"'<>)]{1,500})\?[^\s"'<>)]{1,4000}/g,
    leaves: `$1?${mark}`,
  },
  // Network: hosts that system errors name, Ray IDs, addresses.
  {
    hint: 'E',
    pattern: /\b(E(?:NOTFOUND|AI_AGAIN|CONN[A-Z]{1,10}|TIMEDOUT|HOST[A-Z]{1,10})) \S{1,300}/g,
    leaves: `$1 ${mark}`,
  },
  { hint: 'Ray ID', pattern: /\b(Ray ID:? ?)[0-9a-f]{10,20}\b/g, leaves: `$1${mark}` },
  { hint: '.', pattern: /\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d{1,5})?/g, leaves: mark },
  {
    hint: /:[0-9a-f]{0,4}:/i,
    pattern:
      /(?<![\w:])(?=(?:[0-9a-f]{1,4}:){1,7}:|::|(?:[0-9a-f]{1,4}:){3})(?:[0-9a-f]{0,4}:){2,8}[0-9a-f]{0,4}(?![\w:])/gi,
    leaves: mark,
  },
  // File paths.
  {
    hint: '/',
    pattern:
      /(?<![\w.:-])\/(?:home|Users|root|var|usr|opt|app|srv|tmp|etc|mnt|private|proc|run|workspace)\/[^\s"'`:,;)]{1,400}/g,
    leaves: mark,
  },
  { hint: '\\', pattern: /\b[A-Za-z]:\\[^\s"'`,;)]{1,400}/g, leaves: mark },
];
