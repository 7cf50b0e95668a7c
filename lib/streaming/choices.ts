/** Tracks the choices of chat completion chunks, each of which must end. */
import { isObject } from '../values/property.js';

/** The finish reasons of incomplete output; `error` is used by compatible servers. */
const cutReasons: ReadonlySet<unknown> = new Set(['length', 'content_filter', 'error']);

interface Chunk {
  readonly id?: unknown;
  readonly choices?: unknown;
}

interface Choice {
  readonly index?: unknown;
  readonly finish_reason?: unknown;
}

/** Tracks the choices of one stream. */
export interface Choices {
  /** Processes a chunk; returns `true` if it reports that the output was truncated or filtered. */
  see(chunk: Chunk): boolean;
  /** Whether a choice has started but not ended. */
  areOpen(): boolean;
}

/** Creates the tracker of a stream's choices. */
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
    // Azure's filter may annotate a choice after its end.
    if (!ended.has(index)) open.add(index);
    return false;
  }

  return {
    see(chunk) {
      if (!Array.isArray(chunk.choices)) return false;
      // A helper that runs tools continues with further completions.
      if (chunk.id !== id && chunk.id !== '') ended.clear();
      id = chunk.id;
      let isCut = false;
      for (const choice of chunk.choices) if (isObject(choice) && seeChoice(choice)) isCut = true;
      return isCut;
    },
    areOpen: () => open.size > 0,
  };
}
