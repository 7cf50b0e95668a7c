/** Reads Express's layers, which hold the handlers of an app, a router or a route. Express 4 and 5 use the same names. */
import { elements, property } from '../values/property.js';

const mostLayers = 10_000;
const deepestApp = 16;

/** The layers of a router or route, in order. */
export function layersOf(router: unknown): readonly unknown[] {
  return elements(property(router, 'stack'), mostLayers);
}

/** The handler of a layer. */
export function handleOf(layer: unknown): unknown {
  return property(layer, 'handle');
}

/** The router of an app. Express 4 keeps it as `_router`, and throws if `router` is read. */
export function routerOf(app: unknown): unknown {
  return property(app, '_router') ?? property(app, 'router');
}

/** The apps of a request: its own, then those that it is mounted in. */
export function appsOf(request: object): readonly unknown[] {
  const apps: unknown[] = [];
  let app = property(request, 'app');
  while (app !== undefined && apps.length < deepestApp) {
    apps.push(app);
    app = property(app, 'parent');
  }
  return apps;
}

/**
 * The part of a path that a layer matches and hides from its own router; `undefined` if the layer does not match. A layer that
 * cannot be tested counts as matching.
 */
export function matchedBy(layer: unknown, path: string): string | undefined {
  try {
    const matched: unknown = Reflect.apply(property(layer, 'match') as () => unknown, layer, [
      path,
    ]);
    if (!matched) return undefined;
    // Express 4 and the first routers of Express 5 keep the path on the layer.
    return String(property(matched, 'path') ?? property(layer, 'path'));
  } catch {
    return '';
  }
}

/** The rest of a path after the matched part. */
export function behind(path: string, prefix: string): string {
  const rest = path.startsWith(prefix) ? path.slice(prefix.length) : path;
  return rest.startsWith('/') ? rest : `/${rest}`;
}
