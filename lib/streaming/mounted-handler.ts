/** Finds the error handler that the app has mounted. */
import { isMarkedHandler } from '../express/handler-mark.js';
import type { ErrorMiddleware } from '../index.js';
import { elements, isObject, property } from '../read/property.js';

const mostLayers = 10_000;
const deepestRouter = 16;

type Handler = ErrorMiddleware | undefined;

/** The first of our handlers in a stack of Express's layers, and in the routers that these hold. */
function findIn(router: unknown, depth = 0): Handler {
  if (depth > deepestRouter) return undefined;
  for (const layer of elements(property(router, 'stack'), mostLayers)) {
    const handle = property(layer, 'handle');
    if (isMarkedHandler(handle)) return handle;
    const nested = isObject(handle) ? findIn(handle, depth + 1) : undefined;
    if (nested !== undefined) return nested;
  }
  return undefined;
}

/** Express 4 keeps an app's router as `_router`, and throws where `router` is read. */
function routerOf(app: unknown): unknown {
  return property(app, '_router') ?? property(app, 'router');
}

/** The handler that stands behind the route's own handlers, which `req.next` would skip. */
export function handlerOfRoute(request: object): Handler {
  return findIn(property(request, 'route'));
}

/** Whether the app of this request, or one that it is mounted on, has a handler of ours. */
export function hasHandler(request: object): boolean {
  let app = property(request, 'app');
  for (let depth = 0; app !== undefined && depth <= deepestRouter; depth += 1) {
    if (findIn(routerOf(app)) !== undefined) return true;
    app = property(app, 'parent');
  }
  return false;
}
