/** Advice that fits an occurrence: it refers to nothing that this occurrence lacks. */
import type { OpenAIFailure } from '../model/failure.js';

/** What advice may refer to. */
export interface Occasion {
  /** Whether this occurrence is one that no wait helps, unlike others of its type. */
  readonly isHopeless: boolean;
  readonly hasWait: boolean;
  readonly hasParam: boolean;
}

/** What advice may refer to where this failure is told. */
export function occasionOf({ retryAfter, param }: OpenAIFailure, isHopeless: boolean): Occasion {
  return { isHopeless, hasWait: retryAfter !== undefined, hasParam: param !== undefined };
}

interface Reference {
  readonly phrase: string;
  readonly isThere: (occasion: Occasion) => boolean;
  readonly instead: string;
}

const references: readonly Reference[] = [
  {
    phrase: ' at least as long as the Retry-After header says',
    isThere: ({ hasWait }) => hasWait,
    instead: '',
  },
  {
    phrase: 'Look at `param` and the message',
    isThere: ({ hasParam }) => hasParam,
    instead: 'Look at the message',
  },
];

const waiting = /^(?:Wait|Retry|Try again)\b/;

function fitStep(step: string, occasion: Occasion): string {
  return references.reduce(
    (text, { phrase, isThere, instead }) =>
      isThere(occasion) ? text : text.replace(phrase, instead),
    step,
  );
}

/** The steps without references to facts that are missing, and without a wait that cannot help. */
export function fitSteps(steps: readonly string[], occasion: Occasion): readonly string[] {
  const useful = occasion.isHopeless ? steps.filter((step) => !waiting.test(step)) : steps;
  return (useful.length > 0 ? useful : steps).map((step) => fitStep(step, occasion));
}
