/** Estimates how many tokens texts have, without ever keeping the event loop for long. */
import { setImmediate as pause } from 'node:timers/promises';
import { encodings, type Encoding } from './gpt-tokenizer.cjs';

/** Models of before `gpt-4o`, also as Azure and fine-tuned models are called; all later ones count in `o200k_base`. */
const olderModels =
  /^(?:ft:)?(?:gpt-4(?!o|\.\d)|gpt-3\.?5|text-embedding-|davinci-002|babbage-002)/;

/** The name of the encoding of a model. */
export function encodingOf(model: string): keyof typeof encodings {
  return olderModels.test(model) ? 'cl100k_base' : 'o200k_base';
}

/**
 * @throws TypeError where `gpt-tokenizer` is not installed
 */
export function loadEncoding(model = ''): Encoding {
  try {
    return encodings[encodingOf(model)]();
  } catch (cause) {
    throw new TypeError(
      "promptSchema: option 'maxTokens' needs the package gpt-tokenizer, 2.2 or later; run npm install gpt-tokenizer",
      { cause },
    );
  }
}

/** Characters that are counted at once: a word without end takes time by its square. */
const longestPiece = 128;
/** Characters between two pauses, in which other requests have their turn. */
const charactersPerTurn = 1024;
const noSpecial = { disallowedSpecial: new Set<string>() };

/** The text in pieces that end where words do, as tokens do, unless there is no space. */
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

/** Every token has a byte at least. */
function byteLength(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function count(encoding: Encoding, piece: string): number {
  return encoding.countTokens?.(piece, noSpecial) ?? encoding.encode(piece, noSpecial).length;
}

/** Whether texts have more tokens than this, by an estimate that is rather too high. */
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
      // oxlint-disable-next-line no-await-in-loop -- one turn after another is what is wanted
      await pause();
    }
  }
  return false;
}
