/** Fits advice to an occurrence, so that it refers only to facts that are known. */

/** The facts that advice may refer to. */
export interface Occasion {
  /** Whether waiting does not help, unlike for other occurrences of the problem type. */
  readonly isHopeless: boolean;
  readonly hasWait: boolean;
  readonly hasParam: boolean;
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

/** A new list of the steps, without references to facts that are missing, and without a wait that cannot help. */
export function fitSteps(steps: Steps, occasion: Occasion): readonly string[] {
  const prepared = preparedFor(steps, occasion);
  return prepared.refers ? fitted(prepared, occasion) : [...prepared.steps];
}

/** The same list as JSON. */
export function stepsJson(steps: Steps, occasion: Occasion): string {
  const prepared = preparedFor(steps, occasion);
  return prepared.refers ? JSON.stringify(fitted(prepared, occasion)) : prepared.json;
}
