/**
 * The notation of phrases: consecutive words; `…` stands for a few words in between, `(a|b)` for alternatives, `(a|)` for an optional
 * word, `_` for a slot (a quotation, a number, an ID, the name of a parameter), a leading `^` for the beginning of the message,
 * `=` in front of a word for exactly this form. Case, endings (`exceeds`, `exceeded`) and words without weight (`is`, `your`) do
 * not matter.
 */
import { isWeightless } from './vocabulary.js';

/** One word of a phrase. */
export interface Step {
  /** The alternatives; a slot has none. */
  readonly words: readonly string[];
  /** Whether a few other words may precede it. */
  readonly wide: boolean;
}

/** A phrase without alternatives of several words. */
export interface Spelling {
  /** Whether it must be at the beginning of the message. */
  readonly begins: boolean;
  readonly first: Step;
  readonly rest: readonly Step[];
}

const group = /\(([^()]*)\)/g;
const ideographs = /[\u2e80-\uffff]/;

/** The choices of a group; alternatives of one word each form one choice. */
function choicesOf(alternatives: readonly string[], isApart: boolean): readonly string[] {
  const words = isApart ? alternatives.filter((choice) => /^[^\s…_^]+$/.test(choice)) : [];
  const others = alternatives.filter((choice) => !words.includes(choice));
  return words.length > 1 ? [`(${words.join('|')})`, ...others] : alternatives;
}

/** Whether a text that is cut here ends or begins with a whole word. */
function isWhole(character: string | undefined): boolean {
  return character === undefined || character === ' ';
}

/** The texts for each alternative of several words or of none. */
function textsOf(phrase: string): readonly string[] {
  for (const match of phrase.matchAll(group)) {
    const [all, inside] = match as unknown as readonly [string, string]; // the pattern has one group
    const head = phrase.slice(0, match.index);
    const tail = phrase.slice(match.index + all.length);
    const choices = choicesOf(inside.split('|'), isWhole(head.at(-1)) && isWhole(tail[0]));
    if (choices.length > 1) return choices.flatMap((choice) => textsOf(head + choice + tail));
  }
  return [phrase.trim()];
}

/** The words of one part of a text; none for a slot, `undefined` for a word without weight. */
function wordsOf(part: string): readonly (readonly string[])[] {
  if (part === '_') return [[]];
  const choices = part.replace(/[()]/g, '').toLowerCase().split('|');
  const weighty = choices.filter((word) => !isWeightless(word));
  if (weighty.length === 0) return [];
  return ideographs.test(part) ? part.split('').map((character) => [character]) : [weighty];
}

function spellingOf(text: string): readonly Spelling[] {
  const begins = text.startsWith('^');
  const steps: Step[] = [];
  let wide = false;
  for (const part of text.replace('^', '').split(/\s+/)) {
    if (part === '…') wide = true;
    else
      for (const words of wordsOf(part)) {
        steps.push({ words, wide });
        wide = false;
      }
  }
  const [first, ...rest] = steps;
  return first === undefined ? [] : [{ begins, first, rest }];
}

/** The variants of a phrase; none if none of its words has weight. */
export function spellingsOf(phrase: string): readonly Spelling[] {
  return textsOf(phrase).flatMap(spellingOf);
}
