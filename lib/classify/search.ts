/** The search for the phrase that decides in one message. */
import type { OpenAIFailure } from '../model/failure.js';
import type { Phrase, TokenStep } from './phrase.js';
import { matches } from './rules.js';
import { tokens } from './vocabulary.js';
import type { Words } from './words.js';

/** So many words may stand where a phrase has `…`. */
const widestGap = 4;

/** What was found so far. */
export class Search {
  /** The definite phrase that decides. */
  best: Phrase | undefined;
  /** The first vague one. */
  vague: Phrase | undefined;
  /** Where the first definite phrase ends: only what begins inside of it may outdo it. */
  limit = Infinity;
  private weight = 0;

  constructor(
    private readonly words: Words,
    private readonly isSlot: readonly boolean[],
    private readonly failure: OpenAIFailure,
  ) {}

  /** Tries phrases that begin at this word, the heaviest first, until one holds. */
  tryEach(phrases: readonly Phrase[], at: number): void {
    for (const phrase of phrases) {
      if (phrase.weight <= this.weight) return;
      const end = phrase.begins && at > 0 ? -1 : this.endOf(phrase.rest, at);
      if (end === -1 || !matches(phrase.rule, this.failure)) continue;
      if (phrase.vague) this.vague ??= phrase;
      else return this.keep(phrase, end);
    }
  }

  private keep(phrase: Phrase, end: number): void {
    if (this.best === undefined) this.limit = end;
    this.best = phrase;
    this.weight = phrase.weight;
  }

  /** Behind the last word of a phrase that begins at `at`; -1 where it does not. */
  private endOf(rest: readonly TokenStep[], at: number): number {
    let next = at + 1;
    for (const step of rest) {
      const found = step.wide ? this.find(step, next) : this.holds(step, next) ? next : -1;
      if (found === -1) return -1;
      next = found + 1;
    }
    return next;
  }

  /** Whether the step's word stands at this place. */
  private holds({ only, any, slot }: TokenStep, at: number): boolean {
    const token = this.words.at(at);
    if (token === only) return true;
    return slot ? this.isSlot[token] === true : only === -1 && any.includes(token);
  }

  /** Where, from a place on, the step's word stands; -1 where it does not. */
  private find(step: TokenStep, from: number): number {
    for (let at = from; at <= from + widestGap; at++) {
      if (this.holds(step, at)) return at;
      if (this.words.at(at) === tokens.end) return -1;
    }
    return -1;
  }
}
