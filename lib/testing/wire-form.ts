/** The types of the table of wire forms: how a failure reaches the client that called the API. */

/** The content of an error response, independent of a provider's format. */
export interface ErrorFacts {
  /** The HTTP status of the response. */
  readonly status: number;
  /** The message; `{retryAfter}` stands for the number of seconds to wait. */
  readonly message: string;
  readonly type?: string | null;
  readonly code?: string | number | null;
  readonly param?: string | null;
  /** Seconds to wait, as stated in the message. */
  readonly retryAfter?: number;
  /** Additional header fields of the response. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Additional members of the error. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A response that does not come from the API itself: an HTML page of a proxy, or a bare status. */
export interface PageFacts {
  readonly status: number;
  /** The heading of the page; absent if the body is empty. */
  readonly heading?: string;
}

/** How the connection fails; each HTTP client reports it in its own form. */
export type TransportFailure = 'reset' | 'dns' | 'tls' | 'timeout' | 'proxy' | 'silence';

/** A response with status 200 but without a usable result. */
export type UnusableResult = 'truncated' | 'filtered' | 'refused' | 'page' | 'failed-job';

/** How a stream breaks: the option `then` of `failWith.stream`. */
export type StreamEnd = 'cut' | 'stall' | 'error-event' | 'truncated' | 'failed';

/** How a failure reaches the client. */
export type WireForm =
  | { readonly error: ErrorFacts }
  | { readonly page: PageFacts }
  | { readonly transport: TransportFailure }
  | { readonly result: UnusableResult }
  | { readonly stream: StreamEnd };

/** Why `failWith(slug)` and a plain call do not cause this failure, and what does. */
export interface OtherWay {
  /** Why a plain call does not cause this failure, as a sentence. */
  readonly because: string;
  /** What to do instead, as a sentence. */
  readonly instead: string;
}

/** One problem type in the table: its wire form, the reason why a plain call is not enough, or both. */
export interface WireRow {
  readonly form?: WireForm;
  readonly other?: OtherWay;
}

/** The API, gateway or server whose error format is used. */
export type Provider =
  'openai' | 'azure' | 'openrouter' | 'vllm' | 'groq' | 'deepseek' | 'mistral' | 'xai' | 'litellm';
