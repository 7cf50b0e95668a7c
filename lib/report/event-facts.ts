/** The facts of an event: what is enumerable of it. */
import type { ProblemTypeSlug } from '../catalogue/index.js';
import type { UpstreamResponse } from '../compose/redact/upstream.js';
import type { OpenAIFailure } from '../model/failure.js';
import type { Diagnosis } from '../model/problem-type.js';
import type { ProblemDetails } from '../model/problem-details.js';
import type { Delivery } from '../respond/exchange.js';

/**
 * How grave a problem is for who reads the log: `error` where the operator must act, `warn` where the provider failed,
 * `info` where the caller must act, `debug` for calls that were aborted.
 */
export type ProblemLevel = 'error' | 'warn' | 'info' | 'debug';

/** What may be logged of one problem: redacted, bounded and safe to serialise. */
export interface EventFacts<Own extends string = string> {
  /** How severe the problem is for the operator, as a logger's level. */
  readonly level: ProblemLevel;
  /** The slug of the problem type, one of `problemTypes` or of the app's own; `about:blank` for an error that is not OpenAI's. */
  readonly slug: ProblemTypeSlug | Own | 'about:blank';
  /** The problem as it was composed for the client: in production, mostly in the words for end users. */
  readonly problem: ProblemDetails;
  /** What happened and what to do, in the operator's words, whatever the audience. */
  readonly diagnosis: Diagnosis;
  /** How the problem reached the client: as a response, in a started stream, or not at all because the client had gone. */
  readonly delivery: Delivery;
  /** The facts, with redacted strings; `undefined` for an error that is not OpenAI's, of the kind `app` for one that `classify` has claimed. */
  readonly failure: OpenAIFailure | undefined;
  /** What the upstream answered; `undefined` where it did not answer, or the error does not keep it. */
  readonly upstream: UpstreamResponse | undefined;
  /** The method of the client's request. */
  readonly method: string | undefined;
  /** The pattern of the route, such as `/chats/:id`, not the URL; `undefined` before any route was reached. */
  readonly route: string | undefined;
  /** Milliseconds since the request began; `undefined` unless `timeRequests`, pino-http or morgan noted when. */
  readonly duration: number | undefined;
  /** Which attempt failed, from 1; `undefined` unless who tried again said so (p-retry 4 to 6, LangChain 0.3, the Vercel AI SDK). */
  readonly attempt: number | undefined;
  /** The URI of the occurrence: what a client quotes. */
  readonly instance: string;
  /** The upstream's request id: what its support asks for. */
  readonly requestId: string | undefined;
  /** The trace: of the active OpenTelemetry span, else of the request's `traceparent` (W3C Trace Context). */
  readonly traceId: string | undefined;
}
