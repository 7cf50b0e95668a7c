/** Passes a caught error on as if the route had thrown it. */
import { handleOf, layersOf } from './layers.js';
import { property } from '../values/property.js';

/** Express's `next`. */
export type Next = (reason?: unknown) => void;

function isErrorHandler(layer: unknown): boolean {
  return property(handleOf(layer), 'length') === 4;
}

function methodOf(request: object, route: unknown): unknown {
  const method = String(property(request, 'method')).toLowerCase();
  const answersHead = property(property(route, 'methods'), 'head') === true;
  return method === 'head' && !answersHead ? 'get' : method;
}

/**
 * The layers of the request's route, from the first error handler that follows an ordinary handler; it is unknown which of the handlers
 * has failed.
 */
function layersOfRoute(request: object): readonly unknown[] {
  const route = property(request, 'route');
  const method = methodOf(request, route);
  const layers = layersOf(route).filter((layer) =>
    [undefined, method].includes(property(layer, 'method')),
  );
  const first = layers.findIndex((layer) => !isErrorHandler(layer));
  const start = layers.findIndex((layer, index) => index > first && isErrorHandler(layer));
  return start < 0 ? [] : layers.slice(start);
}

/** Runs the layers as Express runs those of a route. */
function walk(layers: readonly unknown[], pair: readonly [object, object], done: Next): Next {
  let index = 0;
  return function next(reason) {
    const layer = layers[index];
    index += 1;
    if (layer === undefined || reason === 'router') done(reason);
    else if (reason === 'route') done();
    else if (reason) call(layer, ['handleError', 'handle_error'], [reason, ...pair, next]);
    else call(layer, ['handleRequest', 'handle_request'], [...pair, next]);
  };
}

/** Calls a method of the layer, which checks how many parameters its handler takes; Express 5 and 4 use different names. */
function call(layer: unknown, names: readonly string[], values: readonly unknown[]): void {
  const method = names.map((name) => property(layer, name)).find((found) => found !== undefined);
  Reflect.apply(method as (...values: unknown[]) => void, layer, values); // every layer has the method
}

/**
 * The `next` function that passes an error on as if the route had thrown it. `req.next` belongs to the router: the error handlers of the
 * route itself come before it.
 * @returns `undefined` without Express
 */
export function nextOfRoute(request: object, response: object): Next | undefined {
  const next = property(request, 'next');
  if (typeof next !== 'function') return undefined;
  const done: Next = (...reason) => void Reflect.apply(next, undefined, reason);
  const layers = layersOfRoute(request);
  return (reason) => walk(layers, [request, response], done)(reason);
}
