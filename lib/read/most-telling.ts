/**
 * Searches a thrown value for its most informative error. A wrapper *designates* what failed (`cause`, `lastError`, …) or *lists*
 * its attempts (`errors`, `rejections`). Designated errors win over listed ones, the nearest first. Of listed errors, a response of
 * the API wins over a failure without a response, and that over an abort, which usually is the consequence of another failure;
 * of equals, the first wins.
 */
import type { FailureKind, OpenAIFailure } from '../model/failure.js';
import { elements, isObject, property } from '../values/property.js';

/** Keys under which wrappers keep the designated error. */
const designating = ['cause', 'lastError', 'error', 'originalError', 'reason'];
/** Keys of an `AggregateError`, and of the SDK's uploads of several files. */
const listing = ['errors', 'rejections'];
const mostWrapped = 64;
const mostSiblings = 16;

/** A value to read; `listed` if it was reached through an array of errors. */
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

/** How uninformative a kind is. The other kinds report a response of the API, or a fault that can be fixed. */
const reticence: Partial<Readonly<Record<FailureKind, number>>> = {
  connection: 1,
  interrupted: 1,
  timeout: 1,
  abort: 2,
  sdk: 3,
};

/** Whether the search may stop here: an otherwise unknown error of the SDK may wrap a more informative one. */
function isTelling(failure: OpenAIFailure): boolean {
  return failure.kind !== 'sdk';
}

/** A failure, and the error that it was read from. */
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
 * Reads the thrown value and the errors it wraps, breadth first, each once, at most 64.
 * @param isForeign whether an error that cannot be read, and all that it wraps, belongs to another API or to the app
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
