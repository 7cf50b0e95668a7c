/** The choices of chat completion chunks, each of which must come to an end. */
import { isObject } from '../values/property.js';

/** Why a model stopped that had not finished; `error` is what compatible servers say. */
const cutReasons: ReadonlySet<unknown> = new Set(['length', 'content_filter', 'error']);

interface Chunk {
  readonly id?: unknown;
  readonly choices?: unknown;
}

interface Choice {
  readonly index?: unknown;
  readonly finish_reason?: unknown;
}

/** Follows the choices of one stream. */
export interface Choices {
  /** Looks at a chunk; `true` where it says that the answer was cut off or filtered. */
  see(chunk: Chunk): boolean;
  /** Whether one has begun that has not ended. */
  areOpen(): boolean;
}

/** Makes the follower of a stream's choices. */
export function createChoices(): Choices {
  const open = new Set<unknown>();
  const ended = new Set<unknown>();
  let id: unknown;

  function seeChoice({ index, finish_reason: reason }: Choice): boolean {
    if (typeof reason === 'string') {
      open.delete(index);
      ended.add(index);
      return cutReasons.has(reason);
    }
    // Azure's filter annotates a choice also after its end.
    if (!ended.has(index)) open.add(index);
    return false;
  }

  return {
    see(chunk) {
      if (!Array.isArray(chunk.choices)) return false;
      // A helper that runs tools goes from one answer to the next.
      if (chunk.id !== id && chunk.id !== '') ended.clear();
      id = chunk.id;
      let isCut = false;
      for (const choice of chunk.choices) if (isObject(choice) && seeChoice(choice)) isCut = true;
      return isCut;
    },
    areOpen: () => open.size > 0,
  };
}
