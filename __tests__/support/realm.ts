/** Errors of Node's own realm, which are not an `Error` in the realm of Jest's tests. */
import { types } from 'node:util';

/**
 * Makes errors of Node's `fetch` count as errors. The SDK uses `instanceof`, and would otherwise throw something else than
 * in an app.
 */
export function admitForeignErrors(): void {
  Object.defineProperty(Error, Symbol.hasInstance, {
    value(this: unknown, value: unknown): boolean {
      if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
      return this === Error && (types.isNativeError(value) || value instanceof DOMException);
    },
  });
}
