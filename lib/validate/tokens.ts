/** Estimates the number of tokens in texts without blocking the event loop for long. */
import { setImmediate as pause } from 'node:timers/promises';
import { encodings, type Encoding } from './gpt-tokenizer.cjs';

/** Models older than `gpt-4o`, including their names on Azure and as fine-tuned models; all later ones use `o200k_base`. */
const olderModels =
  /^(?:ft:)?(?:gpt-4(?!o|\.\d)|gpt-3\.?5|text-embedding-|davinci-002|babbage-002)/;

/** The name of a model's encoding. */
export function encodingOf(model: string): keyof typeof encodings {
  return olderModels.test(model) ? 'cl100k_base' : 'o200k_base';
}

/**
 * Loads the encoding of a model.
 * @throws TypeError if `gpt-tokenizer` is not installed
 */
export function loadEncoding(model = ''): Encoding {
  try {
    return encodings[encodingOf(model)]();
  } catch (cause) {
    throw new TypeError(
      "promptSchema: option 'maxTokens' requires the package gpt-tokenizer, 2.2 or later; run npm install gpt-tokenizer",
      { cause },
    );
  }
}

/** The number of characters to count at a time: the time for a long word grows with its square. */
const longestPiece = 128;
/** The number of characters between two pauses, which give other requests a turn. */
const charactersPerTurn = 1024;
const noSpecial = { disallowedSpecial: new Set<string>() };

/** The text in pieces that end at word boundaries, like tokens, if it has any spaces. */
function* piecesOf(text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const end = start + longestPiece;
    const space = end < text.length ? text.lastIndexOf(' ', end) : text.length;
    const stop = space > start ? space : Math.min(end, text.length);
    yield text.slice(start, stop);
    start = stop;
  }
}

/** The length in bytes, which is an upper bound: every token has at least one byte. */
function byteLength(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function count(encoding: Encoding, piece: string): number {
  return encoding.countTokens?.(piece, noSpecial) ?? encoding.encode(piece, noSpecial).length;
}

/** Whether the texts have more tokens than `most`, by an estimate that tends to be too high. */
export async function exceeds(
  encoding: Encoding,
  texts: readonly string[],
  most: number,
): Promise<boolean> {
  if (byteLength(texts) <= most) return false;
  let tokens = 0;
  let characters = 0;
  for (const text of texts) {
    for (const piece of piecesOf(text)) {
      tokens += count(encoding, piece);
      if (tokens > most) return true;
      characters += piece.length;
      if (characters < charactersPerTurn) continue;
      characters = 0;
      // oxlint-disable-next-line no-await-in-loop -- the turns must follow one another
      await pause();
    }
  }
  return false;
}
