/** The pattern of a request's route: few values, and nothing of the client's. */
import { property } from '../values/property.js';

const longestRoute = 300;
const placeholder = /^[:*{(]|[:*{(?+]/;
/** Segments of a prefix that are surely no value: words, and versions of an API. */
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
 * Where the route's router is mounted. Express has taken `baseUrl` back when an error reaches the app's handler; the path then
 * tells, unless the pattern may match any number of segments.
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

/** A router that is mounted at a pattern has its values in the prefix: they are no part of it. */
function patternOf(prefix: string): string {
  const segments = segmentsOf(prefix.slice(0, longestRoute));
  return segments.map((segment) => `/${plainSegment.test(segment) ? segment : '*'}`).join('');
}

/** The route's path behind its router's, as OpenTelemetry's `http.route`; `undefined` where no route was reached. */
export function routeOf(request: unknown): string | undefined {
  const path = property(property(request, 'route'), 'path');
  if (typeof path !== 'string' && !(path instanceof RegExp) && !Array.isArray(path)) {
    return undefined;
  }
  const pattern = String(path);
  const route = patternOf(prefixOf(request, pattern)) + (pattern === '/' ? '' : pattern);
  return route === '' ? '/' : route.slice(0, longestRoute);
}
