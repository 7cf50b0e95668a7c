/** The third stage: a failure and its problem type become problem details, for one audience. */
import type { Classification, ProblemTypeTable } from '../model/problem-type.js';
import type { OpenAIFailure } from '../model/failure.js';
import type { ProblemDetails } from '../model/problem-details.js';
import type { Redactor } from './redact/index.js';
import { shownErrors } from './redact/input-errors.js';
import { redactContentFilter, redactRequestId } from './redact/failure.js';
import { shown } from './redact/shown.js';
import { responseStatus, type StatusPolicy } from './status.js';
import { createTemplates, type Audience, type Template } from './templates.js';

export type { Audience } from './templates.js';

/** Lengths in characters that a member may have. */
const longestDetail = 1000;
const longestName = 200;

/** What the meaning adds where a cooldown answered. */
const noCallMade =
  ' This call was not made: an earlier one failed this way, and the cooldown is not over.';

/** What does not change from occurrence to occurrence. */
export interface Composition {
  readonly audience: Audience;
  readonly policy: StatusPolicy;
  /** The base URI of problem types. */
  readonly typeBase: string;
  readonly redact: Redactor;
  /** Whom the app says that it calls. */
  readonly provider?: string | undefined;
}

/** Composes the problem details of one occurrence. */
export type Composer = (
  failure: OpenAIFailure,
  classification: Classification,
  instance: string,
) => ProblemDetails;

/** The same while it is built. */
type Draft = { -readonly [Member in keyof ProblemDetails]: ProblemDetails[Member] };

/** What the upstream said of this occurrence. */
function addUpstream(
  problem: Draft,
  failure: OpenAIFailure,
  { documentation }: Template,
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
  if (failure.contentFilter !== undefined)
    problem.contentFilter = redactContentFilter(failure.contentFilter, redact);
  if (failure.cooldown) {
    problem.meaning += noCallMade;
    problem.cooldown = true;
  }
}

/** Makes the composer of this catalogue; what can be prepared of each problem type is prepared here. */
export function createComposer(table: ProblemTypeTable, composition: Composition): Composer {
  const { policy, redact, ...texts } = composition;
  const templateOf = createTemplates(table, { provider: undefined, ...texts });

  return function compose(failure, { slug, retryable: occurrence }, instance) {
    const template = templateOf(slug, failure.provider);
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
    if (template.upstream) addUpstream(problem, failure, template, redact);
    if (template.operations) addOperations(problem, failure, redact);
    return problem;
  };
}
