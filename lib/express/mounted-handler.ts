/** Finds the error handler of ours that an error of the request would reach. Express keeps its handlers in stacks of layers. */
import { isMarkedHandler } from './handler-mark.js';
import type { ErrorMiddleware } from './error-handler.js';
import { elements, property } from '../values/property.js';

const mostLayers = 10_000;
const deepestRouter = 16;

function layersOf(router: unknown): readonly unknown[] {
  return elements(property(router, 'stack'), mostLayers);
}

function handlersOf(layers: readonly unknown[]): readonly ErrorMiddleware[] {
  return layers.map((layer) => property(layer, 'handle')).filter(isMarkedHandler);
}

/** Whether the router has a handler of ours, itself or in a router of its own. */
function hasAny(router: unknown, depth = 0): boolean {
  const layers = layersOf(router);
  if (depth > deepestRouter || layers.length === 0) return false;
  return (
    handlersOf(layers).length > 0 ||
    layers.some((layer) => hasAny(property(layer, 'handle'), depth + 1))
  );
}

/**
 * Whether an error of this route reaches a handler of ours in this router or those inside it: an error goes to the layers that
 * follow, then out to the router around, and never into another router.
 * @returns `undefined` where the route is not there
 */
function reaches(router: unknown, route: unknown, depth = 0): boolean | undefined {
  if (depth > deepestRouter) return undefined;
  const layers = layersOf(router);
  for (const [index, layer] of layers.entries()) {
    const handle = property(layer, 'handle');
    const isHere = property(layer, 'route') === route;
    const inside = isHere ? false : reaches(handle, route, depth + 1);
    if (inside !== undefined) return inside || handlersOf(layers.slice(index + 1)).length > 0;
  }
  return undefined;
}

/** Express 4 keeps an app's router as `_router`, and throws where `router` is read. */
function routerOf(app: unknown): unknown {
  return property(app, '_router') ?? property(app, 'router');
}

/** The handler that stands behind the route's own handlers, which `req.next` would skip. */
export function handlerOfRoute(request: object): ErrorMiddleware | undefined {
  return handlersOf(layersOf(property(request, 'route')))[0];
}

/** Whether an error of this request reaches a handler of ours by `req.next`. */
export function hasHandler(request: object): boolean {
  const route = property(request, 'route');
  let app = property(request, 'app');
  const router = routerOf(app);
  const known = route === undefined ? undefined : reaches(router, route);
  if (known ?? hasAny(router)) return true;
  // An app that is mounted on another hands its errors on; where, cannot be seen.
  for (let depth = 0; app !== undefined && depth < deepestRouter; depth += 1) {
    app = property(app, 'parent');
    if (hasAny(routerOf(app))) return true;
  }
  return false;
}
