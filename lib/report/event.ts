/** Assembles the event of a problem. */
import { redactFailure } from '../compose/redact/failure.js';
import { redactUpstream, type UpstreamResponse } from '../compose/redact/upstream.js';
import type { Redactor } from '../compose/redact/index.js';
import type { OpenAIFailure } from '../model/failure.js';
import type { ProblemDetails } from '../model/problem-details.js';
import type { Delivery } from '../respond/index.js';
import type { EventFacts, ProblemLevel } from './event-facts.js';
import type { ProblemEvent } from './problem-event.js';
import { readAttempt } from '../read/wrappers/attempt.js';
import { property } from '../values/property.js';
import { readUpstream } from '../read/upstream.js';
import { durationOf } from './duration.js';
import { routeOf } from './route.js';
import { traceIdOf } from './trace.js';
import type { Diagnosis, FixableBy } from '../model/problem-type.js';
import { createReport, type ProblemReport } from './problem-report.js';

const levels: Readonly<Record<FixableBy, ProblemLevel>> = {
  operator: 'error',
  provider: 'warn',
  caller: 'info',
};

/** The level, by who can fix the problem; an abort is not a fault at all. */
function levelOf({ fixableBy }: ProblemDetails, failure: OpenAIFailure | undefined): ProblemLevel {
  return failure?.kind === 'abort' ? 'debug' : levels[fixableBy];
}

/** A problem that has been sent, and the error and request that it belongs to. */
export interface Answered<Request> {
  /** The texts for the client and the operator; may be created when first read. */
  readonly told: { readonly problem: ProblemDetails; readonly diagnosis: Diagnosis };
  readonly slug: string;
  readonly failure: OpenAIFailure | undefined;
  /** The error from which the failure was read. */
  readonly source: object | undefined;
  readonly delivery: Delivery;
  readonly error: unknown;
  readonly request: Request;
  readonly response: object;
}

/** The diagnosis of a problem that is not OpenAI's, which has the same text for every audience. */
export function diagnosisOf({
  title,
  meaning,
  solution,
  documentation,
}: ProblemDetails): Diagnosis {
  return { title, meaning, solution, documentation };
}

function upstreamOf(source: object | undefined, redact: Redactor): UpstreamResponse | undefined {
  const answer = source && readUpstream(source);
  return answer && redactUpstream(answer, redact);
}

function methodOf(request: unknown): string | undefined {
  const method = property(request, 'method');
  return typeof method === 'string' && /^[A-Z-]{1,20}$/.test(method) ? method : undefined;
}

/** Creates the event. Its enumerable members are safe to log. */
export function createEvent<Request>(
  answered: Answered<Request>,
  redact: Redactor,
): ProblemEvent<Request> {
  const { slug, delivery, error, source, request, response } = answered;
  const { problem, diagnosis } = answered.told;
  const failure = answered.failure && redactFailure(answered.failure, redact);
  const facts: EventFacts = {
    level: levelOf(problem, failure),
    slug,
    problem,
    diagnosis,
    delivery,
    failure,
    upstream: upstreamOf(source, redact),
    method: methodOf(request),
    route: routeOf(request),
    duration: durationOf(request, response),
    attempt: readAttempt(error),
    instance: problem.instance,
    requestId: failure?.requestId,
    traceId: traceIdOf(request),
  };
  let report: ProblemReport | undefined;
  return Object.defineProperties(facts, {
    report: { get: () => (report ??= createReport(facts, error, source, redact)) },
    error: { value: error },
    request: { value: request },
  }) as ProblemEvent<Request>; // the three missing members were just defined
}
