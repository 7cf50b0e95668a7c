/** The last stage: problem details become a response, or the end of a response that has started. */
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

/** Ends a started response with the problem, or destroys it if appending would exceed its length or make it unreadable. */
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

/** What is sent alongside the problem. */
export interface Surroundings {
  /** Further header fields, if the error has any. */
  readonly fields?: HeaderFields | undefined;
  /**
   * Whether the client's `Accept` header field selects the media type.
   * @defaultValue true
   */
  readonly negotiate?: boolean | undefined;
  /** The app's extension members. */
  readonly members?: ExtensionMembers | undefined;
  /** A last Server-Sent Event after the problem, for clients that ignore events named `error`. */
  readonly lastEvent?: object | undefined;
}

/**
 * Responds with the problem.
 * @returns how it was delivered; `undefined` if the response had started in a format that cannot carry a problem
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
