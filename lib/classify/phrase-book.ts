/** All phrases of a table in the form in which they are looked up, and the search for what a message says. */
import type { OpenAIFailure } from '../model/failure.js';
import type { Classification, ProblemTypeTable } from '../model/problem-type.js';
import { spellingsOf } from './notation.js';
import { byWeight, phraseOf, type Entry, type Phrase } from './phrase.js';
import { createRules } from './rules.js';
import { Search } from './search.js';
import { createVocabulary, tokens, type Vocabulary } from './vocabulary.js';
import { Words } from './words.js';

/** The phrases that begin with the same word, each list with the heaviest in front. */
interface Bucket {
  /** By their second word, where it must follow at once; `undefined` where there are none. */
  readonly byNext: ReadonlyMap<number, readonly Phrase[]> | undefined;
  readonly others: readonly Phrase[];
}

function bucketOf(phrases: readonly Phrase[]): Bucket {
  const byNext = new Map<number, Phrase[]>();
  const others: Phrase[] = [];
  for (const phrase of phrases.toSorted(byWeight)) {
    const [second] = phrase.rest;
    if (second === undefined || second.wide || second.slot) others.push(phrase);
    else for (const token of second.any) append(byNext, token, phrase);
  }
  return { byNext: byNext.size === 0 ? undefined : byNext, others };
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function entriesOf(table: ProblemTypeTable): readonly Entry[] {
  return createRules(table, ({ says }) => says !== undefined).flatMap((rule) =>
    rule.says.flatMap((text) => spellingsOf(text).map((spelling) => ({ rule, text, spelling }))),
  );
}

/** The phrases by the token of their first word; those that begin with a slot, by whatever fills one. */
function bucketsOf(
  phrases: readonly Phrase[],
  { isSlot }: Vocabulary,
): readonly (Bucket | undefined)[] {
  const slots = phrases.filter(({ first }) => first.slot);
  const lists = isSlot.map((slot) => (slot ? [...slots] : []));
  for (const phrase of phrases) for (const token of phrase.first.any) lists[token]?.push(phrase);
  return lists.map((list) => (list.length === 0 ? undefined : bucketOf(list)));
}

/** Finds what messages say. */
export class PhraseBook {
  private readonly vocabulary: Vocabulary;
  /** By the token of the first word. */
  private readonly buckets: readonly (Bucket | undefined)[];

  /** @param table the problem types whose signatures have the phrases */
  constructor(table: ProblemTypeTable) {
    const entries = entriesOf(table);
    const words = entries.flatMap(({ spelling }) =>
      [spelling.first, ...spelling.rest].flatMap((step) => step.words),
    );
    this.vocabulary = createVocabulary(words);
    const phrases = entries.map((entry) => phraseOf(entry, this.vocabulary));
    this.buckets = bucketsOf(phrases, this.vocabulary);
  }

  /** What the message says: the earliest definite phrase, unless a heavier one begins inside of it; else a vague one. */
  find(failure: OpenAIFailure): Classification | undefined {
    if (failure.message === undefined) return undefined;
    const { forms, isSlot } = this.vocabulary;
    const words = new Words(failure.message, forms);
    const search = new Search(words, isSlot, failure);
    for (let at = 0; at < search.limit; at++) {
      const token = words.at(at);
      if (token === tokens.none) break;
      const bucket = this.buckets[token];
      if (bucket === undefined) continue;
      const close = bucket.byNext?.get(words.at(at + 1));
      if (close !== undefined) search.tryEach(close, at);
      if (bucket.others.length > 0) search.tryEach(bucket.others, at);
    }
    return search.best ?? search.vague;
  }
}
