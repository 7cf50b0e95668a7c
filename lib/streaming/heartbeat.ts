/** A comment now and then, so that proxies take a connection without events for a living one. */
import type { Settings } from './stream-options.js';
import { isOver, type Connection } from './connection.js';

/** The heartbeat of one response. */
export interface Heartbeat {
  /** Something was written: no comment is due for now. */
  put(): void;
  stop(): void;
}

const none: Heartbeat = { put: () => undefined, stop: () => undefined };

/** A timer that every event puts off would cost more than the rest of sending it, so the silence is counted in parts. */
const parts = 4;

/**
 * Starts the heartbeat: a comment after a silence as long as the settings say, or up to a quarter longer.
 * @param isWaiting whether the client has not yet read what was sent; it needs no comment, then
 */
export function startHeartbeat(
  connection: Connection,
  { format, heartbeat }: Settings,
  isWaiting: () => boolean,
): Heartbeat {
  const { response } = connection;
  const comment = format.heartbeat;
  if (comment === undefined || heartbeat === 0) return none;
  let silence = 0;
  const timer = setInterval(() => {
    silence += 1;
    if (silence <= parts || isWaiting() || isOver(connection)) return;
    silence = 1;
    response.write(comment);
    response.flush?.();
  }, heartbeat / parts).unref();
  return {
    put() {
      silence = 0;
    },
    stop: () => clearInterval(timer),
  };
}
