/** The exported catalogue: a frozen table that is filled at the first access. */
import type { ProblemTypeSlug } from '../catalogue/index.js';
import type { ProblemType } from '../model/problem-type.js';
import { loadCore } from './load.cjs';

/** The operations that access a table. Accessors for all slugs would take three times as long to create as the rest of the face. */
const looks = [
  'get',
  'has',
  'ownKeys',
  'getOwnPropertyDescriptor',
  'isExtensible',
  'preventExtensions',
  'setPrototypeOf',
  'defineProperty',
  'deleteProperty',
  'set',
] as const satisfies readonly (keyof ProxyHandler<object>)[];

function fill(table: object): void {
  if (!Object.isFrozen(table)) Object.freeze(Object.assign(table, loadCore().problemTypes));
}

/** Fills the table before the first access; from then on it behaves like any frozen object. */
function createHandler(): ProxyHandler<object> {
  const handler: ProxyHandler<object> = {};
  for (const look of looks)
    handler[look] = (table: object, ...values: readonly unknown[]) => {
      fill(table);
      return Reflect.apply(Reflect[look], Reflect, [table, ...values]) as never; // as it would be without the proxy
    };
  return handler;
}

/** `console.log` bypasses the proxy. */
const inspected = Symbol.for('nodejs.util.inspect.custom');
const table = Object.defineProperty({}, inspected, { value: () => loadCore().problemTypes });

/** The problem types by slug, frozen. */
export const problemTypes = new Proxy(table, createHandler()) as Readonly<
  Record<ProblemTypeSlug, ProblemType>
>; // once it is filled
