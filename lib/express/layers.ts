/** The layers in which Express keeps what an app, a router or a route calls; both majors name them alike. */
import { elements, property } from '../values/property.js';

const mostLayers = 10_000;
const deepestApp = 16;

/** The layers of a router or route, in their order. */
export function layersOf(router: unknown): readonly unknown[] {
  return elements(property(router, 'stack'), mostLayers);
}

/** What a layer calls. */
export function handleOf(layer: unknown): unknown {
  return property(layer, 'handle');
}

/** Express 4 keeps an app's router as `_router`, and throws where `router` is read. */
export function routerOf(app: unknown): unknown {
  return property(app, '_router') ?? property(app, 'router');
}

/** The apps of a request: its own, then those that it is mounted on. */
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
 * The part of a path that a layer matches, which its own router does not see; `undefined` where the layer does not match. One
 * that cannot be asked counts as matching.
 */
export function matchedBy(layer: unknown, path: string): string | undefined {
  try {
    const matched: unknown = Reflect.apply(property(layer, 'match') as () => unknown, layer, [
      path,
    ]);
    if (!matched) return undefined;
    // Express 4 and the first routers of Express 5 keep it on the layer.
    return String(property(matched, 'path') ?? property(layer, 'path'));
  } catch {
    return '';
  }
}

/** What is left of a path behind what was matched of it. */
export function behind(path: string, prefix: string): string {
  const rest = path.startsWith(prefix) ? path.slice(prefix.length) : path;
  return rest.startsWith('/') ? rest : `/${rest}`;
}
