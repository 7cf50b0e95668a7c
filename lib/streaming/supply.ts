/** A source that may still be pending. */
import { isObject, property } from '../values/property.js';
import { ignore, isSource, open, release, type OpenSource } from './source.js';

/** A source, or a promise of one: an SDK call that has not been awaited. */
export interface Supply {
  readonly source: OpenSource | Promise<OpenSource>;
  /** Ends the source and the underlying request, at once or as soon as it is available, without waiting. */
  release(): void;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return isObject(value) && typeof property(value, 'then') === 'function';
}

/** Calls `then` of an SDK promise only once: any further one without a handler would cause an unhandled rejection. */
function supplyOfPromise(promise: PromiseLike<unknown>): Supply {
  let opened: OpenSource | undefined;
  let isReleased = false;
  const source = Promise.resolve(promise).then((awaited) => {
    if (isReleased) release(awaited);
    opened = open(awaited);
    return opened;
  });
  source.catch(ignore);
  return {
    source,
    release() {
      isReleased = true;
      opened?.release();
    },
  };
}

/**
 * Takes a source, or a promise of one.
 * @throws TypeError if it is neither
 */
export function supplyOf(stream: unknown): Supply {
  if (!isSource(stream) && isThenable(stream)) return supplyOfPromise(stream);
  const source = open(stream);
  return { source, release: () => source.release() };
}
