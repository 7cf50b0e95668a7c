/** The upstream's own message, without what the SDK and gateways add to it. */

/** The most characters of a message that any pattern is run on. */
export const longestMessage = 4096;

/** Whether the character is printable ASCII other than a space. */
function isOfWord(code: number): boolean {
  return code > 32 && code < 127;
}

/**
 * The beginning of the string, up to the limit for patterns. A word that the cut would split is left out, because part of a secret
 * may not be recognizable as one.
 */
export function bounded(text: string): string {
  if (text.length < longestMessage) return text;
  let end = longestMessage;
  while (end > 0 && isOfWord(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

const statusPrefix = /^\d{3} /;
/** LangChain appends this and a link. */
const troubleshooting = '\n\nTroubleshooting URL: ';
const noBody = /^(?:\d{3} )?(?:status code \(no body\)|Unknown error occurred)$/;
/** The tags with which HTML from proxies starts. */
const page =
  /^\s{0,20}<(?:!doctype|!--|\?xml|(?:html|head|body|title|meta|style|script|center|div|main|h[1-6]|p|pre|br|hr|b|span|a|table|font)(?=[\s/>]))/i;

/** How wrapped messages start; an upstream's own starts with a capital letter. */
const wrapped =
  /^(?:[^A-Z]|Error code:|\w{1,40}Exception|(?:Ai|Portkey )Error: |Error from provider|Provider \w|API error occurred)/;

/** Prefixes that gateways add, outermost first, each at most once. */
const wrappings: readonly RegExp[] = [
  /^<[\w ]{1,30} error> /,
  /^<\d{3}> [\w.]{1,80}: /,
  /^\/[\w/]{1,80}: /,
  /^\d{3}: (?=\{)/,
  /^litellm\.\w{1,40}: (?:(?:litellm\.)?\w{1,40}Error: ){0,3}/,
  /^\w{1,40}Exception(?: \w{1,40}Error)? - /,
  /^[a-z][\w-]{1,30} error: (?=\S)/,
  /^Error code: \d{3} - /,
  /^(?:AiError: ){1,3}(?:Ai: )?/,
  /^Portkey Error: /,
  /^Error from provider(?: ?\([^)]{1,100}\))?: /,
  /^Provider [\w-]{1,40} returned \d{3}: /,
  /^API error occurred: [^{]{1,100}(?=\{)/,
];
const embedded =
  /["'](?:message|error)["']: {0,4}(?:"((?:[^"\\]|\\.){1,2000})"|'((?:[^'\\]|\\.){1,2000})')/;
const trailer = /[\s.]{1,3}(?:Received Model Group=|(?<=\n)model=\S{1,100}\. )[^]{0,4096}$/;

/** The error status with which the SDK prefixes a message; `undefined` if there is none. */
export function statusInMessage(message: string): number | undefined {
  return /^[45]\d\d /.test(message.slice(0, 4)) ? Number(message.slice(0, 3)) : undefined;
}

function cutBefore(text: string, mark: string): string {
  const index = text.indexOf(mark);
  return index === -1 ? text : text.slice(0, index);
}

/** The message without the SDK's prefix and LangChain's suffix; `undefined` if nothing is left. */
export function withoutStatus(message: unknown): string | undefined {
  if (typeof message !== 'string') return undefined;
  const written = cutBefore(bounded(message), troubleshooting);
  if (written === '' || noBody.test(written)) return undefined;
  return written.replace(statusPrefix, '');
}

/** Whether the string is an HTML page, as proxies send it. */
export function isPage(message: string | undefined): boolean {
  return message !== undefined && page.test(message);
}

/** The innermost upstream's message, without what gateways add to it. */
export function unwrapMessage(message: string): string {
  let inner = bounded(message);
  if (!wrapped.test(inner)) return inner;
  for (const wrapping of wrappings) inner = inner.replace(wrapping, '');
  if (inner.length === message.length && inner.charAt(0) !== '{') return inner;
  const match = inner.charAt(0) === '{' ? embedded.exec(inner) : null;
  return match?.[1] ?? match?.[2] ?? inner.replace(trailer, '');
}
