/** Decodes strings: secrets may be percent-encoded, escaped, written as entities or in full-width characters. */

const escapes =
  /\\x[2-7][\da-f]|%[2-7][\da-f]|\\u00[2-7][\da-f]|\\n|&#(?:x[\da-f]{2}|\d{2,3});|&(?:lt|gt|amp|quot|commat);|[[({<_-](?:\.|at|dot)[\])}>_-]| dot |[\u2010-\u2015\u2212\u3002\ufe6b\uff01-\uff5e\uff61]/i;

function character(_all: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

/** The steps of the decoding, in order. */
const steps: readonly (readonly [RegExp, (all: string, group: string) => string])[] = [
  [/(?:\\x|%|\\u00)([2-7][\da-f])/gi, character],
  [/&#x([\da-f]{2});/gi, character],
  [/&#(\d{2,3});/g, (_all, decimal) => String.fromCharCode(Number(decimal))],
  [/&lt;/gi, () => '<'],
  [/&gt;/gi, () => '>'],
  [/&quot;/gi, () => '"'],
  [/&commat;/gi, () => '@'],
  [/&amp;/gi, () => '&'],
  [/\\{1,2}n(?=\s{0,12}(?:at |File |#\d|\\t|$))/g, () => '\n'],
  [/ ?(?:\[(?:\.|dot)\]|\((?:\.|dot)\)) ?/gi, () => '.'],
  [/ ?(?:\[at\]|\(at\)|\{at\}|(?<=\w)[<_-]at[>_-](?=[\w-]{1,60}\.[a-z]{2})) ?/gi, () => '@'],
  [/(?<=\w) at (?=[\w-]{1,40} dot \w)/gi, () => '@'],
  [/(?<=@[\w-]{1,40}) dot (?=\w)/gi, () => '.'],
  [/[\u2010-\u2015\u2212]/g, () => '-'],
  [/[\u3002\uff61]/g, () => '.'],
  [/\ufe6b/g, () => '@'],
  [/[\uff01-\uff5e]/g, (all) => String.fromCharCode(all.charCodeAt(0) - 0xfee0)],
];

/** The string with its escapes decoded; the same string if there are none. */
export function decode(text: string): string {
  if (!escapes.test(text)) return text;
  return steps.reduce((left, [pattern, read]) => left.replace(pattern, read), text);
}
