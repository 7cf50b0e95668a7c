/** Records a problem in OpenTelemetry. */
import { SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';
import type { ProblemEvent } from '../report/problem-event.js';
import { instrumentsOf } from './instruments.js';
import { modelFamilyOf } from '../report/model-family.js';

/** An event with any type of request. */
type AnyEvent = ProblemEvent<unknown>;

/** The slug, or the status if there is nothing more specific (semantic conventions for HTTP). */
function errorTypeOf({ slug, problem }: AnyEvent): string {
  return slug === 'about:blank' ? String(problem.status) : slug;
}

/** Marks the active span. As a server span, it is an error only if the server failed, not if the client did. */
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
 * Records a problem in OpenTelemetry: on the active span, in the counter `openai.problems` and in the histogram
 * `openai.problems.wait` (in seconds). Does nothing if no OpenTelemetry SDK is registered.
 * @example app.use(openaiErrorHandler({ onProblem: recordProblem }));
 */
export function recordProblem(event: AnyEvent): void {
  recordOnSpan(event);
  // Errors of the app's own HTTP layer are not OpenAI's.
  if (event.failure === undefined) return;
  const attributes = attributesOf(event);
  const { problems, waits } = instrumentsOf();
  problems.add(1, attributes);
  const { retryAfter } = event.failure;
  if (retryAfter !== undefined) waits.record(retryAfter, attributes);
}
