/** The options of `streamToResponse`, checked and prepared once per object. */
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

/** Options of `streamToResponse`: its own, and those of the error handler. */
export interface StreamOptions<
  Item = unknown,
  Request = RequestLike,
  Own extends string = string,
> extends Options<Request, Own> {
  /**
   * `sse` for Server-Sent Events, `ndjson` for a JSON value a line.
   * @defaultValue 'sse'
   */
  readonly format?: StreamFormat | undefined;
  /**
   * What to send of an item: any value, which is sent as JSON (a string as a JSON string), or `undefined` to send nothing.
   * In NDJSON, `{"done":true}` and `{"error":…}` are the stream's own.
   * @defaultValue the item, without what repeats the request (`instructions`, `tools`, `metadata`, `user`, …)
   */
  readonly map?: ((item: Item) => unknown) | undefined;
  /**
   * After how many milliseconds without an event a comment is sent, so that proxies keep the connection; 0 for never.
   * It begins with the first event, since until then the status is open. Server-Sent Events only.
   * @defaultValue 15_000
   */
  readonly heartbeat?: number | undefined;
  /**
   * Express's `next` of the route, for apps whose error handlers are to be reached by it.
   * @defaultValue `req.next`, behind the error handlers at the route itself
   */
  readonly next?: ((error?: unknown) => void) | undefined;
  /**
   * The error handler in whose words a stream that has begun is ended, where the app calls one of this package in a function of
   * its own, which cannot be found.
   * @defaultValue the one that is mounted, else one for the public
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

/** The options in the form in which they are used. */
export interface Settings {
  readonly format: Format;
  readonly map: (item: unknown) => unknown;
  /** Milliseconds; 0 for never. */
  readonly heartbeat: number;
  /** Made of the error handler's options, where there are any; it answers before any other. */
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

/** A handler is made where the options say anything of one. */
function answererOf(options: Options<never>): ErrorMiddleware | undefined {
  const saysNothing = Object.values(options).every((value) => value === undefined);
  return saysNothing ? undefined : uncountedHandler(options);
}

function prepare(given: StreamOptions<never, never>): Settings {
  const options = checkOptions('streamToResponse', given, checks);
  const { format, map, heartbeat, next, handler, ...others } = options;
  return {
    format: formats[format ?? 'sse'],
    map: (map as Settings['map'] | undefined) ?? defaultMap, // the items are those of its source
    heartbeat: heartbeat ?? 15_000,
    answerer: answererOf(others),
    handler: handler as ErrorMiddleware | undefined, // it gets the request and response of the call
    next,
  };
}

const withDefaults = prepare({});
const prepared = new WeakMap<object, Settings>();

/**
 * The settings of these options.
 * @throws TypeError where one is wrong
 */
export function settingsOf(options: StreamOptions<never, never> | undefined): Settings {
  if (options === undefined) return withDefaults;
  const known = prepared.get(options);
  if (known !== undefined) return known;
  const settings = prepare(options);
  prepared.set(options, settings);
  return settings;
}
