/** The sources of a stream, in all forms that the SDK and the platform provide. */
import { isObject, property } from '../values/property.js';
import { show } from '../values/show.js';

/** A web stream. It is read through a reader, which can be cancelled even while a read is pending. */
export interface WebStream<Item> {
  /** Returns a reader and locks the stream to it. */
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
  /** Whether it is a stream of the SDK, which is never empty. */
  readonly isSdk: boolean;
  next(): Promise<IteratorResult<unknown>>;
  /** The error that the source reported by an event instead of throwing it. */
  reported(): { readonly error: unknown } | undefined;
  /** Whether the underlying request was aborted, which just ends the SDK's iterators. */
  isAborted(): boolean;
  /** Ends the source and the underlying request, without waiting. */
  release(): void;
}

/** Ignores the rejection of a promise that is no longer needed. */
export const ignore = (): void => undefined;

/** Calls a method if it exists. Errors, thrown or rejected, are ignored: this is a best effort. */
function attempt(target: unknown, method: string, ...values: unknown[]): void {
  try {
    const found = property(target, method);
    if (typeof found !== 'function') return;
    Promise.resolve(Reflect.apply(found, target, values)).catch(ignore);
  } catch {
    // Ignored, as stated above.
  }
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return isObject(value) && typeof Reflect.get(value, Symbol.asyncIterator) === 'function';
}

function isWebStream(value: unknown): value is WebStream<unknown> {
  return isObject(value) && typeof property(value, 'getReader') === 'function';
}

/** Ends a source that will not be read, or not any further. */
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

/** Whether the value can be read as a stream. */
export function isSource(value: unknown): value is Source<unknown> {
  return isIterable(value) || isWebStream(value);
}

/**
 * Starts to read. The SDK's helpers end the process if an error has no listener, and pass an error to their iterator only
 * while it is waiting, so listeners are added at once.
 * @throws TypeError if the value is not a source
 */
export function open(source: unknown): OpenSource {
  if (!isSource(source)) {
    throw new TypeError(
      `streamToResponse: the stream cannot be ${show(source)}; expected an async iterable or a promise of one (did the call have \`stream: true\`?)`,
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
    next: () => reader.next() as Promise<IteratorResult<unknown>>, // as the protocol requires
    reported: () => reported,
    isAborted: () => property(property(controller, 'signal'), 'aborted') === true,
    release() {
      release(source);
      attempt(reader, 'return');
    },
  };
}
