/**
 * What the public reads of an upstream's message: sentences that the catalogue knows, rebuilt from its own words and from slots
 * of known kinds. Nothing is ever cut out of the message.
 */
import type { Quotation } from '../../model/problem-type.js';
import { kinds } from './kinds.js';

/** A sentence, ready to be looked for. */
interface Phrase {
  readonly pattern: RegExp;
  /** Its words, around the slots. */
  readonly words: readonly string[];
  readonly slots: readonly string[];
}

const slot = /\{(\w+)\}/;

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}

/** A sentence ends at a space or with the message; where it has no full stop, the message may bring one. */
function createPhrase(sentence: string): Phrase {
  const parts = sentence.split(slot);
  const words = parts.filter((_, index) => index % 2 === 0);
  const slots = parts.filter((_, index) => index % 2 === 1);
  const source = words.map(escaped).reduce((left, right, index) => {
    const { source: value } = kinds[slots[index - 1] ?? ''] ?? { source: '' };
    return `${left}(${value})${right}`;
  });
  return { pattern: new RegExp(String.raw`${source}\.?(?=\s|$)\s{0,4}`, 'y'), words, slots };
}

/** The sentence in its own words, or `undefined` where a slot holds what is not of its kind. */
function rebuilt({ words, slots }: Phrase, values: readonly string[]): string | undefined {
  let text = words[0] ?? '';
  for (const [index, name] of slots.entries()) {
    const value = kinds[name]?.read(values[index] ?? '');
    if (value === undefined) return undefined;
    text += value + (words[index + 1] ?? '');
  }
  return text;
}

/** Finds what may be quoted of a message of this problem type. */
export type Quoter = (slug: string, message: string | undefined) => Quotation | undefined;

/** The sentences from the start of the message on, up to the first that is not known; one with a wrong slot is left out. */
function quote(phrases: readonly Phrase[], message: string): Quotation | undefined {
  const sentences: string[] = [];
  for (let index = 0; index < message.length;) {
    const from = index;
    for (const phrase of phrases) {
      phrase.pattern.lastIndex = from;
      const match = phrase.pattern.exec(message);
      if (match === null || match[0] === '') continue;
      index = phrase.pattern.lastIndex;
      const sentence = rebuilt(phrase, match.slice(1));
      if (sentence !== undefined) sentences.push(sentence);
      break;
    }
    if (index === from) break;
  }
  return sentences.length === 0 ? undefined : { text: sentences.join(' ') };
}

/** Makes the quoter of these sentences by problem type. */
export function createQuoter(sentences: Readonly<Record<string, readonly string[]>>): Quoter {
  const phrases = new Map(
    Object.entries(sentences).map(([slug, rows]) => [slug, rows.map(createPhrase)]),
  );
  return (slug, message) =>
    message === undefined ? undefined : quote(phrases.get(slug) ?? [], message);
}
