/** Errors of Node's own realm, which are no `Error` in the realm that jest runs tests in. */
import { types } from 'node:util';

/**
 * Makes errors of Node's `fetch` pass for errors. The SDK asks with `instanceof`, and would throw something else than
 * it does in an app.
 */
export function admitForeignErrors(): void {
  Object.defineProperty(Error, Symbol.hasInstance, {
    value(this: unknown, value: unknown): boolean {
      if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
      return this === Error && (types.isNativeError(value) || value instanceof DOMException);
    },
  });
}
