/** What is taken out of texts by its form: patterns, as data. */

/** What stands in the place of what was taken out. */
export const mark = '[redacted]';

/** A pattern, what it leaves in its place, and what must be there for it to match: one of some characters, a text. */
export interface Redaction {
  readonly needs: string;
  readonly hint?: string | RegExp;
  readonly pattern: RegExp;
  readonly leaves: string;
}

/** Ordered: what is more specific comes first. Every repetition has a bound. */
export const redactions: readonly Redaction[] = [
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
