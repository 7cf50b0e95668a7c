/** Splits text that arrives in pieces into lines. */

/** The longest line, and the longest data of one event, in UTF-16 code units: enough for an image, but bounded. */
const longest = 2 ** 24;

/**
 * The string itself, if it is not too long.
 * @throws RangeError if it is
 */
export function bounded(text: string): string {
  if (text.length <= longest) return text;
  throw new RangeError('An event of the stream is too long');
}

/**
 * Creates a function that takes the next piece and yields the lines that it completes.
 * @param lineEnd matches every line ending; has the `g` flag
 */
export function createLineSplitter(lineEnd: RegExp): (piece: string) => Generator<string> {
  let rest = '';
  let afterReturn = false;

  return function* split(piece) {
    // The second half of a CRLF split between two pieces: its line has already been yielded.
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
