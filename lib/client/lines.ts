/** Splits text that comes in pieces into its lines. */

/** The longest line, and the longest data of one event, in UTF-16 code units: room for an image, not for the memory. */
const longest = 2 ** 24;

/**
 * The text itself, where it may be kept.
 * @throws RangeError where it is too long
 */
export function bounded(text: string): string {
  if (text.length <= longest) return text;
  throw new RangeError('An event of the stream is too long');
}

/**
 * Makes a function that takes the next piece and gives the lines that it ends.
 * @param lineEnd every end of a line, with the `g` flag; CR, LF and CRLF among them
 */
export function createLineSplitter(lineEnd: RegExp): (piece: string) => Generator<string> {
  let rest = '';
  let afterReturn = false;

  return function* split(piece) {
    // The other half of a CRLF that came in two pieces: its line has been given.
    const text = afterReturn ? piece.replace(/^\n/, '') : piece;
    if (piece !== '') afterReturn = piece.endsWith('\r');
    let start = 0;
    for (const { 0: end, index } of text.matchAll(lineEnd)) {
      const line = rest + text.slice(start, index);
      rest = '';
      start = index + end.length;
      yield bounded(line);
    }
    rest = bounded(rest + text.slice(start));
  };
}
