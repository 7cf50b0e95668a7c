/** By what the error handlers of this package know each other, also across two installed copies. */
const mark = Symbol.for('openai-problem-details.handler');

/** Marks an error handler as ours. */
export function markHandler<Handler extends object>(handler: Handler): Handler {
  return Object.defineProperty(handler, mark, { value: true });
}

/** Whether it is an error handler of ours. */
export function isMarkedHandler(value: unknown): value is (...args: unknown[]) => void {
  return typeof value === 'function' && Reflect.get(value, mark) === true;
}
