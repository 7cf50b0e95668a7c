/** What is taken out of texts by its form: patterns, as data. */

/** What stands in the place of what was taken out. */
export const mark = '[redacted]';

/** A pattern, and what it leaves in its place. */
type Redaction = readonly [pattern: RegExp, leaves: string];

/** Redactions of which none can match where the gate does not: one cheap search instead of several. */
export interface RedactionGroup {
  readonly gate: RegExp;
  readonly redactions: readonly Redaction[];
}

/** Ordered: what is more specific comes first. Every repetition has a bound. */
export const redactionGroups: readonly RedactionGroup[] = [
  {
    gate: /ey provided: /,
    redactions: [
      // What was sent as a key, which OpenAI quotes masked; it may be a prompt, with spaces.
      [/([Kk]ey provided: )[^]{1,600}?(?=\.? You can |$)/g, `$1${mark}`],
    ],
  },
  {
    gate: /[Bb]earer |Basic |\beyJ|A(?:[KS]IA|Iza)|\.{3}|\bE[A-Z]{2}|Ray ID/,
    redactions: [
      [/\b([Bb]earer) [\w.~+/=*-]{4,4000}/g, `$1 ${mark}`],
      [/\b(Basic) [\w+/=*-]{4,4000}/g, `$1 ${mark}`],
      [/\beyJ[\w-]{8,4000}(?:\.[\w*-]{1,4000}){0,2}/g, mark],
      // Keys of AWS and Google, which may be of letters alone.
      [/\bA[KS]IA[A-Z0-9]{12,100}|\bAIza[\w-]{20,100}/g, mark],
      // Keys masked with dots, as LiteLLM does.
      [/\b[a-z]{2,5}-[\w-]{0,20}\.{3}\w{2,20}/g, mark],
      // Hosts that system errors name.
      [
        /\b(E(?:NOTFOUND|AI_AGAIN|CONN[A-Z]{1,10}|TIMEDOUT|HOST[A-Z]{1,10})) \S{1,300}/g,
        `$1 ${mark}`,
      ],
      [/\b(Ray ID:? ?)[0-9a-f]{10,20}\b/g, `$1${mark}`],
    ],
  },
  {
    gate: /[\n\\]/,
    redactions: [
      // Stacks of JavaScript and Python; paths of Windows.
      [/\n\s{1,20}at [^]*$|\n?Traceback \(most recent call last\)[^]*$/g, ''],
      [/\b[A-Za-z]:\\[^\s"'`,;)]{1,400}/g, mark],
    ],
  },
  {
    gate: /\*/,
    redactions: [
      // Anything masked with stars, together with what shows on both sides.
      [/[^\s*"'`(),:;]{0,80}(?:\*[^\s"'`(),;]{0,600}){1,9}/g, mark],
    ],
  },
  {
    gate: /@/,
    redactions: [
      // Credentials in URLs; e-mail addresses.
      [/(:\/\/)[^\s/@"'<>]{1,300}@/g, `$1${mark}@`],
      [/\b[\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}\b/g, mark],
    ],
  },
  {
    gate: /\?/,
    redactions: [
      // Query strings, as signed URLs have them.
      [/(\bhttps?:\/\/[^\s?"'<>)]{1,500})\?[^\s"'<>)]{1,4000}/g, `$1?${mark}`],
    ],
  },
  {
    gate: /\d\.\d{1,3}\.\d|:[0-9A-Fa-f]{0,4}:|\/(?:home|Users|root|var|usr|opt|app|srv|tmp|etc|mnt|pri|pro|run|wor)/,
    redactions: [
      // IP addresses, of version 4 and 6.
      [/\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d{1,5})?/g, mark],
      [
        /(?<![\w:])(?=(?:[0-9a-f]{1,4}:){1,7}:|::|(?:[0-9a-f]{1,4}:){3})(?:[0-9a-f]{0,4}:){2,8}[0-9a-f]{0,4}(?![\w:])/gi,
        mark,
      ],
      // File paths.
      [
        /(?<![\w.:-])\/(?:home|Users|root|var|usr|opt|app|srv|tmp|etc|mnt|private|proc|run|workspace)\/[^\s"'`:,;)]{1,400}/g,
        mark,
      ],
    ],
  },
];
