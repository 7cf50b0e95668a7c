/** Marks the error handlers of this package, so that they recognize each other across entries and installed copies. */
import type { BodySource, RequestLike, ResponseLike } from '../respond/index.js';
import { property } from '../values/property.js';

/** Express error-handling middleware; an Express `ErrorRequestHandler`. */
export type ErrorMiddleware = (
  error: unknown,
  request: RequestLike & BodySource,
  response: ResponseLike,
  next: (error?: unknown) => void,
) => void;

const mark = Symbol.for('openai-problem-details.handler');
const madeKey = Symbol.for('openai-problem-details.handlers-made');

/** Marks an error handler as one of this package. */
export function markHandler(handler: ErrorMiddleware): ErrorMiddleware {
  return Object.defineProperty(handler, mark, { value: true });
}

/** Whether a value is an error handler of this package. */
export function isMarkedHandler(value: unknown): value is ErrorMiddleware {
  return typeof value === 'function' && property(value, mark) === true;
}

/** The number of error handlers created in this process, without those that the package created for its own use. */
export function handlersMade(): number {
  return Number(Reflect.get(globalThis, madeKey) ?? 0);
}

/** Counts a handler that the app has created. */
export function countHandler(): void {
  Reflect.set(globalThis, madeKey, handlersMade() + 1);
}
