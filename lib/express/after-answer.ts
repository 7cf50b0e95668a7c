/** Errors that come when a response has been answered: what follows must not cost the answer. */
import { reportLateFault } from '../callbacks/advice.js';
import { isSettled, watchSettled } from '../respond/begun.js';
import type { ResponseLike } from '../respond/exchange.js';
import { isObject, property } from '../values/property.js';

/**
 * Keeps an answer from those who are told of an error after it: Express's last handler destroys `req.socket`, before the answer
 * has left, or with the next request of the connection. From here on that does nothing; all else is the socket's.
 */
export function shieldSocket(request: object): void {
  const socket = property(request, 'socket');
  if (!isObject(socket)) return;
  const get = (target: object, key: PropertyKey): unknown =>
    key === 'destroy' ? () => socket : Reflect.get(target, key);
  Reflect.set(request, 'socket', new Proxy(socket, { get }));
}

function isClosed(response: ResponseLike): boolean {
  return response.destroyed || property(response, 'closed') === true;
}

/** Acts when the response has been sent, or cannot be. */
export function afterAnswer(request: object, response: ResponseLike, act: () => void): void {
  function run(): void {
    try {
      shieldSocket(request);
      act();
    } catch {
      reportLateFault();
    }
  }
  const on = property(response, 'on');
  if (isClosed(response) || typeof on !== 'function') run();
  else {
    watchSettled(response);
    Reflect.apply(on, response, ['close', run]);
  }
}

/** Whether the answer is complete, yet on its way: the connection must be left alone until it has been sent. */
export function isOnItsWay(response: ResponseLike): boolean {
  return !isClosed(response) && (response.writableEnded || isSettled(response));
}
