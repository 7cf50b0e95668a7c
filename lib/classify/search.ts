/** Searches one message for the phrase that decides. */
import type { OpenAIFailure } from '../model/failure.js';
import type { Phrase, TokenStep } from './phrase.js';
import { matches } from './rules.js';
import { tokens } from './vocabulary.js';
import type { Words } from './words.js';

/** The most words that `…` in a phrase stands for. */
const widestGap = 4;

/** The state of the search. */
export class Search {
  /** The definite phrase that decides. */
  best: Phrase | undefined;
  /** The first vague phrase. */
  vague: Phrase | undefined;
  /** Where the first definite phrase ends: only a heavier phrase that starts before takes precedence. */
  limit = Infinity;
  private weight = 0;

  constructor(
    private readonly words: Words,
    private readonly isSlot: readonly boolean[],
    private readonly failure: OpenAIFailure,
  ) {}

  /** Tries phrases that start at this word, the heaviest first, until one matches. */
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

  /** The index after the last word of a phrase that starts at `at`; -1 if it does not match. */
  private endOf(rest: readonly TokenStep[], at: number): number {
    let next = at + 1;
    for (const step of rest) {
      const found = step.wide ? this.find(step, next) : this.holds(step, next) ? next : -1;
      if (found === -1) return -1;
      next = found + 1;
    }
    return next;
  }

  /** Whether the word at this index matches the step. */
  private holds({ only, any, slot }: TokenStep, at: number): boolean {
    const token = this.words.at(at);
    if (token === only) return true;
    return slot ? this.isSlot[token] === true : only === -1 && any.includes(token);
  }

  /** The index of the first word, from an index on, that matches the step; -1 if there is none. */
  private find(step: TokenStep, from: number): number {
    for (let at = from; at <= from + widestGap; at++) {
      if (this.holds(step, at)) return at;
      if (this.words.at(at) === tokens.end) return -1;
    }
    return -1;
  }
}
