/** The last stage: problem details become a response, or the end of one that has begun. */
import type { ExtensionMembers, ProblemDetails } from '../model/problem-details.js';
import {
  isGone,
  type Asker,
  type BodySource,
  type Delivery,
  type ResponseLike,
} from './exchange.js';
import type { HeaderFields } from '../model/representation.js';
import type { Sendable } from '../model/sendable.js';
import { sendWhole } from './send.js';
import { breakOff, isClosedForm, isSettled, sentField, watchSettled } from './begun.js';
import { streamChunk } from './started.js';

export type { BodySource, Delivery, RequestLike, ResponseLike } from './exchange.js';

/** Ends a response that has begun, or breaks it off where that would make it longer than it says, or unreadable. */
function endStream(
  problem: ProblemDetails,
  request: BodySource,
  response: ResponseLike,
  lastEvent: object | undefined,
): Delivery | undefined {
  const chunk = streamChunk(sentField(response, 'Content-Type'), problem, lastEvent);
  if (chunk !== undefined && isClosedForm(response)) {
    response.destroy?.();
    return undefined;
  }
  if (chunk === undefined) {
    breakOff(request, response);
    return undefined;
  }
  response.end(chunk);
  return 'stream';
}

/** What is sent beside the problem. */
export interface Surroundings {
  /** Further header fields, where the error brought some. */
  readonly fields?: HeaderFields | undefined;
  /**
   * Whether the client's `Accept` header field chooses the form.
   * @defaultValue true
   */
  readonly negotiate?: boolean | undefined;
  /** Extension members of the app's own. */
  readonly members?: ExtensionMembers | undefined;
  /** Said behind the problem in Server-Sent Events, for clients that read no event named `error`. */
  readonly lastEvent?: object | undefined;
}

/**
 * Answers with the problem.
 * @returns how it was delivered, or `undefined` where the response had begun in a form that cannot tell a problem
 */
export function respond(
  sent: Sendable,
  request: Asker,
  response: ResponseLike,
  { fields: extra = {}, negotiate = true, members, lastEvent }: Surroundings = {},
): Delivery | undefined {
  if (isGone(request, response)) return 'none';
  if (isSettled(response)) {
    watchSettled(response);
    return 'none';
  }
  return response.headersSent
    ? endStream({ ...sent.problem, ...members }, request, response, lastEvent)
    : sendWhole({ problem: sent, extra, negotiate, members }, request, response);
}
