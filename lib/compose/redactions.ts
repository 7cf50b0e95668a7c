/** What is taken out of texts by its form: patterns, as data. */

/** What stands in the place of what was taken out. */
export const mark = '[redacted]';

/** A pattern, and what it leaves in its place. */
type Redaction = readonly [pattern: RegExp, leaves: string];

/** Redactions of which none can match where there is no sign, or where the gate does not match. */
export interface RedactionGroup {
  /** Texts of which one is there: to search for a text takes a sixth of the time that a pattern takes. */
  readonly signs?: readonly string[];
  /** One search instead of several; it may match too often, never too seldom. Without `\b`, which would slow it down. */
  readonly gate?: RegExp;
  readonly redactions: readonly Redaction[];
}

/** What OpenAI says of a key, and what HTTP carries one in. */
const credentials: RedactionGroup = {
  gate: /ey provided: |earer |Basic |eyJ|A(?:[KS]IA|Iza)|gAAA|\.{3}|…|-----B/,
  redactions: [
    // What was sent as a key, which OpenAI quotes masked; it may be a prompt, with spaces.
    [/([Kk]ey provided: )[^]+?(?=\.? You can |$)/g, `$1${mark}`],
    [/\b([Bb]earer) (?![a-z]{1,20}\.?(?:[\s,;)]|$))["']?[\w.~+/=*-]{4,4000}/g, `$1 ${mark}`],
    [/\b(Basic) [\w+/=*-]{4,4000}/g, `$1 ${mark}`],
    [/\beyJ[\w-]{8,4000}(?:\.[\w*-]{1,4000}){0,2}/g, mark],
    // Keys of AWS and Google, which may be of letters alone.
    [/\bA[KS]IA[A-Z0-9]{12,100}|\bAIza[\w-]{20,100}/g, mark],
    // Encrypted content of OpenAI's, whole or shortened with dots.
    [/\bgAAA[\w=.-]{4,4000}/g, mark],
    // Keys shortened with dots.
    [/\b[a-z]{2,5}[-_][\w-]{0,20}(?:\.{3}|…)\w{2,20}/g, mark],
    [/-----BEGIN [A-Z ]{1,40}-----[^]*?(?:-----END [A-Z ]{1,40}-----|$)/g, mark],
  ],
};

/** Names whose value is a secret. */
const secretName =
  '(?:(?:api|access|secret|subscription|account|private|encryption)[-_ ]?key' +
  '|(?:\\b|access|auth|id|refresh|session|security)[-_ ]?token|password|passwd|pwd' +
  '|secret|authorization|cookie|sig|signature|credential)';

/** Names with their values, as headers, settings and queries have them. */
const namedSecrets: RedactionGroup = {
  signs: [':', '='],
  // Looking back from what follows a name is faster than searching for each name.
  gate: /[:=](?<=(?:[Kk]e[Yy]|KEY|oken|TOKEN|ass(?:wor|w)d|PASS|pwd|ecret|SECRET|uthorization|ookie|[Ss]ig(?:nature)?|redential)["']?\s?[:=])/,
  redactions: [
    [new RegExp(`(cookie["']?: ?)(?!\\[)[^\\n"']{1,4000}`, 'gi'), `$1${mark}`],
    [new RegExp(`(${secretName}["']?=["']?)[^\\s"'&;,)]{1,4000}`, 'gi'), `$1${mark}`],
    // After a colon there may be prose: "password: must be a string".
    [
      new RegExp(
        `(${secretName}["']?\\s?:\\s?["']?)(?!(?:bearer|basic)\\b|\\[|[a-z]{1,20}(?:[\\s,;.)]|$))[^\\s"',;)}]{6,4000}`,
        'gi',
      ),
      `$1${mark}`,
    ],
  ],
};

/** Hosts that are nobody's business: those that system errors name. */
const hosts: RedactionGroup = {
  gate: /\bE[A-Z]{2}|[Rr](?:ay|AY)[ -:]|ost[=: ]|onnect(?:ion)? to |pstream[: ]|equest to /,
  redactions: [
    [
      /\b(E(?:NOTFOUND|AI_AGAIN|CONN[A-Z]{1,10}|TIMEDOUT|HOST[A-Z]{1,10})) \S{1,300}/g,
      `$1 ${mark}`,
    ],
    [/\b((?:cf-)?ray(?:[ -]id)?[:= ]{1,3})[0-9a-f]{10,20}(?:-[A-Z]{3})?\b/gi, `$1${mark}`],
    [/\b(host(?:name)?=|upstream )(["'])[^"'\s]{1,300}\2/gi, `$1${mark}`],
    [
      /\b((?:connect(?:ion)? to|host|upstream):? (?:host )?)(?=[\w-]{0,100}[.:\d-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}(?::\d{1,5})?(?![\w/])/gi,
      `$1${mark}`,
    ],
    [/\b(request to \w{2,10}:\/\/)[^\s/]{1,300}/g, `$1${mark}`],
  ],
};

/** Hosts of one name, which only their own network knows. */
const shortHosts: RedactionGroup = {
  signs: ['://'],
  redactions: [[/(\w:\/\/)(?!localhost\b)[\w-]{1,63}(?::\d{1,5})?(?=[/\s"'),]|$)/g, `$1${mark}`]],
};

/** Hosts of private networks. */
const privateHosts: RedactionGroup = {
  gate: /\.(?:internal|local|lan|corp|intranet|svc)/,
  redactions: [
    [
      /(?<![\w.-])[\w.-]{1,1000}\.(?:internal|local|localdomain|lan|corp|intranet|svc)\b(?:\.[\w-]{1,63}){0,3}(?::\d{1,5})?/g,
      mark,
    ],
  ],
};

const stacks: RedactionGroup = {
  gate: /[\n\\]|Traceback \(|\.[cm]?[jt]sx?:|\.py", l|node_modules/,
  redactions: [
    [/\n[ \t]{1,8}at [^]*$|\n?Traceback \(most recent call last\)[^]*$/g, ''],
    [/ ?\bat (?:async |new )?[^\s()]{1,200} \([^\s()]{1,400}:\d{1,7}\)/g, ''],
    [/(File ")[^"\n]{1,400}(", line \d)/g, `$1${mark}$2`],
    [/(?<![^\s"'`(])[^\s"'`(]+\.[cm]?[jt]sx?:\d{1,7}(?::\d{1,7})?/g, mark],
    [/(?<![^\s"'`(])[^\s"'`(]*node_modules[\\/][^\s"'`,;)]*/g, mark],
    [/\b[A-Za-z]:\\[^\s"'`,;)]{1,400}|\\\\[\w.$-]{1,63}\\[^\s"'`,;)]{1,400}/g, mark],
  ],
};

/** Anything masked with stars, together with what shows on both sides. */
const masked: RedactionGroup = {
  signs: ['*', '•', '●'],
  redactions: [[/(?<![^\s*•●"'`(),:;])[^\s*•●"'`(),:;]{0,4096}[*•●][^\s"'`(),;]{0,4096}/g, mark]],
};

const people: RedactionGroup = {
  signs: ['@'],
  redactions: [
    // Credentials in URLs; e-mail addresses.
    [/(:\/\/)[^\s/"'<>]{1,300}@/g, `$1${mark}@`],
    [
      /(?:"[^"\n@]{1,64}"|(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,320})@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu,
      mark,
    ],
  ],
};

/** Accounts as parameters: gateways name users, teams and keys. */
const accountParameters: RedactionGroup = {
  signs: ['='],
  redactions: [
    [
      /\b((?:end[ _]?)?(?:user|team|key|org|organization|tag|customer|project|member)(?:_id|_alias|_name)?=)[^\s,;&"']{1,200}/gi,
      `$1${mark}`,
    ],
  ],
};

/** Accounts by what stands beside them in sentences. */
const accounts: RedactionGroup = {
  gate: /(?:cc|CC)(?:ount|OUNT) |roject|LiteLLM |team |(?:you|You|YOU) \(/,
  redactions: [
    [/\b(LiteLLM (?:User|Team|Key|Customer|Organization): )[^\s,;]{1,200}/g, `$1${mark}`],
    [/\b(you \()[^()\s]{1,100}(?=\) (?:have|are)\b)/gi, `$1${mark}`],
    [/\b([Mm]odel for team )[^\s:,]{1,100}/g, `$1${mark}`],
    // A name in quotes, or one that is said to be suspended.
    [/\b(account )(["'`])[^"'`\n]{1,100}\2/gi, `$1${mark}`],
    [
      /\b(Account )[\w.@-]{1,100}(?= (?:is|has been) (?:suspended|disabled|deactivated)\b)/g,
      `$1${mark}`,
    ],
    // Numbers and ids of cloud projects; prose has no three digits in a row.
    [/\b(projects?(?:[ /=:]|_number:|_id:)["'`]?)(?=[a-z-]{0,60}\d{3})[\w-]{4,100}/g, `$1${mark}`],
  ],
};

/** Query strings, as signed URLs have them. */
const queries: RedactionGroup = {
  signs: ['?'],
  gate: /\?\S/,
  redactions: [[/(?<=[\w/-])\?[^\s"'<>)]+/g, `?${mark}`]],
};

/** Folders in which servers keep their files. */
const roots =
  'home|Users|root|var|usr|opt|app|srv|tmp|etc|mnt|private|proc|run|workspace|data|code|build|lib|lib64|nix|snap|Volumes|bin|sbin|dev|media|github|vercel|layers|sys|src|repo';

/** IP addresses of version 6. */
const longAddresses: RedactionGroup = {
  signs: [':'],
  gate: /:[0-9A-Fa-f:]/,
  redactions: [
    [
      /(?<![\w:])(?=(?:[0-9a-f]{1,4}:){1,7}:|::|(?:[0-9a-f]{1,4}:){3})(?:[0-9a-f]{0,4}:){2,8}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?:%\w{1,20})?(?![\w:])/gi,
      mark,
    ],
  ],
};

/** IP addresses of version 4. */
const addresses: RedactionGroup = {
  gate: /\d\.\d{1,3}\.\d/,
  redactions: [[/\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d{1,5})?/g, mark]],
};

/** File paths. */
const paths: RedactionGroup = {
  signs: ['/'],
  gate: /\/[\w.]/,
  redactions: [
    [new RegExp(`(?<![\\w.:-])/(?:${roots})/[^\\s"'\`:,;)]{1,400}`, 'g'), mark],
    [/(?<!\w)(?:~|[A-Za-z]:)\/(?!\/)[^\s"'`:,;)]{1,400}/g, mark],
  ],
};

/**
 * Ordered: what is more specific comes first. No pattern walks through a part of the text again from each of its
 * characters: a repetition begins only where its characters begin, behind a fixed word, or is short.
 */
export const redactionGroups: readonly RedactionGroup[] = [
  credentials,
  namedSecrets,
  people,
  accountParameters,
  accounts,
  queries,
  hosts,
  shortHosts,
  privateHosts,
  stacks,
  masked,
  longAddresses,
  addresses,
  paths,
];
