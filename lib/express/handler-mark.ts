/** By what the error handlers of this package know each other, also across its entries and two installed copies. */
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

/** Marks an error handler as ours. */
export function markHandler(handler: ErrorMiddleware): ErrorMiddleware {
  return Object.defineProperty(handler, mark, { value: true });
}

/** Whether it is an error handler of ours. */
export function isMarkedHandler(value: unknown): value is ErrorMiddleware {
  return typeof value === 'function' && property(value, mark) === true;
}

/** How many error handlers the process has made, those aside that the package makes for itself. */
export function handlersMade(): number {
  return Number(Reflect.get(globalThis, madeKey) ?? 0);
}

/** Counts a handler that an app has made. */
export function countHandler(): void {
  Reflect.set(globalThis, madeKey, handlersMade() + 1);
}
