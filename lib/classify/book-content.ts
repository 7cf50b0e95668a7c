/**
 * What a phrase book is made of, as JSON: words, phrases as tokens, and where each phrase comes from. Of the catalogue it is computed
 * when the package is built, of an app's own problem types when their first message comes.
 */
import type { ProblemTypeTable } from '../model/problem-type.js';
import { formContentOf, type FormContent } from './form-content.js';
import { spellingsOf, type Step } from './notation.js';
import { createRules, type Rule } from './rules.js';
import { createVocabulary } from './vocabulary.js';

/**
 * A phrase book as JSON. What one message needs little of are strings of numbers with commas between them, which are read where they are
 * needed.
 */
export interface BookContent {
  readonly forms: FormContent;
  /** Each step once: 1 where other words may stand in front, and the tokens that it may be; none for a slot. */
  readonly steps: readonly string[];
  /** The rule, the text among those that the rule says, 1 where it begins the message, and the steps by their places in the list. */
  readonly phrases: readonly string[];
  /** The places of phrases by the token of their first word. */
  readonly places: readonly string[];
  /** The places of those that begin with a slot, and the tokens that stand for what differs from message to message. */
  readonly open: readonly number[];
  readonly slots: readonly number[];
}

/** The numbers of a string. */
export function numbersOf(list: string): readonly number[] {
  return list === '' ? [] : list.split(',').map(Number);
}

/** The rules of a table that say something, in an order that phrases refer to. */
export function sayingRules(table: ProblemTypeTable): readonly Rule[] {
  return createRules(table, ({ says }) => says !== undefined);
}

interface PhraseContent {
  readonly rule: number;
  readonly text: number;
  readonly begins: boolean;
  readonly steps: readonly [first: Step, ...rest: readonly Step[]];
}

function phrasesOf(table: ProblemTypeTable): readonly PhraseContent[] {
  return sayingRules(table).flatMap(({ says }, rule) =>
    says.flatMap((phrase, text) =>
      spellingsOf(phrase).map(({ begins, first, rest }) => ({
        rule,
        text,
        begins,
        steps: [first, ...rest],
      })),
    ),
  );
}

/** By token, the places of phrases whose first word may be it. */
function placesOf(firsts: readonly (readonly number[])[], size: number): readonly string[] {
  const places = Array.from({ length: size }, (): number[] => []);
  for (const [place, first] of firsts.entries())
    for (const token of first) places[token]?.push(place);
  return places.map(String);
}

/** The content of the book of a table's phrases. */
export function bookContentOf(table: ProblemTypeTable): BookContent {
  const phrases = phrasesOf(table);
  const words = phrases.flatMap(({ steps }) => steps.flatMap((step) => step.words));
  const { families, size, slots, tokensFor } = createVocabulary(words);
  const written = ({ words: any, wide }: Step): string =>
    String([Number(wide), ...any.flatMap(tokensFor)]);
  const steps = [...new Set(phrases.flatMap((phrase) => phrase.steps.map(written)))];
  const placeOf = new Map(steps.map((step, place) => [step, place]));
  const firsts = phrases.map(({ steps: [first] }) => first.words.flatMap(tokensFor));
  return {
    forms: formContentOf(families),
    steps,
    phrases: phrases.map(({ rule, text, begins, steps: own }) =>
      String([rule, text, Number(begins), ...own.map((step) => placeOf.get(written(step)))]),
    ),
    places: placesOf(firsts, size),
    open: [...firsts.keys()].filter((place) => firsts[place]?.length === 0),
    slots,
  };
}
