/** What is used of a request and its response, and what keeps their connection alive. */

/** What middleware such as pino-http sets as the id of a request. */
export type RequestId = string | number | object | undefined;

/** What is used of a request; an Express `Request` is one. */
export interface RequestLike {
  /** Set by the app's own middleware, if any; for the option `instance`. */
  readonly id?: RequestId;
  /** The HTTP method. */
  readonly method?: string | undefined;
  /** The URL; within a router of Express, without the router's path. */
  readonly url?: string | undefined;
  /** The whole URL, as Express keeps it. */
  readonly originalUrl?: string | undefined;
  /** The header fields, with names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** What is used of a response; Node's `ServerResponse` and Express's `Response` are such. */
export interface ResponseLike {
  statusCode: number;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  readonly destroyed: boolean;
  hasHeader(name: string): boolean;
  getHeader(name: string): unknown;
  /** Names in lower case; a stand-in for a response may lack it. */
  getHeaderNames?(): readonly string[];
  setHeader(name: string, value: string): unknown;
  removeHeader(name: string): void;
  end(chunk?: string): unknown;
  destroy?(): unknown;
  /** The head as it was sent, in HTTP/1. */
  readonly _header?: unknown;
}

/** What is used of the request to let its connection live on. */
export interface BodySource {
  readonly method?: string | undefined;
  readonly socket?: {
    readonly destroyed: boolean;
    destroy?(): unknown;
    resetAndDestroy?(): unknown;
  } | null;
  unpipe?(): unknown;
  resume?(): unknown;
  /** Whether the whole body has come. */
  readonly complete?: boolean | undefined;
  /** `null` if nothing has begun to read. */
  readonly readableFlowing?: boolean | null | undefined;
  /** What has come and was not read. */
  readonly readableLength?: number | undefined;
}

/** What is used of the request: beside that, what the client accepts. */
export interface Asker extends BodySource {
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** The socket is the request's: a response that waits for another on the same connection has none yet. */
export function isGone(request: BodySource, response: ResponseLike): boolean {
  return response.destroyed || response.writableEnded || request.socket?.destroyed === true;
}

/** Most requests that end in an error have no body, or were read to its end: to make them flow takes as long as the conversion. */
function hasNoRest({ complete, readableFlowing, readableLength }: BodySource): boolean {
  return complete === true && readableFlowing === null && readableLength === 0;
}

/** A body that nobody reads would keep the connection from its next request. */
export function discardBody(request: BodySource): void {
  if (hasNoRest(request)) return;
  request.unpipe?.();
  request.resume?.();
}

/** How the problem reached the client: as a response, inside a started stream, or not at all since it had gone. */
export type Delivery = 'response' | 'stream' | 'none';
