/** What is streamed: anything that gives one item after the other, in the forms that the SDK and the platform have. */
import { isObject, property } from '../values/property.js';
import { show } from '../values/show.js';

/** A web stream; it is read by a reader of its own, which can be cancelled also while it waits. */
export interface WebStream<Item> {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Item | undefined }>;
    cancel(): Promise<unknown>;
  };
}

/** A stream of the SDK, one of its stream helpers, or any other async iterable or web stream. */
export type Source<Item> = AsyncIterable<Item> | WebStream<Item>;

interface Reader {
  next(): unknown;
  return?(): unknown;
}

/** A source that is being read. */
export interface OpenSource {
  /** Whether it is the SDK's: such a stream is never empty. */
  readonly isSdk: boolean;
  next(): Promise<IteratorResult<unknown>>;
  /** What the source has reported by an event instead of throwing it. */
  reported(): { readonly error: unknown } | undefined;
  /** Whether the request behind it has been aborted; the SDK's iterators just end then. */
  isAborted(): boolean;
  /** Ends it, and the request behind it, without waiting. */
  release(): void;
}

/** What fails when nobody waits for it any more. */
export const ignore = (): void => undefined;

/** Calls a method where there is one. What it throws, now or later, is no matter: a source is listened to or ended if it can be. */
function attempt(target: unknown, method: string, ...values: unknown[]): void {
  try {
    const found = property(target, method);
    if (typeof found !== 'function') return;
    Promise.resolve(Reflect.apply(found, target, values)).catch(ignore);
  } catch {
    // It cannot be.
  }
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return isObject(value) && typeof Reflect.get(value, Symbol.asyncIterator) === 'function';
}

function isWebStream(value: unknown): value is WebStream<unknown> {
  return isObject(value) && typeof property(value, 'getReader') === 'function';
}

/** Ends a source that is not going to be read, or not any further. */
export function release(source: unknown): void {
  attempt(property(source, 'controller'), 'abort');
  attempt(source, 'abort');
  attempt(source, isWebStream(source) ? 'cancel' : 'destroy');
}

function readerOf(source: Source<unknown>): Reader {
  if (!isWebStream(source)) return source[Symbol.asyncIterator]();
  const reader = source.getReader();
  return { next: () => reader.read(), return: () => reader.cancel() };
}

/** Whether it can be read. */
export function isSource(value: unknown): value is Source<unknown> {
  return isIterable(value) || isWebStream(value);
}

/**
 * Begins to read. The SDK's helpers end the process where an error has no listener, and tell an error to their iterator only
 * where it is waiting: so this listens, at once.
 * @throws TypeError where it is no source
 */
export function open(source: unknown): OpenSource {
  if (!isSource(source)) {
    throw new TypeError(
      `streamToResponse: the stream cannot be ${show(source)}; give an async iterable or a promise of one (did the call have \`stream: true\`?)`,
    );
  }
  let reported: { error: unknown } | undefined;
  const listen = (error: unknown): void => {
    reported ??= { error };
  };
  attempt(source, 'on', 'error', listen);
  attempt(source, 'on', 'abort', listen);
  const reader = readerOf(source);
  const controller = property(source, 'controller');
  return {
    isSdk: typeof property(controller, 'abort') === 'function',
    next: () => reader.next() as Promise<IteratorResult<unknown>>, // as iterators do
    reported: () => reported,
    isAborted: () => property(property(controller, 'signal'), 'aborted') === true,
    release() {
      release(source);
      attempt(reader, 'return');
    },
  };
}
