/** Phrases, prepared for the search. */
import type { Classification } from '../model/problem-type.js';
import { numbersOf, type BookContent } from './book-content.js';
import type { Rule } from './rules.js';

/** One word of a phrase as tokens. */
export interface TokenStep {
  readonly any: readonly number[];
  /** The only token; -1 if there are several, or for a slot. */
  readonly only: number;
  readonly slot: boolean;
  readonly wide: boolean;
}

/** A phrase, prepared for the search. */
export interface Phrase extends Classification {
  readonly phrase: string;
  readonly rule: Rule;
  readonly vague: boolean;
  readonly begins: boolean;
  readonly first: TokenStep;
  readonly rest: readonly TokenStep[];
  readonly weight: number;
}

function tokenStepOf(content: string): TokenStep {
  const [wide, ...any] = numbersOf(content);
  const [only = -1] = any.length === 1 ? any : [];
  return { any, only, slot: any.length === 0, wide: wide === 1 };
}

/** A word weighs more than a slot, and consecutive words more than words with a gap. */
function weightOf(steps: readonly TokenStep[]): number {
  return steps.reduce((sum, { slot, wide }) => sum + (slot ? 1 : 2) - (wide ? 1 : 0), 0);
}

/** The number of conditions of a rule in addition to the words. */
function conditionsOf({ statuses, kind, quota, code, type, wait }: Rule): number {
  const asked = [statuses, kind, quota, code, type, wait || undefined];
  return asked.filter((value) => value !== undefined).length;
}

/** Sorts the heaviest first; of equals, the one with more conditions. */
export function byWeight(a: Phrase, b: Phrase): number {
  return b.weight - a.weight || conditionsOf(b.rule) - conditionsOf(a.rule);
}

/** A phrase from the content of a book that was made from these rules. */
export function phraseOf(
  place: number,
  { phrases, steps: contents }: BookContent,
  rules: readonly Rule[],
): Phrase {
  const [from, text, begins, ...places] = numbersOf(phrases[place] as string) as [
    number,
    number,
    ...number[],
  ];
  const rule = rules[from] as Rule;
  const steps = places.map((step) => tokenStepOf(contents[step] as string));
  const [first, ...rest] = steps as [TokenStep, ...TokenStep[]]; // a phrase has a word
  const { slug, retryable, vague } = rule;
  return {
    slug,
    retryable,
    phrase: rule.says[text] as string,
    rule,
    vague,
    begins: begins === 1,
    first,
    rest,
    weight: weightOf(steps),
  };
}
