/**
 * What is known of a failed call to the OpenAI API: plain facts, read from whatever was thrown.
 * The vocabulary is that of the SDK (status, code, type, param, request id).
 */
import type { ContentFilter } from './content-filter.js';
import type { InputError } from './invalid-input.js';
import type { RateLimit } from './rate-limit.js';
import type { RelayedProblem } from './relayed-problem.js';

/**
 * At which point the call failed:
 * - `response`: the API, or something in front of it, answered with an error
 * - `stream`: an error arrived with status 200: inside a stream, or in the place of a result
 * - `connection`, `timeout`, `abort`: there was no answer
 * - `interrupted`: the answer ended in the middle
 * - `credentials`, `configuration`, `identity`: the client could not send the request
 * - `length`, `content-filter`, `refusal`, `structured-output`, `invalid-response`: the answer is unusable
 * - `job`: a job in the background ended as failed, expired or cancelled
 * - `input`: the app refused what its client sent, before it called the API
 * - `webhook`: a received webhook could not be verified
 * - `sdk`: some other error of the SDK's own
 * - `app`: the error is not OpenAI's; only a rule of the app's own, `classify`, is asked about it
 */
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

/** At which point the call failed; each kind is described at the list of them. */
export type FailureKind = (typeof failureKinds)[number];

/**
 * How the limit that a message states relates to the request: `zero` (nothing is allowed at all) or
 * `outsized` (the request alone needs more than the limit). In both cases no wait helps.
 */
export type HopelessQuota = 'zero' | 'outsized';

/** The facts of one failed call. Strings are as the upstream sent them: redact before you show them. */
export interface OpenAIFailure {
  /** At which point the call failed. */
  readonly kind: FailureKind;
  /** The upstream's HTTP status; `undefined` where there was none (connection, stream). Of `input`: the app's choice. */
  readonly status: number | undefined;
  /** The API's error code, as a string; for connection failures the system's or TLS library's code. */
  readonly code: string | undefined;
  /** The API's error type, such as `invalid_request_error`. */
  readonly type: string | undefined;
  /** The request parameter at fault. */
  readonly param: string | undefined;
  /** The upstream's own message without the SDK's status prefix, cut at 4,096 characters. */
  readonly message: string | undefined;
  /** The upstream's request id, which its support asks for. */
  readonly requestId: string | undefined;
  /** Seconds to wait that the upstream stated, at most one day; may be fractional. */
  readonly retryAfter: number | undefined;
  /** The upstream's `x-ratelimit-*` headers; `undefined` where it sent none. */
  readonly rateLimit: RateLimit | undefined;
  /** Set where the stated limit can never admit the request. */
  readonly quota: HopelessQuota | undefined;
  /** Whether the upstream answered with a web page instead of an API error. */
  readonly page: boolean;
  /** What is wrong with the input; of `input` alone. */
  readonly errors: readonly InputError[] | undefined;
  /**
   * Whose API failed, such as `Azure OpenAI` or `OpenRouter`, where the error shows it; `OpenAI` also where nothing speaks
   * against it. `undefined` where the answer came from somebody else, or may have.
   */
  readonly provider: string | undefined;
  /** What a content filter said, where one stopped the request or the answer. */
  readonly contentFilter: ContentFilter | undefined;
  /** `true` where a cooldown answered and no call was made. */
  readonly cooldown: true | undefined;
  /** The problem that the upstream reports, if the upstream is a service that uses this package itself. */
  readonly relayed: RelayedProblem | undefined;
}

/** Who is meant where nothing is known of it: errors of the SDK without an answer, and results in OpenAI's own shape. */
export const assumedProvider = 'OpenAI';

/** Fills the facts that a reader did not find with "unknown"; the provider that it did not look for is assumed. */
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
