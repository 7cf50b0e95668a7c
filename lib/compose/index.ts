/** The third stage: a failure and its problem type become problem details, for one audience. */
import type { FixableBy, ProblemType } from '../catalogue/problem-type.js';
import type { Classification } from '../classify/index.js';
import type { OpenAIFailure, RateLimit } from '../failure.js';
import type { ProblemDetails } from '../problem-details.js';
import { redact } from './redact.js';
import { responseStatus, type StatusPolicy } from './status.js';

/** Whom the texts speak to: whoever runs the app, or the client of the app. */
export type Audience = 'developer' | 'public';

/** Lengths in characters that a member may have. */
const longestDetail = 1000;
const longestName = 200;

/** What of the upstream an audience may see of one problem type. */
interface Exposure {
  readonly upstream: boolean;
  readonly operations: boolean;
}

/** The members that every occurrence of a problem type shares. */
export interface Template extends Exposure {
  readonly problemType: ProblemType;
  readonly type: string;
  readonly meaning: string;
  readonly solution: readonly string[];
  readonly fixableBy: FixableBy;
}

/**
 * The public sees the upstream's words only where it can act on them itself: where it is told, by a 4xx, that its own
 * request is at fault.
 */
function exposure(problemType: ProblemType, audience: Audience): Exposure {
  if (audience === 'developer') return { upstream: true, operations: true };
  const { fixableBy, gatewayStatus } = problemType;
  return { upstream: fixableBy === 'caller' && gatewayStatus < 500, operations: false };
}

/** Prepares what does not change from occurrence to occurrence. */
export function createTemplate(
  type: string,
  problemType: ProblemType,
  audience: Audience,
): Template {
  const { meaning, solution } = audience === 'public' ? problemType.public : problemType;
  return {
    problemType,
    type,
    meaning,
    solution: Object.freeze([...solution]),
    fixableBy: problemType.fixableBy,
    ...exposure(problemType, audience),
  };
}

function shown(value: string | undefined, longest: number): string | undefined {
  if (value === undefined) return undefined;
  const redacted = redact(value).trim();
  if (redacted === '') return undefined;
  return redacted.length > longest ? `${redacted.slice(0, longest - 1)}…` : redacted;
}

/** A request id goes out as it came, so it must look like one. */
function shownRequestId(value: string | undefined): string | undefined {
  return value !== undefined && /^[\w-]{1,128}$/.test(value) ? redactRequestId(value) : undefined;
}

function redactRequestId(value: string): string | undefined {
  return value.startsWith('req_') || redact(`request ID ${value}`).endsWith(value)
    ? value
    : undefined;
}

/** Whole seconds, rounded up: a client must not come back too early. */
function wholeSeconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.ceil(seconds);
}

interface Optional {
  readonly detail?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly code?: string | undefined;
  readonly param?: string | undefined;
  readonly requestId?: string | undefined;
  readonly rateLimit?: RateLimit | undefined;
  readonly documentation?: string | undefined;
}

/** Leaves out the members that are not known. */
function known(members: Optional): Partial<ProblemDetails> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** Composes the problem details of one occurrence. */
export function compose(
  failure: OpenAIFailure,
  classification: Classification,
  template: Template,
  policy: StatusPolicy,
  instance: string,
): ProblemDetails {
  const { problemType, upstream, operations } = template;
  const retryable = classification.retryable ?? problemType.retryable;
  return {
    type: template.type,
    title: problemType.title,
    status: responseStatus(failure.status, problemType, policy),
    instance,
    meaning: template.meaning,
    solution: template.solution,
    fixableBy: template.fixableBy,
    retryable,
    ...known({
      detail: upstream ? shown(failure.message, longestDetail) : undefined,
      retryAfter: retryable ? wholeSeconds(failure.retryAfter) : undefined,
      code: upstream ? shown(failure.code, longestName) : undefined,
      param: upstream ? shown(failure.param, longestName) : undefined,
      requestId: operations ? shownRequestId(failure.requestId) : undefined,
      rateLimit: operations ? failure.rateLimit : undefined,
      documentation: upstream ? problemType.documentation : undefined,
    }),
  };
}
