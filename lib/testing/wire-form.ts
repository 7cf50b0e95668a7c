/** The vocabulary of the table: how a failure arrives at the client that called the API. */

/** What an error response says, before a provider's shape is put around it. */
export interface ErrorFacts {
  /** The HTTP status of the response. */
  readonly status: number;
  /** The message; `{retryAfter}` stands for the seconds to wait. */
  readonly message: string;
  readonly type?: string | null;
  readonly code?: string | number | null;
  readonly param?: string | null;
  /** Seconds to wait, as the message states them. */
  readonly retryAfter?: number;
  /** Header fields that come with it. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the error. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A response that is not the API's: an HTML page of a proxy, or a bare status. */
export interface PageFacts {
  readonly status: number;
  /** The heading of the page; absent where the body is empty. */
  readonly heading?: string;
}

/** How the connection fails; each client library has error shapes of its own for it. */
export type TransportFailure = 'reset' | 'dns' | 'tls' | 'timeout' | 'proxy' | 'silence';

/** A response with status 200 that holds no usable result. */
export type UnusableResult = 'truncated' | 'filtered' | 'refused' | 'page' | 'failed-job';

/** How a stream ends that does not end well. */
export type StreamEnd = 'cut' | 'stall' | 'error-event' | 'truncated' | 'failed';

/** How one failure arrives. */
export type WireForm =
  | { readonly error: ErrorFacts }
  | { readonly page: PageFacts }
  | { readonly transport: TransportFailure }
  | { readonly result: UnusableResult }
  | { readonly stream: StreamEnd };

/** Why `failWith(slug)` and a plain call do not make this failure, and what does. */
export interface OtherWay {
  readonly because: string;
  readonly instead: string;
}

/** What the table knows of one problem type: its wire form, the reason why a plain call is not enough, or both. */
export interface WireRow {
  readonly form?: WireForm;
  readonly other?: OtherWay;
}

/** The API, gateway or server whose form of an error is sent. */
export type Provider =
  'openai' | 'azure' | 'openrouter' | 'vllm' | 'groq' | 'deepseek' | 'mistral' | 'xai' | 'litellm';
