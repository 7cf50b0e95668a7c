/** The status of the response. */
import type { ProblemType } from '../catalogue/problem-type.js';

/** `upstream` mirrors OpenAI's status, `gateway` gives the one that a gateway owes its own client. */
export type StatusPolicy = 'upstream' | 'gateway';

/** Statuses that speak of the connection to OpenAI (RFC 9110, sections 15.5.8 and 15.5.9), so never of ours. */
const neverMirrored: Readonly<Record<number, number>> = { 407: 502, 408: 504 };

/** The status to answer with; one outside 400–599 becomes the type's own. */
export function responseStatus(
  upstream: number | undefined,
  type: ProblemType,
  policy: StatusPolicy,
): number {
  if (policy === 'gateway') return type.gatewayStatus;
  if (upstream === undefined || upstream < 400 || upstream > 599) return type.status;
  return neverMirrored[upstream] ?? upstream;
}
