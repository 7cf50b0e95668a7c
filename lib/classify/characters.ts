/** The kinds of characters in a message. */

export const letter = 1;
export const digit = 2;
/** Joins the characters around it into a name: `gpt-5`, `input/0`. */
export const joiner = 3;
export const quote = 4;
/** A character that may end a sentence. */
export const stop = 5;
/** A character that is a word by itself, as in Chinese. */
export const ideograph = 6;
export const space = 7;

export const lineFeed = 10;
export const apostrophe = 39;
export const point = 46;
export const underscore = 95;

const ascii = new Uint8Array(128);
for (const [kind, characters] of [
  [letter, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [digit, '0123456789'],
  [joiner, '_/@:-=+#%&*'],
  [quote, '"`\''],
  [stop, '.!?\n'],
  [space, ' \t\r'],
] as const)
  for (const character of characters) ascii[character.charCodeAt(0)] = kind;

function kindOfOther(code: number): number {
  if (code === 0x3002) return stop;
  if (code === 0x2018 || code === 0x201c) return quote;
  if (code >= 0x2e80 && code !== 0xff0c) return ideograph;
  return code > 0xbf && code < 0x2000 ? letter : 0;
}

/** The kind of a character; 0 for any other, and for `NaN`. */
export function kindOf(code: number): number {
  return code < 128 ? (ascii[code] as number) : kindOfOther(code); // the table has all of ASCII
}

/** The kind of the character at an index. */
export function kindAt(text: string, at: number): number {
  return kindOf(text.charCodeAt(at));
}

/** Whether words consist of characters of this kind. */
export function isInWord(kind: number): boolean {
  return kind === letter || kind === digit;
}

const asciiLower = Uint8Array.from({ length: 128 }, (_, code) =>
  String.fromCharCode(code).toLowerCase().charCodeAt(0),
);

function lowerCaseOfOther(code: number): number {
  return code < 0x2000 ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : code;
}

/** The character in lower case. */
export function lowerCase(code: number): number {
  return code < 128 ? (asciiLower[code] as number) : lowerCaseOfOther(code); // the table has all of ASCII
}

/** Extends the hash of a word by one character. */
export function addToHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}
