/**
 * What a phrase book is made of, as JSON: words, phrases as tokens, and where each phrase comes from. Of the catalogue it is computed
 * when the package is built, of an app's own problem types when their first message comes.
 */
import type { ProblemTypeTable } from '../model/problem-type.js';
import { formContentOf, type FormContent } from './form-content.js';
import { spellingsOf, type Step } from './notation.js';
import { createRules, type Rule } from './rules.js';
import { createVocabulary, type Vocabulary } from './vocabulary.js';

/** 1 where other words may stand in front, and the tokens that the step may be; none for a slot. */
export type StepContent = readonly [wide: number, ...any: readonly number[]];

/** The rule, the text among those that the rule says, 1 where it begins the message, and the steps by their places in the list. */
export type PhraseContent = readonly [
  rule: number,
  text: number,
  begins: number,
  ...steps: readonly number[],
];

/** A phrase book as JSON. */
export interface BookContent {
  readonly forms: FormContent;
  /** How many tokens there are, and those that stand for what differs from message to message. */
  readonly tokens: number;
  readonly slots: readonly number[];
  /** Each step once. */
  readonly steps: readonly StepContent[];
  readonly phrases: readonly PhraseContent[];
}

/** The rules of a table that say something, in an order that phrases refer to. */
export function sayingRules(table: ProblemTypeTable): readonly Rule[] {
  return createRules(table, ({ says }) => says !== undefined);
}

/** Gives each value one place in a list of those that differ. */
class Places<Value> {
  readonly values: Value[] = [];
  private readonly known = new Map<string, number>();

  of(value: Value): number {
    const key = JSON.stringify(value);
    const place = this.known.get(key) ?? this.values.push(value) - 1;
    this.known.set(key, place);
    return place;
  }
}

function stepContentOf({ words, wide }: Step, { tokensFor }: Vocabulary): StepContent {
  return [Number(wide), ...words.flatMap(tokensFor)];
}

/** The content of the book of a table's phrases. */
export function bookContentOf(table: ProblemTypeTable): BookContent {
  const entries = sayingRules(table).flatMap(({ says }, rule) =>
    says.flatMap((phrase, text) =>
      spellingsOf(phrase).map(({ begins, first, rest }) => ({
        rule,
        text,
        begins,
        steps: [first, ...rest],
      })),
    ),
  );
  const words = entries.flatMap(({ steps }) => steps.flatMap((step) => step.words));
  const vocabulary = createVocabulary(words);
  const places = new Places<StepContent>();
  const phrases = entries.map(({ rule, text, begins, steps }): PhraseContent => [
    rule,
    text,
    Number(begins),
    ...steps.map((step) => places.of(stepContentOf(step, vocabulary))),
  ]);
  const { families, size, slots } = vocabulary;
  return { forms: formContentOf(families), tokens: size, slots, steps: places.values, phrases };
}
