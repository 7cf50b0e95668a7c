/** The third stage: a failure and its problem type become problem details, for one audience. */
import type { FixableBy, ProblemType } from '../catalogue/problem-type.js';
import type { Classification } from '../classify/index.js';
import type { OpenAIFailure } from '../failure.js';
import type { ProblemDetails } from '../problem-details.js';
import { redact, redactRequestId } from './redact.js';
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

/** The same while it is built. */
type Draft = { -readonly [Member in keyof ProblemDetails]: ProblemDetails[Member] };

/** What the upstream said of this occurrence. */
function addUpstream(problem: Draft, failure: OpenAIFailure, problemType: ProblemType): void {
  const detail = shown(failure.message, longestDetail);
  const code = shown(failure.code, longestName);
  const param = shown(failure.param, longestName);
  if (detail !== undefined) problem.detail = detail;
  if (code !== undefined) problem.code = code;
  if (param !== undefined) problem.param = param;
  if (problemType.documentation !== undefined) problem.documentation = problemType.documentation;
}

/** What helps whoever runs the app. */
function addOperations(problem: Draft, failure: OpenAIFailure): void {
  const requestId = redactRequestId(failure.requestId);
  if (requestId !== undefined) problem.requestId = requestId;
  if (failure.rateLimit !== undefined) problem.rateLimit = failure.rateLimit;
}

/** Composes the problem details of one occurrence. */
export function compose(
  failure: OpenAIFailure,
  classification: Classification,
  template: Template,
  policy: StatusPolicy,
  instance: string,
): ProblemDetails {
  const { problemType } = template;
  const retryable = classification.retryable ?? problemType.retryable;
  const problem: Draft = {
    type: template.type,
    title: problemType.title,
    status: responseStatus(failure.status, problemType, policy),
    instance,
    meaning: template.meaning,
    solution: template.solution,
    fixableBy: template.fixableBy,
    retryable,
  };
  // Whole seconds, rounded up: a client must not come back too early.
  if (retryable && failure.retryAfter !== undefined)
    problem.retryAfter = Math.ceil(failure.retryAfter);
  if (template.upstream) addUpstream(problem, failure, problemType);
  if (template.operations) addOperations(problem, failure);
  return problem;
}
