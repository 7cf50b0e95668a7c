/** What the items of a stream say of its end: the SDK does not throw where an answer was cut off, filtered or never finished. */
import type { FailureKind } from '../failure.js';
import { isObject, property } from '../read/property.js';
import { createChoices } from './choices.js';

/** A failure that an item reports, or that its absence is. */
export interface Shortfall {
  /** What shows it. */
  readonly error: unknown;
  /** What it is where that does not say. */
  readonly kind: FailureKind;
}

type Significance = 'complete' | 'failed' | 'cut';

/** Events that end an answer, by their type. */
const endings: ReadonlyMap<string, Significance> = new Map([
  ['response.completed', 'complete'],
  ['response.failed', 'failed'],
  ['response.incomplete', 'cut'],
  ['response.cancelled', 'cut'],
  ['error', 'failed'],
  ['transcript.text.done', 'complete'],
  ['speech.audio.done', 'complete'],
  ['image_generation.completed', 'complete'],
  ['image_edit.completed', 'complete'],
  ['thread.run.completed', 'complete'],
  ['thread.run.requires_action', 'complete'],
  ['thread.run.failed', 'failed'],
  ['thread.run.expired', 'failed'],
  ['thread.run.cancelled', 'cut'],
  ['thread.run.incomplete', 'cut'],
]);

/** Types of events of which one that ends the answer must come. */
const family =
  /^(?:response|transcript\.text|speech\.audio|image_generation|image_edit|thread\.run)\./;

const unfinished = 'The stream ended before its answer did.';
const empty = 'The stream ended without an event.';

const kinds: Readonly<Record<Exclude<Significance, 'complete'>, FailureKind>> = {
  failed: 'stream',
  cut: 'interrupted',
};

/** Follows the items of one stream. */
export interface Progress {
  /** Looks at an item; `true` where it is nothing but the report of a failure, which is not to be relayed. */
  see(item: unknown): boolean;
  /** Why the stream, which has ended here, is not complete; `undefined` where it is. */
  shortfall(isSdk: boolean): Shortfall | undefined;
}

/** What is looked at; an item is whatever the source gives. */
interface Item {
  readonly id?: unknown;
  readonly type?: unknown;
  readonly choices?: unknown;
  readonly error?: unknown;
  /** Events of the Assistants API, and unknown ones in openai 4, come as a name and what it carries. */
  readonly event?: unknown;
  readonly data?: unknown;
}

/** An error in the place of a chunk: openai 4.0.0 and clients of compatible servers let it through. */
function isErrorBody(item: Item, error: unknown): boolean {
  if (typeof error !== 'string' && !isObject(error)) return false;
  if (Array.isArray(item.choices) || Object.keys(item).length === 1) return true;
  return typeof property(error, 'message') === 'string' && isObject(error) && 'code' in error;
}

/** Makes the follower of a stream. */
export function createProgress(): Progress {
  const choices = createChoices();
  let isEmpty = true;
  let isOpen = false;
  let found: Shortfall | undefined;

  function seeEvent(type: string, error: unknown): boolean {
    const significance = endings.get(type);
    if (significance === undefined) {
      isOpen ||= family.test(type);
      return false;
    }
    isOpen = false;
    if (significance === 'complete') return false;
    found = { error, kind: kinds[significance] };
    return true;
  }

  return {
    see(item) {
      isEmpty = false;
      if (!isObject(item)) return false;
      const { type, error, event, data } = item as Item; // whatever it is, it has properties
      if (typeof type === 'string') return seeEvent(type, item);
      if (typeof event === 'string' && isObject(data)) return seeEvent(event, data);
      if (isErrorBody(item, error)) {
        found = { error: { error }, kind: 'stream' };
        return true;
      }
      if (choices.see(item)) found ??= { error: item, kind: 'interrupted' };
      return false;
    },
    shortfall(isSdk) {
      if (found !== undefined) return found;
      if (isOpen || choices.areOpen()) return { error: new Error(unfinished), kind: 'interrupted' };
      return isSdk && isEmpty ? { error: new Error(empty), kind: 'invalid-response' } : undefined;
    },
  };
}
