/** Tracks whether a stream is complete: the SDK does not throw if the output was truncated, filtered or never finished. */
import type { FailureKind } from '../model/failure.js';
import { isProblemDetails } from '../model/problem-details.js';
import { isObject, property } from '../values/property.js';
import { createChoices } from './choices.js';
import { createEvents } from './events.js';

/** A failure that an item reports, or that a missing item implies. */
export interface Shortfall {
  /** The error or item that shows it. */
  readonly error: unknown;
  /** The kind of the failure, unless the error states it. */
  readonly kind: FailureKind;
}

const unfinished = 'The stream ended before the output was complete.';
const empty = 'The stream ended without any events.';

/** Tracks the items of one stream. */
export interface Progress {
  /** Processes an item; returns `true` if it only reports a failure, and so is not to be relayed. */
  see(item: unknown): boolean;
  /** The reason why an ended stream is not complete; `undefined` if it is. */
  shortfall(isSdk: boolean): Shortfall | undefined;
}

/** The used part of an item; the source may yield anything. */
interface Item {
  readonly id?: unknown;
  readonly type?: unknown;
  readonly choices?: unknown;
  readonly error?: unknown;
  /** Events of the Assistants API, and unknown ones in openai 4, consist of a name and data. */
  readonly event?: unknown;
  readonly data?: unknown;
  /** Of a problem of this package. */
  readonly meaning?: unknown;
}

/** Whether the item is an error in place of a chunk: openai 4.0.0 and clients of compatible servers let it through. */
function isErrorBody(item: Item, error: unknown): boolean {
  if (typeof error !== 'string' && !isObject(error)) return false;
  if (Array.isArray(item.choices) || Object.keys(item).length === 1) return true;
  return typeof property(error, 'message') === 'string' && isObject(error) && 'code' in error;
}

/** Creates the tracker of a stream. */
export function createProgress(): Progress {
  const choices = createChoices();
  const events = createEvents();
  let isEmpty = true;
  let found: Shortfall | undefined;

  function seeEvent(type: string, error: unknown): boolean {
    const kind = events.see(type);
    if (kind !== undefined) found = { error, kind };
    return kind !== undefined;
  }

  function seeItem(item: Item): boolean {
    const { type, error, event, data, meaning } = item;
    // openai 5 and 6 let the last event of a service that uses this package through as an item.
    if (typeof meaning === 'string' && isProblemDetails(item)) {
      found = { error: { error: item }, kind: 'stream' };
      return true;
    }
    if (typeof type === 'string') return seeEvent(type, item);
    if (typeof event === 'string' && isObject(data)) return seeEvent(event, data);
    const isError = isErrorBody(item, error);
    if (isError) found = { error: { error }, kind: 'stream' };
    else if (choices.see(item)) found ??= { error: item, kind: 'interrupted' };
    return isError;
  }

  return {
    see(item) {
      isEmpty = false;
      return isObject(item) && seeItem(item);
    },
    shortfall(isSdk) {
      if (found !== undefined) return found;
      if (events.areOpen() || choices.areOpen()) {
        return { error: new Error(unfinished), kind: 'interrupted' };
      }
      return isSdk && isEmpty ? { error: new Error(empty), kind: 'invalid-response' } : undefined;
    },
  };
}
