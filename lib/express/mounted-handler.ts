/** Finds the error handler of this package that an error of the request would reach. */
import { handlersMade, isMarkedHandler, type ErrorMiddleware } from './handler-mark.js';
import { appsOf, behind, handleOf, layersOf, matchedBy, routerOf } from './layers.js';
import { property } from '../values/property.js';

const deepestRouter = 16;
/** The part of a URL that is examined, in characters. */
const longestUrl = 8192;

/** The handler found; `none` if the error reaches no handler of this package; `undefined` if the place of the error was not found. */
type Found = ErrorMiddleware | 'none' | undefined;

/** The first handler of this package among the layers that match the path. */
function firstOf(layers: readonly unknown[], path: string): Found {
  const layer = layers.find(
    (candidate) => isMarkedHandler(handleOf(candidate)) && matchedBy(candidate, path) !== undefined,
  );
  const handle = handleOf(layer);
  return isMarkedHandler(handle) ? handle : 'none';
}

/** The place of an error: the layer that throws it, and the path as the outermost router sees it. */
interface Place {
  readonly isHere: (layer: unknown, path: string) => boolean;
  readonly path: string;
}

/** Follows an error: to the layers after it, then out to the enclosing router, but never into another router. */
function reached(router: unknown, { isHere, path }: Place, depth = 0): Found {
  const layers = depth > deepestRouter ? [] : layersOf(router);
  for (const [index, layer] of layers.entries()) {
    const inside = isHere(layer, path) ? 'none' : insideOf(layer, { isHere, path }, depth);
    if (inside === undefined) continue;
    return inside === 'none' ? firstOf(layers.slice(index + 1), path) : inside;
  }
  return undefined;
}

function insideOf(layer: unknown, { isHere, path }: Place, depth: number): Found {
  const router = handleOf(layer);
  const prefix = layersOf(router).length === 0 ? undefined : matchedBy(layer, path);
  if (prefix === undefined) return undefined;
  return reached(router, { isHere, path: behind(path, prefix) }, depth + 1);
}

/** The path of a request as an app sees it; if the mount path is a pattern, the full path. */
function pathIn(app: unknown, request: object): string {
  const url = property(request, 'originalUrl');
  const path = String(url)
    .slice(0, longestUrl)
    .replace(/[?#][^]*/, '');
  const pathOfApp = property(app, 'path');
  const prefix: unknown = typeof pathOfApp === 'function' ? Reflect.apply(pathOfApp, app, []) : '';
  return behind(path, String(prefix));
}

function isMountedApp(layer: unknown, path: string): boolean {
  const name = property(handleOf(layer), 'name');
  return name === 'mounted_app' && matchedBy(layer, path) !== undefined;
}

/** The handler among the route's own handlers, which `req.next` would skip. */
function handlerOfRoute(request: object): Found {
  return firstOf(layersOf(property(request, 'route')), '/');
}

/** The handler that an error of the route reaches through `req.next`. */
function handlerOfApps(request: object): Found {
  const route = property(request, 'route');
  const isRoute = (layer: unknown): boolean =>
    route !== undefined && property(layer, 'route') === route;
  let found: Found;
  for (const [depth, app] of appsOf(request).entries()) {
    const isHere = depth === 0 ? isRoute : isMountedApp;
    found = reached(routerOf(app), { isHere, path: pathIn(app, request) });
    if (found !== 'none') return found;
  }
  return found;
}

function anyIn(router: unknown, depth = 0): ErrorMiddleware | undefined {
  for (const layer of depth > deepestRouter ? [] : layersOf(router)) {
    const handle = handleOf(layer);
    const found = isMarkedHandler(handle) ? handle : anyIn(handle, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The error handler of this package that an error of this request reaches. If the place of the error cannot be found, it is the only
 * handler created in the process; with several, another one may be closer.
 * @returns `undefined` if there is none, or if it is unclear which one it is
 */
export function handlerFor(request: object): ErrorMiddleware | undefined {
  const own = handlerOfRoute(request);
  const found = own === 'none' ? handlerOfApps(request) : own;
  if (found !== undefined) return found === 'none' ? undefined : found;
  if (handlersMade() !== 1) return undefined;
  return appsOf(request)
    .map((app) => anyIn(routerOf(app)))
    .find((handler) => handler !== undefined);
}

function hasErrorLayer(router: unknown, depth = 0): boolean {
  const layers = depth > deepestRouter ? [] : layersOf(router);
  return layers.some((layer) => {
    const handle = handleOf(layer);
    return (
      property(handle, 'length') === 4 ||
      hasErrorLayer(handle, depth + 1) ||
      hasErrorLayer(property(layer, 'route'), depth + 1)
    );
  });
}

/** Whether the app of a request has error handlers of any kind. */
export function hasErrorHandlers(request: object): boolean {
  return appsOf(request).some((app) => hasErrorLayer(routerOf(app)));
}
