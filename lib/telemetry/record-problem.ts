/** Tells OpenTelemetry of a problem. */
import { SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';
import type { ProblemEvent } from '../report/problem-event.js';
import { instrumentsOf } from './instruments.js';
import { modelFamilyOf } from '../report/model-family.js';

/** What is told of whichever request and app. */
type AnyEvent = ProblemEvent<unknown>;

/** The slug; the status where that is all there is to say (semantic conventions for HTTP). */
function errorTypeOf({ slug, problem }: AnyEvent): string {
  return slug === 'about:blank' ? String(problem.status) : slug;
}

/** The server's span is an error where the server failed, not where the client did. */
function recordOnSpan(event: AnyEvent): void {
  const span = trace.getActiveSpan();
  if (span === undefined || event.level === 'debug') return;
  const { problem, delivery } = event;
  span.setAttribute('error.type', errorTypeOf(event));
  if (delivery === 'response') span.setAttribute('http.response.status_code', problem.status);
  if (problem.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
}

function attributesOf(event: AnyEvent): Attributes {
  const family = modelFamilyOf(event);
  return {
    'error.type': errorTypeOf(event),
    ...(family !== undefined && { 'openai.model.family': family }),
    ...(event.route !== undefined && { 'http.route': event.route }),
  };
}

/**
 * Tells OpenTelemetry of a problem: the active span, the counter `openai.problems` and the histogram `openai.problems.wait`
 * (seconds). Without a registered SDK it does nothing.
 * @example app.use(openaiErrorHandler({ onProblem: recordProblem }));
 */
export function recordProblem(event: AnyEvent): void {
  recordOnSpan(event);
  // Errors of the app's own HTTP layer are none of the API's.
  if (event.failure === undefined) return;
  const attributes = attributesOf(event);
  const { problems, waits } = instrumentsOf();
  problems.add(1, attributes);
  const { retryAfter } = event.failure;
  if (retryAfter !== undefined) waits.record(retryAfter, attributes);
}
