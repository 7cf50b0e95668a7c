/** Tracks the typed events of the SDK's streams, one of which must be terminal. */
import type { FailureKind } from '../model/failure.js';

/** Terminal events by type: complete, or the kind of the failure unless the event states it. */
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

/** The types of events that a terminal event must follow. */
const family =
  /^(?:response|transcript\.text|speech\.audio|image_generation|image_edit|thread\.run)\./;

/** Tracks the events of one stream. */
export interface Events {
  /** Processes an event by its type; returns the kind of the failure if the event reports one. */
  see(type: string): FailureKind | undefined;
  /** Whether output has started but not ended. */
  areOpen(): boolean;
}

/** Creates the tracker of a stream's events. */
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
