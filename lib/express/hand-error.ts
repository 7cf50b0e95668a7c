/** The one place that hands an error to the error handling of the app, as if the route had thrown it. */
import { adviseHandler } from '../callbacks/advice.js';
import { afterAnswer, isOnItsWay } from './after-answer.js';
import { publicHandler } from './default-handler.js';
import { handlersMade, type ErrorMiddleware } from './handler-mark.js';
import { handlerFor, hasErrorHandlers } from './mounted-handler.js';
import type { Next } from './route-error.js';
import { isSettled } from '../respond/begun.js';
import {
  isGone,
  type BodySource,
  type RequestLike,
  type ResponseLike,
} from '../respond/exchange.js';

/** An error, and where it belongs. */
export interface Handing {
  readonly error: unknown;
  readonly request: RequestLike & BodySource;
  readonly response: ResponseLike;
  /** The way of an error of the route. */
  readonly next: Next;
  /** Whether the app has given `next`, and so knows where it leads. */
  readonly isGiven?: boolean;
  /** Who answers before any other, where the call says so. */
  readonly answerer?: ErrorMiddleware | undefined;
  /** In whose words an answer that has begun is ended, where the app has said so. */
  readonly handler?: ErrorMiddleware | undefined;
}

/** Calls one handler after the other, as Express would. */
function speak(speakers: readonly ErrorMiddleware[], handing: Handing, error: unknown): void {
  const [speaker, ...others] = speakers;
  const next = (reason?: unknown): void => speak(others, handing, reason ?? error);
  if (speaker === undefined) handing.next(error);
  else speaker(error, handing.request, handing.response, next);
}

/** Ends what has begun, then tells the app's error handlers, which could only destroy it. */
function endStarted(handing: Handing): void {
  const { error, request, response, answerer, handler, next } = handing;
  const speakers = [answerer, handler, handlerFor(request) ?? publicHandler()];
  speak(
    speakers.filter((speaker) => speaker !== undefined),
    handing,
    error,
  );
  if (isSettled(response)) afterAnswer(request, response, () => next(error));
}

/** Whether anybody is there to answer: a handler of ours that cannot be seen may be, once one was made. */
function hasAnswerer({ request, isGiven }: Handing): boolean {
  return isGiven === true || handlersMade() > 0 || hasErrorHandlers(request);
}

/** The way of an error of the route; where it leads nowhere, the defaults answer. */
function goOn(handing: Handing): void {
  const { error, request, response, answerer, next } = handing;
  if (answerer !== undefined) answerer(error, request, response, next);
  else if (hasAnswerer(handing)) next(error);
  else {
    adviseHandler();
    publicHandler()(error, request, response, next);
  }
}

/**
 * Before the first byte, the error goes the way of the route's errors: the answer is what the app makes of it. After it, the
 * answer is ended by us, and once it has been sent, the app's error handlers are told for their logs.
 */
export function handError(handing: Handing): void {
  const { error, request, response, next } = handing;
  if (isOnItsWay(response)) afterAnswer(request, response, () => next(error));
  else if (response.headersSent && !isGone(request, response)) endStarted(handing);
  else goOn(handing);
}
