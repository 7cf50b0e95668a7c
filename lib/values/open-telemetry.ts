/** Reads what an app has registered with OpenTelemetry, without loading `@opentelemetry/api`. */
import { property } from './property.js';

/** The global symbol under which every copy of `@opentelemetry/api` 1.x stores its registrations; the package itself may not be resolvable from here. */
const api = Symbol.for('opentelemetry.js.api.1');

/** The API registered under this name; `undefined` if there is none. */
export function registered(name: 'context' | 'metrics'): unknown {
  return property(property(globalThis, api), name);
}

/** Calls a method of a registered API; returns `undefined` if the method does not exist or throws. */
export function callMethod(owner: unknown, method: string, ...values: readonly unknown[]): unknown {
  const found = property(owner, method);
  try {
    return typeof found === 'function' ? Reflect.apply(found, owner, values) : undefined;
  } catch {
    return undefined;
  }
}
