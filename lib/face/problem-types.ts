/** The catalogue as it is exported: a frozen table that is empty until somebody looks into it. */
import type { ProblemTypeSlug } from '../catalogue/index.js';
import type { ProblemType } from '../model/problem-type.js';
import { loadCore } from './load.cjs';

/** By what a table is looked into. An accessor for each slug would take three times as long to make as all else of the face. */
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

/** Fills the table before the first look; from then on it is as any frozen object. */
function createHandler(): ProxyHandler<object> {
  const handler: ProxyHandler<object> = {};
  for (const look of looks)
    handler[look] = (table: object, ...values: readonly unknown[]) => {
      fill(table);
      return Reflect.apply(Reflect[look], Reflect, [table, ...values]) as never; // as it would be without the proxy
    };
  return handler;
}

/** `console.log` looks behind a proxy. */
const inspected = Symbol.for('nodejs.util.inspect.custom');
const table = Object.defineProperty({}, inspected, { value: () => loadCore().problemTypes });

/** The problem types by slug, frozen. */
export const problemTypes = new Proxy(table, createHandler()) as Readonly<
  Record<ProblemTypeSlug, ProblemType>
>; // once it is filled
