/** The options of `streamToResponse`, checked and prepared once per options object. */
import { uncountedHandler } from '../express/default-handler.js';
import type { ErrorMiddleware } from '../express/handler-mark.js';
import { handlerChecks } from '../express/handler-checks.js';
import type { Options } from '../express/handler-options.js';
import type { RequestLike } from '../respond/index.js';
import {
  aFunction,
  checkOptions,
  milliseconds,
  oneOf,
  type Checks,
} from '../values/check-options.js';
import { defaultMap } from './default-map.js';
import { formats, type Format, type StreamFormat } from './format.js';

/** Options of `streamToResponse`, including those of the error handler. */
export interface StreamOptions<
  Item = unknown,
  Request = RequestLike,
  Own extends string = string,
> extends Options<Request, Own> {
  /**
   * The format of the stream: `sse` for Server-Sent Events, `ndjson` for one JSON value per line.
   * @defaultValue 'sse'
   */
  readonly format?: StreamFormat | undefined;
  /**
   * Returns what to send for an item: any value, which is sent as JSON (a string as a JSON string), or `undefined` to send nothing.
   * In NDJSON, `{"done":true}` and `{"error":…}` are reserved.
   * @defaultValue the item, without members that repeat the request (`instructions`, `tools`, `metadata`, `user`, …)
   */
  readonly map?: ((item: Item) => unknown) | undefined;
  /**
   * The silence in milliseconds after which a comment is sent, so that proxies keep the connection open; 0 for never. It starts
   * with the first event, since the status is undecided until then. Server-Sent Events only.
   * @defaultValue 15_000
   */
  readonly heartbeat?: number | undefined;
  /**
   * The route's `next`, for apps whose error handlers `req.next` does not reach.
   * @defaultValue `req.next`, after the error handlers of the route itself
   */
  readonly next?: ((error?: unknown) => void) | undefined;
  /**
   * The error handler that words the last event if a started stream fails. Needed if the app calls it inside another error
   * handler, where it cannot be found.
   * @defaultValue the mounted handler, otherwise one for end users
   */
  readonly handler?:
    | ((
        error: unknown,
        request: never,
        response: never,
        next: (error?: unknown) => void,
      ) => unknown)
    | undefined;
}

/** The prepared options. */
export interface Settings {
  readonly format: Format;
  readonly map: (item: unknown) => unknown;
  /** In milliseconds; 0 for never. */
  readonly heartbeat: number;
  /** Created if there are options of the error handler; it responds before any other. */
  readonly answerer: ErrorMiddleware | undefined;
  readonly handler: ErrorMiddleware | undefined;
  readonly next: ((error?: unknown) => void) | undefined;
}

const checks: Checks<keyof StreamOptions> = {
  format: oneOf('sse', 'ndjson'),
  map: aFunction,
  heartbeat: milliseconds(0),
  next: aFunction,
  handler: aFunction,
  ...handlerChecks,
};

/** Creates a handler if any of its options are set. */
function answererOf(options: Options<never>): ErrorMiddleware | undefined {
  const saysNothing = Object.values(options).every((value) => value === undefined);
  return saysNothing ? undefined : uncountedHandler(options);
}

function prepare(given: StreamOptions<never, never>): Settings {
  const options = checkOptions('streamToResponse', given, checks);
  const { format, map, heartbeat, next, handler, ...others } = options;
  return {
    format: formats[format ?? 'sse'],
    map: (map as Settings['map'] | undefined) ?? defaultMap, // receives the items of its source
    heartbeat: heartbeat ?? 15_000,
    answerer: answererOf(others),
    handler: handler as ErrorMiddleware | undefined, // receives the request and response of the call
    next,
  };
}

const withDefaults = prepare({});
const prepared = new WeakMap<object, Settings>();

/**
 * The prepared settings for these options.
 * @throws TypeError if one is invalid
 */
export function settingsOf(options: StreamOptions<never, never> | undefined): Settings {
  if (options === undefined) return withDefaults;
  const known = prepared.get(options);
  if (known !== undefined) return known;
  const settings = prepare(options);
  prepared.set(options, settings);
  return settings;
}
