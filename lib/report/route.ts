/** The pattern of a request's route: a small set of values, without data from the client. */
import { property } from '../values/property.js';

const longestRoute = 300;
const placeholder = /^[:*{(]|[:*{(?+]/;
/** Segments of a prefix that cannot be values: words, and versions of an API. */
const plainSegment = /^(?:v\d{1,3}|[a-z]{1,30}(?:[-_.][a-z]{1,30}){0,4})$/i;

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function isAt(pattern: readonly string[], segments: readonly string[], start: number): boolean {
  return pattern.every(
    (expected, index) =>
      placeholder.test(expected) ||
      expected.toLowerCase() === segments[start + index]?.toLowerCase(),
  );
}

/**
 * The path at which the route's router is mounted. Express has already reset `baseUrl` when an error reaches the app's handler; it is then
 * derived from the URL, unless the pattern may match any number of segments.
 */
function prefixOf(request: unknown, pattern: string): string {
  const base = property(request, 'baseUrl');
  if (typeof base === 'string' && base !== '') return base;
  const url = property(request, 'originalUrl');
  if (typeof url !== 'string' || /[*{?+(]/.test(pattern)) return '';
  const segments = segmentsOf(url.slice(0, 2048).replace(/[?#][^]*/, ''));
  const wanted = segmentsOf(pattern);
  const start = segments.length - wanted.length;
  return start > 0 && isAt(wanted, segments, start) ? segments.slice(0, start).join('/') : '';
}

/** The prefix with values replaced by `*`: if a router is mounted at a pattern, its prefix contains them. */
function patternOf(prefix: string): string {
  const segments = segmentsOf(prefix.slice(0, longestRoute));
  return segments.map((segment) => `/${plainSegment.test(segment) ? segment : '*'}`).join('');
}

/** The route's full pattern, like OpenTelemetry's `http.route`; `undefined` if no route was reached. */
export function routeOf(request: unknown): string | undefined {
  const path = property(property(request, 'route'), 'path');
  if (typeof path !== 'string' && !(path instanceof RegExp) && !Array.isArray(path)) {
    return undefined;
  }
  const pattern = String(path);
  const route = patternOf(prefixOf(request, pattern)) + (pattern === '/' ? '' : pattern);
  return route === '' ? '/' : route.slice(0, longestRoute);
}
