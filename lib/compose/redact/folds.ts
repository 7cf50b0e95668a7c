/** Characters folded into five bits, so that the last four characters of a string fit into one number. */

/** The number of all digits; letters have smaller numbers, all other characters larger ones. */
const digit = 27;

/** Both cases of a letter share a number, all digits share one, and other characters have one of four. */
export const folds: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase().charCodeAt(0);
  if (character >= 97 && character <= 122) return character - 96;
  return character >= 48 && character <= 57 ? digit : 28 + (code % 4);
});

/** The number of the character; 0 beyond ASCII. */
export function fold(code: number): number {
  return folds[code] ?? 0;
}

/** Whether the folded character is a letter or a digit. */
export function isAlphanumeric(folded: number): boolean {
  return folded > 0 && folded <= digit;
}

/** One number for the last characters of a string, at most four. */
export function keyOf(text: string): number {
  let key = 0;
  for (let at = Math.max(0, text.length - 4); at < text.length; at += 1)
    key = (key << 5) | fold(text.charCodeAt(at));
  return key;
}

/** The bits of a key for its last two, three or four characters. */
export const lastTwo = 0x3ff;
export const lastThree = 0x7fff;
export const lastFour = 0xfffff;
