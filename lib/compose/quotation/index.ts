/**
 * The parts of an upstream's message that end users may see: sentences of the catalogue, rebuilt from its own words and from slots
 * of known kinds. Words are never copied from the message.
 */
import { kinds, type Kind } from './kinds.js';

/** A sentence, prepared for the search: its pattern has a group for each part. */
interface Phrase {
  readonly pattern: RegExp;
  readonly parts: readonly Kind[];
}

const slot = /\{(\w+)\}/;

/** Fixed words, which are shown as the catalogue has them. */
function fixed(words: string): Kind {
  const source = words.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return { source, read: () => words };
}

/** A sentence ends at a space or at the end of the message; the message may have a full stop that the catalogue lacks. */
function createPhrase(sentence: string): Phrase {
  const parts = sentence.split(slot).map((part, index) =>
    // A test reads every sentence, so each kind exists.
    index % 2 === 0 ? fixed(part) : (kinds[part] as Kind),
  );
  const source = parts.map((part) => `(${part.source})`).join('');
  return { pattern: new RegExp(String.raw`${source}\.?(?=\s|$)\s{0,4}`, 'y'), parts };
}

/** The sentence in the catalogue's words; `undefined` if a slot contains a value that is not of its kind. */
function rebuilt({ parts }: Phrase, values: readonly string[]): string | undefined {
  const shown = parts.map(({ read }, index) => read(values[index] as string)); // each part is a group
  return shown.includes(undefined) ? undefined : shown.join('');
}

/** Returns the part of a message that may be quoted for this problem type; `undefined` if there is none. */
export type Quoter = (slug: string, message: string | undefined) => string | undefined;

/** The sentences from the start of the message, up to the first unknown one; those with an invalid slot are left out. */
function quote(phrases: readonly Phrase[], message: string): string | undefined {
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
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** Creates the quoter for these sentences, by problem type. */
export function createQuoter(sentences: Readonly<Record<string, readonly string[]>>): Quoter {
  const phrases = new Map(
    Object.entries(sentences).map(([slug, rows]) => [slug, rows.map(createPhrase)]),
  );
  return (slug, message) =>
    message === undefined ? undefined : quote(phrases.get(slug) ?? [], message);
}
