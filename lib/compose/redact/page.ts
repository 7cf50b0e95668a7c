/** HTML and other markup, as proxies and object stores send it. */

const names =
  'html|head|body|center|h[1-6]|div|span|p|script|style|meta|title|table|thead|tbody|tr|td|th|ul|ol|li|br|hr|pre|noscript|iframe|form|img|svg|link|font|header|footer|main|section|article|nav|a|b|i|em|strong|button|label|blockquote|address|frameset|base|xml';
const markup = new RegExp(
  String.raw`<!--|<!doctype|<\?xml|</(?:${names})\s{0,9}>|<(?:html|head|body|center|h[1-6]|div|script|style|meta|table|noscript|iframe|hr|br|p|svg|title|pre|ul|ol|li|span)(?:\s[^<>]{0,400})?/?>|<(?:img|a|font|link|input|label|button)\s[^<>=]{0,200}=[^<>]{0,2000}>|^\s{0,20}<([A-Za-z][\w:-]{0,60})(?:\s[^<>]{0,400})?>[^]{0,4096}</\1\s{0,9}>|<([A-Z][A-Za-z]{1,40})>[^<]{0,400}</\2>`,
  'i',
);

/** Whether the string contains markup, in which case nothing of it is shown. */
export function isMarkup(text: string): boolean {
  return text.includes('<') && markup.test(text);
}

/** The title of an HTML page, or its first heading, if it is plain text. */
export function titleOf(page: string): string | undefined {
  return /<(title|h1)(?:\s[^<>]{0,200})?>([^<]{1,200})<\/\1>/i
    .exec(page.slice(0, 4096))?.[2]
    ?.trim();
}
