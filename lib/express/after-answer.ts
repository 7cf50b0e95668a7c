/** Handles errors after the response has been sent, so that they cannot damage it. */
import { reportLateFault } from '../callbacks/advice.js';
import { isSettled, watchSettled } from '../respond/begun.js';
import type { ResponseLike } from '../respond/exchange.js';
import { isObject, property } from '../values/property.js';

/**
 * Protects a response from error handlers that are called after it: Express's last handler destroys `req.socket`, before the response
 * has left, or during the next request on the connection. After this call, `req.socket.destroy` does nothing; all else is unchanged.
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

/** Calls a function once the response has been sent, or cannot be. */
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

/** Whether the response is complete but not sent yet: until then, the connection must be left alone. */
export function isOnItsWay(response: ResponseLike): boolean {
  return !isClosed(response) && (response.writableEnded || isSettled(response));
}
