/** The enumerable members of an event. */
import type { ProblemTypeSlug } from '../catalogue/index.js';
import type { UpstreamResponse } from '../compose/redact/upstream.js';
import type { OpenAIFailure } from '../model/failure.js';
import type { Diagnosis } from '../model/problem-type.js';
import type { ProblemDetails } from '../model/problem-details.js';
import type { Delivery } from '../respond/exchange.js';

/**
 * The severity of a problem for the operator: `error` if the operator must act, `warn` if the provider failed,
 * `info` if the caller must act, `debug` for aborted calls.
 */
export type ProblemLevel = 'error' | 'warn' | 'info' | 'debug';

/** The facts of one problem: redacted, size-limited and safe to log or serialize. */
export interface EventFacts<Own extends string = string> {
  /** The severity of the problem for the operator, as a log level. */
  readonly level: ProblemLevel;
  /** The slug of the problem type, from `problemTypes` or a custom one; `about:blank` for an error that is not OpenAI's. */
  readonly slug: ProblemTypeSlug | Own | 'about:blank';
  /** The problem as sent to the client: for the audience `'public'`, in the text for end users. */
  readonly problem: ProblemDetails;
  /** What happened and what to do, in the text for the operator, regardless of the audience. */
  readonly diagnosis: Diagnosis;
  /** How the client received the problem: as a response, within a started stream, or not at all because it had disconnected. */
  readonly delivery: Delivery;
  /** The facts of the failed call, with redacted strings. For an error that `classify` claimed, its kind is `app`; `undefined` for any other error that is not OpenAI's. */
  readonly failure: OpenAIFailure | undefined;
  /** The upstream's response; `undefined` if there was none, or the error does not contain it. */
  readonly upstream: UpstreamResponse | undefined;
  /** The HTTP method of the client's request; `undefined` if unknown. */
  readonly method: string | undefined;
  /** The pattern of the route, such as `/chats/:id`, not the URL; `undefined` if no route was reached. */
  readonly route: string | undefined;
  /** Milliseconds since the request began; `undefined` unless `timeRequests`, pino-http or morgan recorded it. */
  readonly duration: number | undefined;
  /** The number of the failed attempt, starting at 1; `undefined` unless the retrying library states it (p-retry 4 to 6, LangChain 0.3, the Vercel AI SDK). */
  readonly attempt: number | undefined;
  /** The URI of the occurrence, which the client may quote. */
  readonly instance: string;
  /** The upstream's request id, to quote to its support; `undefined` if it sent none. */
  readonly requestId: string | undefined;
  /** The trace id of the active OpenTelemetry span, otherwise of the request's `traceparent` (W3C Trace Context); `undefined` if there is neither. */
  readonly traceId: string | undefined;
}
