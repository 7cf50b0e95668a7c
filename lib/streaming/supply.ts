/** A source that may not be there yet. */
import { isObject, property } from '../values/property.js';
import { ignore, isSource, open, release, type OpenSource } from './source.js';

/** A source, or one that is on its way: an SDK call that has not been awaited. */
export interface Supply {
  readonly source: OpenSource | Promise<OpenSource>;
  /** Ends it, and the request behind it, without waiting: at once, or as soon as it is there. */
  release(): void;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return isObject(value) && typeof property(value, 'then') === 'function';
}

/** A promise of the SDK's must be asked once: every further `then` without a handler would be an unhandled rejection. */
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
 * @throws TypeError where it is neither
 */
export function supplyOf(stream: unknown): Supply {
  if (!isSource(stream) && isThenable(stream)) return supplyOfPromise(stream);
  const source = open(stream);
  return { source, release: () => source.release() };
}
