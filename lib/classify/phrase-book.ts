/** All phrases of a table, prepared for the search, and the search itself. */
import type { OpenAIFailure } from '../model/failure.js';
import type { Classification, ProblemTypeTable } from '../model/problem-type.js';
import { numbersOf, sayingRules, type BookContent } from './book-content.js';
import { FormTable } from './form-table.js';
import { byWeight, phraseOf, type Phrase } from './phrase.js';
import type { Rule } from './rules.js';
import { Search } from './search.js';
import { tokens } from './vocabulary.js';
import { Words } from './words.js';

/** The phrases that begin with the same word; each list starts with the heaviest. */
interface Bucket {
  /** By their second word, if it must follow at once; `undefined` if there are none. */
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

/** Finds the phrase that decides for a message. */
export class PhraseBook {
  private readonly rules: readonly Rule[];
  private readonly forms: FormTable;
  private readonly isSlot: readonly boolean[];
  /** By the token of the first word, filled once a message contains it. */
  private readonly buckets = new Map<number, Bucket | undefined>();

  /**
   * @param table the problem types whose signatures have the phrases
   * @param content the content made from these phrases
   */
  constructor(
    table: ProblemTypeTable,
    private readonly content: BookContent,
  ) {
    this.rules = sayingRules(table);
    this.forms = new FormTable(content.forms);
    this.isSlot = content.places.map((_, token) => content.slots.includes(token));
  }

  /** The phrases that begin with this token; `undefined` if there are none. */
  private bucketAt(token: number): Bucket | undefined {
    if (!this.buckets.has(token)) this.buckets.set(token, this.readBucket(token));
    return this.buckets.get(token);
  }

  private readBucket(token: number): Bucket | undefined {
    const { open, places } = this.content;
    const own = [
      ...(this.isSlot[token] ? open : []),
      ...numbersOf(places[token] as string), // there is one for each token
    ];
    if (own.length === 0) return undefined;
    return bucketOf(own.map((place) => phraseOf(place, this.content, this.rules)));
  }

  /** The phrase that decides: the earliest definite one, unless a heavier one begins inside it; otherwise a vague one. */
  find(failure: OpenAIFailure): Classification | undefined {
    if (failure.message === undefined) return undefined;
    const words = new Words(failure.message, this.forms);
    const search = new Search(words, this.isSlot, failure);
    for (let at = 0; at < search.limit; at++) {
      const token = words.at(at);
      if (token === tokens.none) break;
      const bucket = this.bucketAt(token);
      if (bucket === undefined) continue;
      const close = bucket.byNext?.get(words.at(at + 1));
      if (close !== undefined) search.tryEach(close, at);
      if (bucket.others.length > 0) search.tryEach(bucket.others, at);
    }
    return search.best ?? search.vague;
  }
}
