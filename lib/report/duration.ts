/** Reads when a request began, as recorded by middleware that saw it arrive; an error handler has no way to know. */
import { isArray, property } from '../values/property.js';
import { knownState } from '../respond/response-state.js';

/** pino-http keeps `Date.now()` under its own symbol. */
function sincePinoHttp(response: object): number | undefined {
  const symbol = Object.getOwnPropertySymbols(response).find(
    ({ description }) => description === 'startTime',
  );
  const began = symbol && property(response, symbol);
  return typeof began === 'number' ? Date.now() - began : undefined;
}

/** morgan keeps `process.hrtime()`. */
function sinceMorgan(request: unknown): number | undefined {
  const began = property(request, '_startAt');
  if (!isArray(began)) return undefined;
  const [seconds, nanoseconds] = process.hrtime([Number(began[0]), Number(began[1])]);
  return seconds * 1000 + nanoseconds / 1e6;
}

function sinceNoted(response: object): number | undefined {
  const began = knownState(response)?.began;
  return began === undefined ? undefined : performance.now() - began;
}

/** Whole milliseconds since the request began; `undefined` if no middleware recorded it. */
export function durationOf(request: unknown, response: object): number | undefined {
  const duration = sinceNoted(response) ?? sinceMorgan(request) ?? sincePinoHttp(response);
  // Negative if the system clock was set back.
  return duration !== undefined && duration >= 0 ? Math.round(duration) : undefined;
}
