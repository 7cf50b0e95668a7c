/** Watches for what ends a stream from outside: a disconnected client, or the response's own signal. */
import { knownState } from '../respond/response-state.js';
import { gone, type Ending } from './relay.js';
import { isOver, onClose, type Connection } from './connection.js';

/** The watch over one response. */
export interface Watch {
  readonly ending: Promise<Ending>;
  /** Whether the stream has ended; known before `ending` resolves. */
  readonly isOver: () => boolean;
  stop(): void;
}

/** `Promise.withResolvers()`, which requires Node.js 22. */
function createDeferred<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: ((value: Value) => void) | undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: resolve as (value: Value) => void }; // the executor runs synchronously
}

/** Watches the connection, and the signal of `abortOnClose` or `deadline` if the response has one. */
export function watchEnd(connection: Connection): Watch {
  const signal = knownState(connection.response)?.signal;
  const hasEnded = (): boolean => isOver(connection) || signal?.aborted === true;
  const { promise, resolve } = createDeferred<Ending>();
  const end = (): void => resolve(gone());
  if (hasEnded()) end();
  const off = onClose(connection, end);
  signal?.addEventListener('abort', end);
  return {
    ending: promise,
    isOver: hasEnded,
    stop() {
      off();
      signal?.removeEventListener('abort', end);
    },
  };
}
