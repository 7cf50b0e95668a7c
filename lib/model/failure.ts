/**
 * The facts of a failed call to the OpenAI API, read from any thrown value.
 * The vocabulary is the SDK's: status, code, type, param, request id.
 */
import type { ContentFilter } from './content-filter.js';
import type { InputError } from './invalid-input.js';
import type { RateLimit } from './rate-limit.js';
import type { RelayedProblem } from './relayed-problem.js';

/** All values of `FailureKind`, which describes them. */
export const failureKinds = [
  'response',
  'stream',
  'connection',
  'timeout',
  'abort',
  'interrupted',
  'credentials',
  'configuration',
  'identity',
  'length',
  'content-filter',
  'refusal',
  'structured-output',
  'invalid-response',
  'job',
  'input',
  'webhook',
  'sdk',
  'app',
] as const;

/**
 * The point at which the call failed:
 * - `response`: the API, or a proxy in front of it, responded with an error
 * - `stream`: an error arrived with status 200, inside a stream or in place of a result
 * - `connection`, `timeout`, `abort`: no response arrived
 * - `interrupted`: the response ended early
 * - `credentials`, `configuration`, `identity`: the client could not send the request
 * - `length`, `content-filter`, `refusal`, `structured-output`, `invalid-response`: the output is unusable
 * - `job`: a background job failed, expired or was cancelled
 * - `input`: the app rejected its client's input before calling the API
 * - `webhook`: a received webhook could not be verified
 * - `sdk`: any other error of the SDK
 * - `app`: not an OpenAI error; only the custom classifier, `classify`, ever sees this kind
 */
export type FailureKind = (typeof failureKinds)[number];

/**
 * How the request relates to the limit stated in the message: `zero` (the limit is 0, so no request is allowed) or
 * `outsized` (the request on its own exceeds the limit). Waiting does not help in either case.
 */
export type HopelessQuota = 'zero' | 'outsized';

/** The facts of one failed call. Strings are as the upstream sent them: redact them before showing them to anyone. */
export interface OpenAIFailure {
  /** The point at which the call failed. */
  readonly kind: FailureKind;
  /** The upstream's HTTP status; `undefined` if there was none (connection, stream). For `input`, the status that the app chose. */
  readonly status: number | undefined;
  /** The API's error code, as a string; for connection failures, the code of the system or TLS library. */
  readonly code: string | undefined;
  /** The API's error type, such as `invalid_request_error`. */
  readonly type: string | undefined;
  /** The request parameter that caused the failure. */
  readonly param: string | undefined;
  /** The upstream's message without the SDK's status prefix, truncated to 4,096 characters. */
  readonly message: string | undefined;
  /** The upstream's request id, to quote to its support. */
  readonly requestId: string | undefined;
  /** Seconds to wait as stated by the upstream, at most one day; may be fractional. */
  readonly retryAfter: number | undefined;
  /** The upstream's `x-ratelimit-*` headers; `undefined` if it sent none. */
  readonly rateLimit: RateLimit | undefined;
  /** Set if the stated limit can never admit the request. */
  readonly quota: HopelessQuota | undefined;
  /** Whether the upstream responded with an HTML page instead of an API error. */
  readonly page: boolean;
  /** The errors in the input; only for `input`. */
  readonly errors: readonly InputError[] | undefined;
  /**
   * The API that failed, such as `Azure OpenAI` or `OpenRouter`, if the error shows it; `OpenAI` if nothing suggests
   * otherwise. `undefined` if another service sent the response, or may have.
   */
  readonly provider: string | undefined;
  /** The result of a content filter, if one blocked the request or the output. */
  readonly contentFilter: ContentFilter | undefined;
  /** `true` if a cooldown responded and no call was made. */
  readonly cooldown: true | undefined;
  /** The problem that the upstream reports, if the upstream is a service that uses this package itself. */
  readonly relayed: RelayedProblem | undefined;
}

/** The provider assumed without further evidence: for SDK errors without a response, and for results in OpenAI's own shape. */
export const assumedProvider = 'OpenAI';

/** Creates a failure; facts that are not given become `undefined`. Without a `provider` member, OpenAI is assumed. */
export function createFailure(
  facts: Partial<OpenAIFailure> & Pick<OpenAIFailure, 'kind'>,
): OpenAIFailure {
  return {
    kind: facts.kind,
    status: facts.status,
    code: facts.code,
    type: facts.type,
    param: facts.param,
    message: facts.message,
    requestId: facts.requestId,
    retryAfter: facts.retryAfter,
    rateLimit: facts.rateLimit,
    quota: facts.quota,
    page: facts.page ?? false,
    errors: facts.errors,
    provider: Object.hasOwn(facts, 'provider') ? facts.provider : assumedProvider,
    contentFilter: facts.contentFilter,
    cooldown: facts.cooldown,
    relayed: facts.relayed,
  };
}
