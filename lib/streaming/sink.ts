/** Writes a stream to a response: the head with the first frame, and no faster than the client reads. */
import type { Settings } from './stream-options.js';
import { isOver, type Connection, type StreamedResponse } from './connection.js';

/** The heartbeat of one response. */
interface Heartbeat {
  /** Called after a write, which postpones the next comment. */
  put(): void;
  stop(): void;
}

/** Never sends a comment. */
const none: Heartbeat = { put: () => undefined, stop: () => undefined };

/** Resetting a timer for every event would cost more than sending it, so silence is counted in fractions of the interval. */
const parts = 4;

/**
 * Starts the heartbeat: a comment after the configured silence, or up to a quarter later.
 * @param isWaiting whether the client has yet to read what was sent, in which case it needs no comment
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

/** Writes the response of one stream. */
export interface Sink {
  /** The number of events written. */
  events: number;
  /** Their size in bytes, as UTF-8. */
  bytes: number;
  /** Writes the frame of one event; returns a promise if the client must catch up first. */
  send(frame: string): Promise<void> | undefined;
  /** Prepares the head, unless a frame already has. */
  begin(): void;
  /** Stops the heartbeat. */
  stop(): void;
}

function setHead(response: StreamedResponse, contentType: string): void {
  if (response.headersSent) return;
  for (const name of ['Content-Length', 'ETag', 'Last-Modified']) response.removeHeader(name);
  response.setHeader('Content-Type', contentType);
  response.setHeader('Cache-Control', 'no-store');
  // Otherwise nginx buffers events until it has enough of them.
  response.setHeader('X-Accel-Buffering', 'no');
}

/** Creates the sink of a response. */
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
