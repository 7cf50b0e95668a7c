/** A comment now and then, so that proxies take a connection without events for a living one. */
import type { Settings } from './options.js';
import { isOver, type Connection } from './connection.js';

/** The heartbeat of one response. */
export interface Heartbeat {
  /** Something was written: the next comment is due an interval later. */
  put(): void;
  stop(): void;
}

const none: Heartbeat = { put: () => undefined, stop: () => undefined };

/**
 * Starts the heartbeat.
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
  const timer = setInterval(() => {
    if (isWaiting() || isOver(connection)) return;
    response.write(comment);
    response.flush?.();
  }, heartbeat).unref();
  return {
    put: () => timer.refresh(),
    stop: () => clearInterval(timer),
  };
}
