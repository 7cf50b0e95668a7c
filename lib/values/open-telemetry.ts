/** What an app has registered with OpenTelemetry, read without loading `@opentelemetry/api`. */
import { property } from './property.js';

/** Where every copy of `@opentelemetry/api` 1 keeps what an app has registered. Read there, the package need not be found from here. */
const api = Symbol.for('opentelemetry.js.api.1');

/** What is registered under this name; `undefined` where there is nothing. */
export function registered(name: 'context' | 'metrics'): unknown {
  return property(property(globalThis, api), name);
}

/** Calls a method of what others have registered; `undefined` where there is none, or it fails. */
export function callMethod(owner: unknown, method: string, ...values: readonly unknown[]): unknown {
  const found = property(owner, method);
  try {
    return typeof found === 'function' ? Reflect.apply(found, owner, values) : undefined;
  } catch {
    return undefined;
  }
}
