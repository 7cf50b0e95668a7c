/** The parts of a request and a response that are used, and how their connection is kept alive. */

/** The id of a request, as middleware such as pino-http sets it. */
export type RequestId = string | number | object | undefined;

/** The parts of a request that are used. An Express `Request` satisfies it. */
export interface RequestLike {
  /** Set by the app's middleware, if any; used by the option `instance`. */
  readonly id?: RequestId;
  /** The HTTP method. */
  readonly method?: string | undefined;
  /** The URL; inside an Express router, without the router's path. */
  readonly url?: string | undefined;
  /** The full URL, as Express keeps it. */
  readonly originalUrl?: string | undefined;
  /** The header fields by their lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** The parts of a response that are used. Node's `ServerResponse` and Express's `Response` satisfy it. */
export interface ResponseLike {
  statusCode: number;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  readonly destroyed: boolean;
  hasHeader(name: string): boolean;
  getHeader(name: string): unknown;
  /** The names in lower case; mock responses may lack it. */
  getHeaderNames?(): readonly string[];
  setHeader(name: string, value: string): unknown;
  removeHeader(name: string): void;
  end(chunk?: string): unknown;
  destroy?(): unknown;
  /** The head as it was sent, in HTTP/1. */
  readonly _header?: unknown;
}

/** The parts of a request that are used to keep its connection alive. */
export interface BodySource {
  readonly method?: string | undefined;
  readonly socket?: {
    readonly destroyed: boolean;
    destroy?(): unknown;
    resetAndDestroy?(): unknown;
  } | null;
  unpipe?(): unknown;
  resume?(): unknown;
  /** Whether the whole body has been received. */
  readonly complete?: boolean | undefined;
  /** `null` if nothing has begun to read. */
  readonly readableFlowing?: boolean | null | undefined;
  /** How much has been received but not read. */
  readonly readableLength?: number | undefined;
}

/** The same, with the header fields that say what the client accepts. */
export interface Asker extends BodySource {
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/**
 * Whether the client has disconnected or the response has ended. The socket is taken from the request: a response that waits for
 * another one on the same connection has none yet.
 */
export function isGone(request: BodySource, response: ResponseLike): boolean {
  return response.destroyed || response.writableEnded || request.socket?.destroyed === true;
}

/** Most failing requests have no unread body, and draining the stream takes as long as the conversion. */
function hasNoRest({ complete, readableFlowing, readableLength }: BodySource): boolean {
  return complete === true && readableFlowing === null && readableLength === 0;
}

/** Discards the rest of the request's body: an unread one would block the next request on the connection. */
export function discardBody(request: BodySource): void {
  if (hasNoRest(request)) return;
  request.unpipe?.();
  request.resume?.();
}

/** How the problem reached the client: as a response, in a started stream, or not at all because the client had disconnected. */
export type Delivery = 'response' | 'stream' | 'none';
