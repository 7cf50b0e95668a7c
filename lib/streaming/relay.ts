/** Relays the items of a source to the client. */
import type { Failure } from './hand-over.js';
import type { Settings } from './stream-options.js';
import { createProgress } from './progress.js';
import type { Sink } from './sink.js';
import type { OpenSource } from './source.js';
import type { Supply } from './supply.js';

/** How a stream ended: complete, or with a failure, such as a client that has disconnected. */
export type Ending = { readonly outcome: 'completed' } | ({ readonly outcome: 'failed' } & Failure);

function failed(failure: Failure): Ending {
  return { outcome: 'failed', ...failure };
}

/** The failure of a source that has ended without throwing: the SDK's iterators just end if their request is aborted. */
function silentEnd(source: OpenSource): Failure | undefined {
  const reported = source.reported();
  if (reported !== undefined) return { error: reported.error, origin: 'upstream' };
  if (!source.isAborted()) return undefined;
  return { error: new Error('The stream was aborted.'), origin: 'upstream', kind: 'abort' };
}

/** The ending for a client that has disconnected, or a response that has been ended elsewhere. */
export function gone(): Ending {
  const error = new DOMException('The client closed the connection.', 'AbortError');
  return failed({ error, origin: 'upstream', kind: 'abort' });
}

/** The frame of an item; `undefined` if nothing is to be sent. Errors thrown here are the app's. */
function frameOf(item: unknown, { format, map }: Settings): string | undefined {
  const value = map(item);
  if (isPromise(value)) {
    throw new TypeError(
      "streamToResponse: option 'map' returned a promise; it must return the value itself",
    );
  }
  const json = JSON.stringify(value) as string | undefined; // its type omits `undefined`, the result for functions
  return json === undefined ? undefined : format.frame(value, json);
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value;
}

/** What to relay, and where. */
interface Job {
  readonly supply: Supply;
  readonly sink: Sink;
  readonly settings: Settings;
  /** Whether the client requested only the head. */
  readonly isHead: boolean;
  readonly isOver: () => boolean;
}

/** Relays until the source ends or fails, or `isOver` returns `true`. */
export async function relay({ supply, sink, settings, isHead, isOver }: Job): Promise<Ending> {
  const progress = createProgress();
  let origin: Failure['origin'] = 'upstream';
  let source: OpenSource;
  try {
    source = await supply.source;
    if (isOver()) return gone();
    for (;;) {
      origin = 'upstream';
      const { done, value } = await source.next();
      if (isOver()) return gone();
      if (done) break;
      origin = 'app';
      if (progress.see(value)) break;
      const frame = frameOf(value, settings);
      if (frame === undefined) continue;
      if (isHead) return { outcome: 'completed' };
      const drained = sink.send(frame);
      if (drained !== undefined) await drained;
    }
  } catch (error) {
    return failed({ error, origin });
  }
  const shortfall = silentEnd(source) ?? progress.shortfall(source.isSdk);
  return shortfall === undefined
    ? { outcome: 'completed' }
    : failed({ origin: 'upstream', ...shortfall });
}
