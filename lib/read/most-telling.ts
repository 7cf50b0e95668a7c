/**
 * The search for the most telling error in what was thrown. A wrapper *designates* what failed (`cause`, `lastError`, …) or
 * *lists* what was tried (`errors`, `rejections`). What is designated wins over what is listed, the nearest first; of what is listed, an
 * answer of the API wins over a failure without an answer, that over an abort, which usually is another's consequence; of
 * equals the first.
 */
import type { FailureKind, OpenAIFailure } from '../model/failure.js';
import { elements, isObject, property } from '../values/property.js';

/** Wrappers keep what they designate under one of these. */
const designating = ['cause', 'lastError', 'error', 'originalError', 'reason'];
/** Those of an `AggregateError`, and of the SDK's uploads of several files. */
const listing = ['errors', 'rejections'];
const mostWrapped = 64;
const mostSiblings = 16;

/** A value to look at; `listed` where an array of errors lies on the way to it. */
interface Found {
  readonly value: unknown;
  readonly listed: boolean;
}

function wrapped(error: object, listed: boolean): readonly Found[] {
  const siblings = listing.flatMap((key) => elements(property(error, key), mostSiblings));
  return [
    ...designating.map((key) => ({ value: property(error, key), listed })),
    ...siblings.map((value) => ({ value, listed: true })),
  ];
}

/** How little a kind tells; one that is not named here says what the API answered, or what to set right. */
const reticence: Partial<Readonly<Record<FailureKind, number>>> = {
  connection: 1,
  interrupted: 1,
  timeout: 1,
  abort: 2,
  sdk: 3,
};

/** An error of an SDK that says nothing else may wrap one that does. */
function isTelling(failure: OpenAIFailure): boolean {
  return failure.kind !== 'sdk';
}

/** What was read, and of which error. */
interface Told {
  readonly failure: OpenAIFailure;
  readonly source: object;
}

function moreTelling(best: Told | undefined, told: Told): Told {
  if (best === undefined) return told;
  const { [told.failure.kind]: own = 0, [best.failure.kind]: least = 0 } = reticence;
  return own < least ? told : best;
}

/**
 * Reads the thrown value and what it wraps, breadth first, each once, at most 64.
 * @param isForeign whether an error that cannot be read is another's, and so all that it wraps
 */
export function readMostTelling(
  thrown: unknown,
  read: (error: object) => OpenAIFailure | undefined,
  isForeign: (error: object) => boolean,
): Told | undefined {
  const queue: Found[] = [{ value: thrown, listed: false }];
  const seen = new Set<unknown>();
  let best: Told | undefined;
  for (const { value, listed } of queue) {
    if (!isObject(value) || seen.has(value)) continue;
    if (seen.size === mostWrapped) break;
    seen.add(value);
    const failure = read(value);
    const told = failure && { failure, source: value };
    if (told !== undefined) best = moreTelling(best, told);
    if (told !== undefined && isTelling(told.failure)) {
      if (!listed) return told;
    } else if (!isForeign(value)) queue.push(...wrapped(value, listed));
  }
  return best;
}
