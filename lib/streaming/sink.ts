/** Writes a stream to a response: its head with the first frame, no faster than the client reads. */
import type { Settings } from './stream-options.js';
import { isOver, type Connection, type StreamedResponse } from './connection.js';

/** The heartbeat of one response. */
interface Heartbeat {
  /** Something was written: no comment is due for now. */
  put(): void;
  stop(): void;
}

/** Where no comment is ever due. */
const none: Heartbeat = { put: () => undefined, stop: () => undefined };

/** A timer that every event puts off would cost more than the rest of sending it, so the silence is counted in parts. */
const parts = 4;

/**
 * Starts the heartbeat: a comment after a silence as long as the settings say, or up to a quarter longer.
 * @param isWaiting whether the client has not yet read what was sent; it needs no comment, then
 */
function startHeartbeat(
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

/** The response of one stream, while it is written. */
export interface Sink {
  /** How many events were written. */
  events: number;
  /** How many bytes they had, as UTF-8. */
  bytes: number;
  /** Writes the frame of one event; gives a promise where the client is to be waited for. */
  send(frame: string): Promise<void> | undefined;
  /** Prepares the head where no frame has. */
  begin(): void;
  /** Stops the heartbeat. */
  stop(): void;
}

function setHead(response: StreamedResponse, contentType: string): void {
  if (response.headersSent) return;
  for (const name of ['Content-Length', 'ETag', 'Last-Modified']) response.removeHeader(name);
  response.setHeader('Content-Type', contentType);
  response.setHeader('Cache-Control', 'no-store');
  // Without it nginx holds events back until it has enough of them.
  response.setHeader('X-Accel-Buffering', 'no');
}

/** Makes the sink of a response. */
export function createSink(connection: Connection, settings: Settings): Sink {
  const { response } = connection;
  let heartbeat: Heartbeat | undefined;
  let drained: (() => void) | undefined;

  return {
    events: 0,
    bytes: 0,
    begin() {
      if (heartbeat !== undefined) return;
      setHead(response, settings.format.contentType);
      heartbeat = startHeartbeat(connection, settings, () => drained !== undefined);
      response.on('drain', () => {
        drained?.();
        drained = undefined;
      });
    },
    send(frame) {
      this.begin();
      this.events += 1;
      this.bytes += Buffer.byteLength(frame);
      const isReady = response.write(frame);
      response.flush?.();
      heartbeat?.put();
      if (isReady) return undefined;
      return new Promise((resolve) => {
        drained = resolve;
      });
    },
    stop() {
      heartbeat?.stop();
    },
  };
}
