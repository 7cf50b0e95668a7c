/** The status of the response. */
import type { ProblemType } from '../model/problem-type.js';
import type { OpenAIFailure } from '../model/failure.js';
import { openaiStatus } from './openai-protocol.js';

/** `upstream` mirrors OpenAI's status; `gateway` replaces a status that would blame the client for a failure that only the operator can fix. */
export type StatusPolicy = 'upstream' | 'gateway';

/** How the status is chosen: by a policy, or as clients of OpenAI's API expect it. */
export type StatusRule = StatusPolicy | 'openai';

/** Statuses about the connection to OpenAI (RFC 9110, sections 15.5.8 and 15.5.9), which do not apply to the app's own client. */
const neverMirrored: Readonly<Record<number, number>> = { 407: 502, 408: 504 };

/** Statuses that a client would take for a rejection of the client's key or account. */
const ofAccounts: ReadonlySet<number> = new Set([401, 402, 403]);

/** The status of the response; the problem type's own if the upstream's is not between 400 and 599. */
export function responseStatus(
  { kind, status, relayed }: OpenAIFailure,
  type: ProblemType,
  rule: StatusRule,
): number {
  // Input that the app itself has refused has no upstream, so there is no status to mirror or to hide.
  if (rule === 'gateway' && kind !== 'input') return type.gatewayStatus;
  if (rule === 'openai' && kind !== 'input') return openaiStatus(type);
  if (status === undefined || status < 400 || status > 599) return type.status;
  // What a service behind this one reports is about the key or account of that service.
  if (relayed !== undefined && ofAccounts.has(status)) return type.gatewayStatus;
  return neverMirrored[status] ?? status;
}
