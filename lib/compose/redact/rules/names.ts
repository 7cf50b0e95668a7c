/** Secrets, recognized by the names next to them. */
import { lead, type TextRule } from './rule.js';
import { hasDensePart, isHarmless, isModel, isProse, isShuffled, isWords } from './values.js';

const kinds =
  `api access secret subscription account private encryption decryption signing master auth admin license virtual service
  storage client shared-access webhook azure openai`.split(/\s+/);
/** `api key`, `apiKey`, `API_KEY` and `api-key`; longer names end with these. */
const keys = kinds.flatMap((kind) =>
  ['', ' ', '-', '_'].map((gap) => `${kind}${gap}key`.replace('shared-', 'shared')),
);
const strong =
  `password passwords passwd passphrase passcode secret secrets credential credentials authorization signature connectionstring
  connection_string ^pwd ^pass _pwd _pass ^sig ^otp ^dsn ^sas ^jwt key_base auth_key session_id sessionid ^sid phpsessid csrf xsrf
  accesskeyid privatekeyid private_key_id auth_header access_key_id`.split(/\s+/);
const weak = ['token', 'session', '^auth', 'cookie', 'cookies', '_id_token'];
const names = [...keys, ...strong, ...weak];

/** A value in quotes, which may be escaped, or a bare value. */
const quoted = String.raw`(?:(?<=")(?:[^"\\\n]|\\[^"\n]){1,2000}|(?<=')(?:[^'\\\n]|\\[^'\n]){1,2000}|(?<=${'`'})[^${'`'}\n]{1,2000})`;
const bare = String.raw`[^\s"'${'`'}&;,)}\]<>\\|]{1,2000}`;

function isTold(found: string): boolean {
  return !isHarmless(found) && !found.startsWith('[');
}

/** Whether the value after a colon is a secret, not words of a sentence, an enumeration or a number of tokens. */
function isValue(
  found: string,
  { text, start, end }: { text: string; start: number; end: number },
): boolean {
  if (!isTold(found) || found.length < 4 || isProse(found)) return false;
  if (/^\d{1,9}$/.test(found) && /tokens?\W{0,4}$/i.test(lead(text, start, 10))) return false;
  const isBare = !/["'`]$/.test(lead(text, start, 1));
  return (
    !(isBare && isWords(found) && !/^\d+$/.test(found) && !isShuffled(found, 20)) &&
    !/^\s*[=[]/.test(text.slice(end, end + 2))
  );
}

/** Whether the value is too random to be a name or a word. */
function isUnlikely(found: string): boolean {
  return !isModel(found) && (hasDensePart(found, 8) || (found.length >= 32 && isKeyOfSigns(found)));
}

function isKeyOfSigns(found: string): boolean {
  return (
    /^[/+]?[\w+/=-]+$/.test(found) &&
    /\d/.test(found) &&
    /[A-Z]/.test(found) &&
    /[a-z]/.test(found) &&
    !isWords(found.replace(/^\//, ''))
  );
}

export const namedSecrets: readonly TextRule[] = [
  {
    name: 'a secret after an equals sign',
    hides:
      'values assigned to the name of a secret, as in settings, queries, forms and command options',
    leaves: 'the name, types and placeholders',
    effect: 'hides',
    begins: names,
    pattern: new RegExp(
      String.raw`(?<kept>\\{0,4}["'${'`'}]?\]?\s{0,3}(?:=>|:=|=)\s{0,3}\\{0,4}["'${'`'}]?)(?:${quoted}|(?<!["'${'`'}])${bare})`,
      'y',
    ),
    holds: (found, { text, start }) =>
      isTold(found) &&
      !(/tokens?\W{0,6}$/i.test(lead(text, start, 12)) && /^\d{1,9}$|^None$/.test(found)),
    match: [
      'DB_PASSWORD=«correcthorse»',
      'api_key = "«{base62:12}»"',
      '--api-key=«{base62:12}» given',
      'csrfToken=«{base62:10}»',
    ],
    not: ['password=<string>', 'max_token=4096', 'expected key=value pairs', 'secret=None'],
  },
  {
    name: 'a secret as a member',
    hides: 'the value of a JSON or dictionary member named after a secret',
    leaves: 'the name, types and placeholders',
    effect: 'hides',
    begins: names,
    pattern: new RegExp(
      String.raw`(?<kept>\\{0,8}["']\]?\s{0,3}:\s{0,3}[bru]?\\{0,8}["'])${quoted}`,
      'y',
    ),
    holds: (found) => isTold(found),
    match: [
      '{"api_key":"«{base62:12}»"}',
      "'password': '«correct horse»'",
      '\\"token\\": \\"«{base62:12}»\\"',
    ],
    not: ['"password": "string"', "'token': 5"],
  },
  {
    name: 'a secret after a colon',
    hides: 'the value after the name of a secret and a colon, as in headers',
    leaves: 'prose: words that describe the error',
    effect: 'hides',
    begins: names,
    pattern: new RegExp(
      String.raw`(?<kept>["'${'`'}]?\s{0,2}:\s{0,3}["'${'`'}]?)(?:${quoted}|(?<!["'${'`'}])${bare})`,
      'y',
    ),
    holds: isValue,
    match: [
      'password: «hunter2x!» sent',
      'api-key: «{base62:12}»',
      "token: '«{base62:12}»'",
      'bot_token: «qWertYuioPasdfGhjklZxc» sent',
    ],
    not: [
      'password: must be a string',
      'token: 200012',
      'secret: must_be_32_bytes',
      'stop token: 200012 here',
    ],
  },
  {
    name: 'a secret next to its name',
    hides:
      'a run of letters and digits after the name of a secret, with or without "is", "header" or "value"',
    leaves: 'words and names',
    effect: 'yields',
    begins: [...names, '^key'],
    pattern:
      /(?<kept>["'`)]?[ \t]{1,3}(?:(?:is|was|of|header|value|equals|named|with|id|provided)[ \t]{1,2}){0,2}["'`]?)[^\s"'`,;)}\]<>]{8,400}(?<![.:])/y,
    holds: (found) => isUnlikely(found),
    match: [
      'api key is «{base62:10}7»',
      'api-key header «{base62:20}» rejected',
      'secret «{base64:40}» rejected',
      'secret «Qwertyu7/Asdfghj+Zxcvbnm/Poiuytrew» rejected',
      'Key «{base62:12}7» not found',
    ],
    not: ['the token gpt-4o-2024-08-06', 'a secret handshake', 'API key provided'],
  },
  {
    name: 'the end of a key',
    hides: 'the last characters of a key, if they are quoted',
    leaves: 'the sentence',
    effect: 'hides',
    begins: ['ending', 'ends'],
    pattern:
      /(?<kept>(?<=(?:key|token)[^.\n]{0,12} end(?:ing|s)) (?:in|with) \W{0,6})[\w-]{2,12}(?![\w-])/y,
    match: ['The API key ending in «wxYz» is gone', 'key ending with ...«9fA3»'],
    not: ['key ending soon', 'a file ending in png'],
  },
  {
    name: 'a value sent as a key',
    hides: 'the value quoted by OpenAI as the key it received: it may be a prompt',
    leaves: 'the advice after it',
    effect: 'hides',
    begins: ['provided: '],
    pattern:
      /(?<=(?:key|token|credentials?)(?: was)? provided: )[^]{1,4096}?(?=\.{0,4}(?: (?:You can|Please|Check) |$))/iy,
    match: [
      'Incorrect API key provided: «Act as a***ply».. You can find',
      'Incorrect API key provided: «Act as a***ply»..',
    ],
    not: ['The parameter provided: x'],
  },
  {
    name: 'a scheme with its credentials',
    hides: 'credentials after `Bearer`, `Basic`, `ApiKey` and similar schemes, with any spacing',
    leaves: 'prose about schemes',
    effect: 'hides',
    begins: ['^bearer', '^basic', '^apikey', '^negotiate', '^ntlm'],
    pattern: /(?<kept>[\s+:]{1,4}["'`]?)[\w.~+/=*%-]{4,4000}/y,
    holds: (found, { text, start }) => {
      const value = found.replace(/\.{1,8}$/, '');
      const isBearer = /bearer\W{1,5}$/i.test(lead(text, start, 12));
      if (isHarmless(value) || /^[a-z]{1,20}$/.test(value) || /^[A-Z][a-z]{0,19}$/.test(value))
        return false;
      return isBearer
        ? /[\d.~+/=*%_]|[a-z][A-Z]/.test(value) && !value.startsWith('YOUR_')
        : value.length >= 8 && !isWords(value);
    },
    match: [
      'Bearer «Zx9-4fQ_77»',
      'BEARER  «Zx9-4fQ_77»',
      'Basic «YWJjOmRlZg==»',
      'form Bearer+«{base62:20}»',
    ],
    not: ['the Bearer scheme', 'Bearer token missing', 'Basic authentication', 'Bearer YOUR_KEY'],
  },
  {
    name: 'a whole authorization header',
    hides: 'the rest of the line after a scheme, which may have several parts',
    leaves: 'the name and the scheme',
    effect: 'hides',
    begins: ['authorization'],
    pattern:
      /(?<kept>["']?\s?[:=]\s?["']?(?:digest|aws4-hmac-sha256|hawk|oauth|token|basic|apikey)\s{1,3})[^\n]{4,2000}/iy,
    holds: (found) => !isProse(found),
    match: ['Authorization: Digest «username="jane", response="ab12"»'],
    not: ['Authorization: Digest is off\n'.slice(0, 21)],
  },
  {
    name: 'a cookie',
    hides: 'cookies, to the end of the line or the closing quote',
    leaves: 'prose about cookies',
    effect: 'hides',
    begins: ['cookie', 'cookies'],
    pattern: /(?<kept>["']?\s?[:=]\s?["']?)[^\n"']{2,4000}/y,
    holds: (found) => /^[^\s=;]{1,100}=/.test(found),
    match: ['Cookie: «a=b; c=d»\nnext', '"cookie":"«sid=abc»"'],
    not: ['cookie: is missing', 'The cookie: none'],
  },
  {
    name: 'credentials in a command',
    hides: 'the user and password passed to a command',
    leaves: 'the option',
    effect: 'hides',
    begins: ['-u', '--user', '--proxy-user'],
    pattern: /(?<![\w-]-u|\w--user)(?<kept>[ =]["']?)[^\s"':]{1,100}:[^\s"']{1,200}/y,
    match: ['curl -u «admin:hunter2x»', '--proxy-user «a:b»'],
    not: ['-u flag', 'sub-u a:b'],
  },
];
