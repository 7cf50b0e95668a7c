/** Waits for what ends a stream from outside: the client that goes, or the response's own signal. */
import { knownState } from '../response-state.js';
import { gone, type Ending } from './relay.js';
import { isOver, type StreamedResponse } from './response.js';

/** The watch over one response. */
export interface Watch {
  readonly ending: Promise<Ending>;
  /** Whether there is nothing to be done any more; known before `ending` tells. */
  readonly isOver: () => boolean;
  stop(): void;
}

/** `Promise.withResolvers()` of Node.js 22. */
function createDeferred<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: ((value: Value) => void) | undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: resolve as (value: Value) => void }; // a promise's executor runs at once
}

/** Watches the connection, and the signal of `abortOnClose` or `deadline`, where the response has one. */
export function watchEnd(response: StreamedResponse): Watch {
  const signal = knownState(response)?.signal;
  const hasEnded = (): boolean => isOver(response) || signal?.aborted === true;
  const { promise, resolve } = createDeferred<Ending>();
  const end = (): void => resolve(gone());
  if (hasEnded()) end();
  response.on('close', end);
  signal?.addEventListener('abort', end);
  return {
    ending: promise,
    isOver: hasEnded,
    stop() {
      response.off('close', end);
      signal?.removeEventListener('abort', end);
    },
  };
}
