/** Phrases in the form in which they are looked up. */
import type { Classification } from '../model/problem-type.js';
import type { Spelling, Step } from './notation.js';
import type { Rule } from './rules.js';
import type { Vocabulary } from './vocabulary.js';

/** One word of a phrase as tokens. */
export interface TokenStep {
  readonly any: readonly number[];
  /** The only token; -1 where there are several, or where it is a slot. */
  readonly only: number;
  readonly slot: boolean;
  readonly wide: boolean;
}

/** A phrase in the form in which it is looked up. */
export interface Phrase extends Classification {
  readonly phrase: string;
  readonly rule: Rule;
  readonly vague: boolean;
  readonly begins: boolean;
  readonly first: TokenStep;
  readonly rest: readonly TokenStep[];
  readonly weight: number;
}

function tokenStepOf({ words, wide }: Step, { tokensFor }: Vocabulary): TokenStep {
  const any = words.flatMap(tokensFor);
  const [only = -1] = any.length === 1 ? any : [];
  return { any, only, slot: words.length === 0, wide };
}

/** A word tells more than a slot, and words in a row more than words apart. */
function weightOf(steps: readonly TokenStep[]): number {
  return steps.reduce((sum, { slot, wide }) => sum + (slot ? 1 : 2) - (wide ? 1 : 0), 0);
}

/** How much a rule asks for beside the words. */
function conditionsOf({ statuses, kind, quota, code, type, wait }: Rule): number {
  const asked = [statuses, kind, quota, code, type, wait || undefined];
  return asked.filter((value) => value !== undefined).length;
}

/** The heaviest first; of equals, the one that asks for more. */
export function byWeight(a: Phrase, b: Phrase): number {
  return b.weight - a.weight || conditionsOf(b.rule) - conditionsOf(a.rule);
}

/** A phrase and the rule that it belongs to, before its words have tokens. */
export interface Entry {
  readonly rule: Rule;
  readonly text: string;
  readonly spelling: Spelling;
}

/** The phrase, once its words have tokens. */
export function phraseOf({ rule, text, spelling }: Entry, vocabulary: Vocabulary): Phrase {
  const first = tokenStepOf(spelling.first, vocabulary);
  const rest = spelling.rest.map((step) => tokenStepOf(step, vocabulary));
  const { slug, retryable, vague } = rule;
  const { begins } = spelling;
  return {
    slug,
    retryable,
    phrase: text,
    rule,
    vague,
    begins,
    first,
    rest,
    weight: weightOf([first, ...rest]),
  };
}
