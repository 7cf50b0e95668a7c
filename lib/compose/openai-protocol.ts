/** Problems as the clients of OpenAI's API read them, for apps that speak its protocol to clients of their own. */
import type { ProblemDetails } from '../model/problem-details.js';
import type { ProblemType } from '../model/problem-type.js';
import type { HeaderFields } from '../model/representation.js';

/** The member `error` in OpenAI's form: all that most clients of its API keep of a body. */
export interface OpenAIErrorMember {
  /** `detail`, or `meaning` if the audience may not see `detail`. */
  readonly message: string;
  /** OpenAI's error type for the status. */
  readonly type: 'invalid_request_error' | 'rate_limit_error' | 'server_error';
  /** The upstream's code if the audience may see it, otherwise the slug with underscores; `null` for `about:blank`. */
  readonly code: string | null;
  /** The request parameter at fault. */
  readonly param: string | null;
  /** The whole problem: SDKs keep nothing of the body but this member. */
  readonly problem: ProblemDetails;
}

/** What is sent beside the members of the problem. */
export interface OpenAIMembers {
  readonly error: OpenAIErrorMember;
}

/** Statuses that speak of a key or an account: here, of the operator's. */
const ofAccounts: ReadonlySet<number> = new Set([401, 403]);

/**
 * Whether only the operator can act: on a key or account, on a service that stays unavailable for want of one, or on a server. Of
 * what else is the operator's to fix, OpenAI's protocol leaves the choice to the client: the model, the parameters, the pace.
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

/** The status of a problem type for clients of OpenAI's API: OpenAI's own where the client can act, else the gateway's. */
export function openaiStatus(type: ProblemType): number {
  return isOperatorsAffair(type) ? type.gatewayStatus : type.status;
}

function errorType(status: number): OpenAIErrorMember['type'] {
  if (status >= 500) return 'server_error';
  return status === 429 ? 'rate_limit_error' : 'invalid_request_error';
}

/**
 * The member `error` of a problem.
 * @param slug that of its type; `about:blank` where it has none
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
 * The same as an event of the Responses API, for clients that go by the `type` of events alone, as the AI SDK does: to them the
 * problem's own is one that they may skip.
 */
export function responsesEvent({ error }: OpenAIMembers): object {
  const { problem: _problem, ...facts } = error;
  return { type: 'error', sequence_number: 0, error: facts };
}

/** In seconds: some majors of the SDK sleep through any wait, inside the call. */
const longestWait = 60;

/** The header field by which OpenAI tells its SDKs not to repeat a call; without it they decide by the status. */
export function retryFields({ retryable, retryAfter = 0 }: ProblemDetails): HeaderFields {
  return retryable && retryAfter <= longestWait ? {} : { 'x-should-retry': 'false' };
}
