/** The only place that passes an error to the app's error handling, as if the route had thrown it. */
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

/** An error, and the request that it belongs to. */
export interface Handing {
  readonly error: unknown;
  readonly request: RequestLike & BodySource;
  readonly response: ResponseLike;
  /** Passes the error on as if the route had thrown it. */
  readonly next: Next;
  /** Whether the app passed `next`, and so knows where it leads. */
  readonly isGiven?: boolean;
  /** The handler that responds before any other, if the call has error handler options. */
  readonly answerer?: ErrorMiddleware | undefined;
  /** The handler that ends a started response, if the app passed one. */
  readonly handler?: ErrorMiddleware | undefined;
}

/** Calls one handler after another, as Express does. */
function speak(speakers: readonly ErrorMiddleware[], handing: Handing, error: unknown): void {
  const [speaker, ...others] = speakers;
  const next = (reason?: unknown): void => speak(others, handing, reason ?? error);
  if (speaker === undefined) handing.next(error);
  else speaker(error, handing.request, handing.response, next);
}

/** Ends a started response, then notifies the app's error handlers, which could only have destroyed it. */
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

/** Whether an error handler may respond. If one was created in this process, it may be mounted where it cannot be found. */
function hasAnswerer({ request, isGiven }: Handing): boolean {
  return isGiven === true || handlersMade() > 0 || hasErrorHandlers(request);
}

/** Passes the error on as if the route had thrown it; without an error handler, the defaults respond. */
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
 * Passes an error to the app. Before the first byte, it is handled like any error of the route, so the app decides on the response. After the
 * first byte, this package ends the response, and the app's error handlers are notified once it has been sent, for their logs.
 */
export function handError(handing: Handing): void {
  const { error, request, response, next } = handing;
  if (isOnItsWay(response)) afterAnswer(request, response, () => next(error));
  else if (response.headersSent && !isGone(request, response)) endStarted(handing);
  else goOn(handing);
}
