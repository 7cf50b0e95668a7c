/** The typed events of the SDK's streams, one of which must end the answer. */
import type { FailureKind } from '../model/failure.js';

/** Events that end an answer, by their type: with what kind of failure where they say no more, or well. */
const endings: ReadonlyMap<string, FailureKind | 'complete'> = new Map<
  string,
  FailureKind | 'complete'
>([
  ['response.completed', 'complete'],
  ['response.failed', 'stream'],
  ['response.incomplete', 'interrupted'],
  ['response.cancelled', 'interrupted'],
  ['error', 'stream'],
  ['transcript.text.done', 'complete'],
  ['speech.audio.done', 'complete'],
  ['image_generation.completed', 'complete'],
  ['image_edit.completed', 'complete'],
  ['thread.run.completed', 'complete'],
  ['thread.run.requires_action', 'complete'],
  ['thread.run.failed', 'stream'],
  ['thread.run.expired', 'stream'],
  ['thread.run.cancelled', 'interrupted'],
  ['thread.run.incomplete', 'interrupted'],
]);

/** Types of events of which one that ends the answer must come. */
const family =
  /^(?:response|transcript\.text|speech\.audio|image_generation|image_edit|thread\.run)\./;

/** Follows the events of one stream. */
export interface Events {
  /** Looks at the type of an event; gives the kind of failure where the event reports one. */
  see(type: string): FailureKind | undefined;
  /** Whether an answer has begun that has not ended. */
  areOpen(): boolean;
}

/** Makes the follower of a stream's events. */
export function createEvents(): Events {
  let isOpen = false;
  return {
    see(type) {
      const ending = endings.get(type);
      if (ending === undefined) {
        isOpen ||= family.test(type);
        return undefined;
      }
      isOpen = false;
      return ending === 'complete' ? undefined : ending;
    },
    areOpen: () => isOpen,
  };
}
