/** The third stage: a failure and its problem type become problem details, for one audience. */
import type { ProblemType, ProblemTypeTable } from '../catalogue/problem-type.js';
import type { Classification } from '../classify/index.js';
import type { OpenAIFailure } from '../failure.js';
import type { ProblemDetails } from '../problem-details.js';
import type { Redactor } from './redact.js';
import { shownErrors } from './input-errors.js';
import { redactRequestId } from './redact-failure.js';
import { shown } from './shown.js';
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
interface Template extends Exposure {
  readonly problemType: ProblemType;
  readonly type: string;
  readonly meaning: string;
  readonly solution: readonly string[];
}

/** What does not change from occurrence to occurrence. */
export interface Composition {
  readonly audience: Audience;
  readonly policy: StatusPolicy;
  /** The base URI of problem types. */
  readonly typeBase: string;
  readonly redact: Redactor;
}

/** Composes the problem details of one occurrence. */
export type Composer = (
  failure: OpenAIFailure,
  classification: Classification,
  instance: string,
) => ProblemDetails;

/**
 * The public sees the upstream's words only where it can act on them itself: where it is told, by a 4xx, that its own
 * request is at fault.
 */
function exposure(problemType: ProblemType, audience: Audience): Exposure {
  if (audience === 'developer') return { upstream: true, operations: true };
  const { fixableBy, gatewayStatus } = problemType;
  return { upstream: fixableBy === 'caller' && gatewayStatus < 500, operations: false };
}

function typeUri(base: string, slug: string): string {
  return /[/#:=?&]$/.test(base) ? base + slug : `${base}/${slug}`;
}

function createTemplate(type: string, problemType: ProblemType, audience: Audience): Template {
  const { meaning, solution } = audience === 'public' ? problemType.public : problemType;
  return {
    problemType,
    type,
    meaning,
    solution: Object.freeze([...solution]),
    ...exposure(problemType, audience),
  };
}

/** The same while it is built. */
type Draft = { -readonly [Member in keyof ProblemDetails]: ProblemDetails[Member] };

/** What the upstream said of this occurrence. */
function addUpstream(
  problem: Draft,
  failure: OpenAIFailure,
  { documentation }: ProblemType,
  redact: Redactor,
): void {
  const detail = shown(failure.message, longestDetail, redact);
  const code = shown(failure.code, longestName, redact);
  const param = shown(failure.param, longestName, redact);
  if (detail !== undefined) problem.detail = detail;
  if (code !== undefined) problem.code = code;
  if (param !== undefined) problem.param = param;
  if (failure.errors !== undefined) problem.errors = shownErrors(failure.errors, redact);
  if (documentation !== undefined) problem.documentation = documentation;
}

/** What helps whoever runs the app. */
function addOperations(problem: Draft, failure: OpenAIFailure, redact: Redactor): void {
  const requestId = redactRequestId(failure.requestId, redact);
  if (requestId !== undefined) problem.requestId = requestId;
  if (failure.rateLimit !== undefined) problem.rateLimit = failure.rateLimit;
}

/** Makes the composer of this catalogue; what can be prepared of each problem type is prepared here. */
export function createComposer(table: ProblemTypeTable, composition: Composition): Composer {
  const { audience, policy, typeBase, redact } = composition;
  const templates = new Map<string, Template>(
    Object.entries(table).map(([slug, problemType]) => [
      slug,
      createTemplate(typeUri(typeBase, slug), problemType, audience),
    ]),
  );

  return function compose(failure, { slug, retryable: occurrence }, instance) {
    const template = templates.get(slug) as Template; // a classification names a slug of the catalogue
    const { problemType } = template;
    const retryable = occurrence ?? problemType.retryable;
    const problem: Draft = {
      type: template.type,
      title: problemType.title,
      status: responseStatus(failure, problemType, policy),
      instance,
      meaning: template.meaning,
      solution: template.solution,
      fixableBy: problemType.fixableBy,
      retryable,
    };
    // Whole seconds, rounded up: a client must not come back too early.
    if (retryable && failure.retryAfter !== undefined)
      problem.retryAfter = Math.ceil(failure.retryAfter);
    if (template.upstream) addUpstream(problem, failure, problemType, redact);
    if (template.operations) addOperations(problem, failure, redact);
    return problem;
  };
}
