/** Fits advice to an occurrence: it states the wait, and refers only to facts that are known. */
import type { OpenAIFailure } from '../model/failure.js';
import { waitTime } from '../model/shared-steps.js';
import { durationWords } from '../values/duration-words.js';

/** The facts that advice may refer to. */
export interface Occasion {
  /** Whether waiting does not help, unlike for other occurrences of the problem type. */
  readonly isHopeless: boolean;
  /** The wait in whole seconds, rounded up so that no client returns too early; `undefined` if it is unknown or no wait can help. */
  readonly retryAfter: number | undefined;
  readonly hasParam: boolean;
}

/** What advice for this occurrence may refer to. `usually` is whether a retry can help other occurrences of its type. */
export function occasionOf(
  { retryAfter, param }: OpenAIFailure,
  retryable: boolean,
  usually: boolean,
): Occasion {
  return {
    isHopeless: usually && !retryable,
    retryAfter: retryable && retryAfter !== undefined ? Math.ceil(retryAfter) : undefined,
    hasParam: param !== undefined,
  };
}

interface Reference {
  readonly phrase: string;
  readonly words: (occasion: Occasion) => string;
}

/** A wait of 0 is the upstream's way of saying that another attempt may be made at once. */
function waitWords(retryAfter: number | undefined): string {
  if (retryAfter === undefined) return 'about a minute';
  return retryAfter === 0 ? 'a moment' : durationWords(retryAfter);
}

const paramPhrase = '`param` and the error message';

const references: readonly Reference[] = [
  {
    phrase: waitTime,
    words: ({ retryAfter }) => waitWords(retryAfter),
  },
  {
    phrase: paramPhrase,
    words: ({ hasParam }) => (hasParam ? paramPhrase : 'the error message'),
  },
];

const waiting = /^(?:Wait|Retry|Try again)\b/;

function fitStep(step: string, occasion: Occasion): string {
  return references.reduce(
    (text, { phrase, words }) => text.replace(phrase, () => words(occasion)),
    step,
  );
}

interface Prepared {
  readonly steps: readonly string[];
  /** Whether a step refers to a fact that an occurrence may lack. */
  readonly refers: boolean;
  readonly json: string;
}

/** The steps of a solution, prepared for every occurrence. */
export interface Steps {
  readonly all: Prepared;
  /** Those that do not advise to wait; all of them if there are no others. */
  readonly withoutWaits: Prepared;
}

function prepare(steps: readonly string[]): Prepared {
  const refers = steps.some((step) => references.some(({ phrase }) => step.includes(phrase)));
  return { steps: [...steps], refers, json: JSON.stringify(steps) };
}

/** Prepares the steps of a solution. */
export function prepareSteps(steps: readonly string[]): Steps {
  const useful = steps.filter((step) => !waiting.test(step));
  return { all: prepare(steps), withoutWaits: prepare(useful.length > 0 ? useful : steps) };
}

function fitted({ steps }: Prepared, occasion: Occasion): readonly string[] {
  return steps.map((step) => fitStep(step, occasion));
}

function preparedFor({ all, withoutWaits }: Steps, { isHopeless }: Occasion): Prepared {
  return isHopeless ? withoutWaits : all;
}

/** A new list of the steps, with the wait that is known, without references to missing facts, and without a wait that cannot help. */
export function fitSteps(steps: Steps, occasion: Occasion): readonly string[] {
  const prepared = preparedFor(steps, occasion);
  return prepared.refers ? fitted(prepared, occasion) : [...prepared.steps];
}

/** The same list as JSON. */
export function stepsJson(steps: Steps, occasion: Occasion): string {
  const prepared = preparedFor(steps, occasion);
  return prepared.refers ? JSON.stringify(fitted(prepared, occasion)) : prepared.json;
}
