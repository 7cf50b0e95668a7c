/** The options of `streamToResponse`, checked and prepared once per object. */
import {
  openaiErrorHandler,
  type ErrorMiddleware,
  type Options,
  type RequestLike,
} from '../index.js';
import { checkOption, type Check } from '../check-option.js';
import { show } from '../show.js';
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
}

/** The options in the form in which they are used. */
export interface Settings {
  readonly format: Format;
  readonly map: (item: unknown) => unknown;
  /** Milliseconds; 0 for never. */
  readonly heartbeat: number;
  /** Made of the error handler's options, where there are any. */
  readonly handler: ErrorMiddleware | undefined;
}

const owner = 'streamToResponse';
const longestDelay = 2 ** 31 - 1;

type OwnOptions = Pick<StreamOptions<never>, 'format' | 'map' | 'heartbeat'>;

function isDelay(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= longestDelay;
}

const checks: Readonly<Record<keyof OwnOptions, Check>> = {
  format: {
    holds: (value) => typeof value === 'string' && Object.hasOwn(formats, value),
    remedy: "use 'sse' or 'ndjson'",
  },
  map: { holds: (value) => typeof value === 'function', remedy: 'give a function' },
  heartbeat: { holds: isDelay, remedy: `give whole milliseconds from 0 to ${longestDelay}` },
};

function checkOwn(own: OwnOptions): void {
  for (const [name, check] of Object.entries(checks)) {
    checkOption(owner, name, own[name as keyof OwnOptions], check);
  }
}

function handlerOf(options: Options<never>): ErrorMiddleware | undefined {
  if (Object.values(options).every((value) => value === undefined)) return undefined;
  try {
    return openaiErrorHandler(options);
  } catch (fault) {
    const known = Object.keys(checks).join(', ');
    throw new TypeError(`${owner}: ${(fault as Error).message} (of its own it has ${known})`, {
      cause: fault,
    });
  }
}

function prepare(options: StreamOptions<never, never>): Settings {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`${owner}: options must be an object, not ${show(options)}`);
  }
  const { format, map, heartbeat, ...others } = options;
  checkOwn({ format, map, heartbeat });
  return {
    format: formats[format ?? 'sse'],
    map: (map as Settings['map'] | undefined) ?? defaultMap, // the items are those of its source
    heartbeat: heartbeat ?? 15_000,
    handler: handlerOf(others),
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
