/** Problems in the form that clients of OpenAI's API expect, for apps that speak its protocol to their own clients. */
import type { ProblemDetails } from '../model/problem-details.js';
import type { ProblemType } from '../model/problem-type.js';
import type { HeaderFields } from '../model/representation.js';

/** The member `error` in OpenAI's form: the only part of a body that most clients of its API keep. */
export interface OpenAIErrorMember {
  /** `detail`, or `meaning` if the audience may not see `detail`. */
  readonly message: string;
  /** OpenAI's error type for the status. */
  readonly type: 'invalid_request_error' | 'rate_limit_error' | 'server_error';
  /** The upstream's code if the audience may see it, otherwise the slug with underscores; `null` for `about:blank`. */
  readonly code: string | null;
  /** The request parameter at fault. */
  readonly param: string | null;
  /** The whole problem, because SDKs keep no other member of the body. */
  readonly problem: ProblemDetails;
}

/** The members that are sent alongside those of the problem. */
export interface OpenAIMembers {
  readonly error: OpenAIErrorMember;
}

/** Statuses about a key or an account, which are the operator's here. */
const ofAccounts: ReadonlySet<number> = new Set([401, 403]);

/**
 * Whether only the operator can act: on a key or account, on a service that remains unavailable without one, or on a server. Other
 * problems that the operator can fix, OpenAI's protocol leaves to the client: the choice of model, parameters and request rate.
 */
export function isOperatorsAffair({
  fixableBy,
  status,
  gatewayStatus,
  retryable,
}: ProblemType): boolean {
  if (fixableBy !== 'operator') return false;
  return ofAccounts.has(status) || status >= 500 || (gatewayStatus === 503 && !retryable);
}

/** The status of a problem type for clients of OpenAI's API: OpenAI's own if the client can act, otherwise the gateway's. */
export function openaiStatus(type: ProblemType): number {
  return isOperatorsAffair(type) ? type.gatewayStatus : type.status;
}

function errorType(status: number): OpenAIErrorMember['type'] {
  if (status >= 500) return 'server_error';
  return status === 429 ? 'rate_limit_error' : 'invalid_request_error';
}

/**
 * The member `error` for a problem.
 * @param slug the slug of its problem type, or `about:blank`
 */
export function openaiMembers(problem: ProblemDetails, slug: string): OpenAIMembers {
  const ownCode = slug === 'about:blank' ? null : slug.replaceAll('-', '_');
  return {
    error: {
      message: problem.detail ?? problem.meaning,
      type: errorType(problem.status),
      code: problem.code ?? ownCode,
      param: problem.param ?? null,
      problem,
    },
  };
}

/**
 * The same as an event of the Responses API, for clients that only use the `type` of events, as the AI SDK does: they skip the
 * event of the problem itself.
 */
export function responsesEvent({ error }: OpenAIMembers): object {
  const { problem: _problem, ...facts } = error;
  return { type: 'error', sequence_number: 0, error: facts };
}

/** The longest wait in seconds that SDKs may sleep through: some majors wait inside the call for any length of time. */
const longestWait = 60;

/** The header field with which OpenAI tells its SDKs not to retry; without it, they decide by the status. */
export function retryFields({ retryable, retryAfter = 0 }: ProblemDetails): HeaderFields {
  return retryable && retryAfter <= longestWait ? {} : { 'x-should-retry': 'false' };
}
